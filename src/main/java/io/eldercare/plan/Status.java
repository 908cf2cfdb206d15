package io.eldercare.plan;

import java.util.Locale;

/** Where a target stands at a month. */
public enum Status {
    MET("已达标"),
    BASICALLY_MET("基本达到"),
    ON_TRACK("达到序时进度"),
    LAGGING("略有滞后"),
    OFF_TRACK("明显滞后"),
    NO_DATA("缺报"),
    DUTY_MET("本月达标"),
    DUTY_MISSED("本月未达标"),
    MET_ON_TIME("如期完成"),
    MISSED("逾期未完成");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    /** As printed in Chinese. */
    public String label() {
        return label;
    }

    /** As stored: the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

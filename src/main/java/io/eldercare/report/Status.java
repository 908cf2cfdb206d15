package io.eldercare.report;

import java.awt.Color;

/** Where a target stands, as the mart codes it, with the words and the colour-blind-safe colour of print. */
enum Status {
    MET("met", "已达标", "达到目标", Mark.TICK, 0x2B6CA3, 0),
    MET_ON_TIME("met_on_time", "如期完成", "如期完成", Mark.TICK, 0x2B6CA3, 0),
    DUTY_MET("duty_met", "本月达标", "本月达标", Mark.TICK, 0x2B6CA3, 0),
    BASICALLY_MET("basically_met", "基本达到", "基本达到目标", Mark.RING, 0xA9CBE6, 1),
    ON_TRACK("on_track", "达到序时进度", "达到序时进度", Mark.RING, 0xA9CBE6, 1),
    LAGGING("lagging", "略有滞后", "略低于序时进度", Mark.TRIANGLE, 0xF7E3B5, 3),
    OFF_TRACK("off_track", "明显滞后", "明显低于序时进度", Mark.FULL_TRIANGLE, 0xE08A2E, 5),
    DUTY_MISSED("duty_missed", "本月未达标", "本月未达标", Mark.FULL_TRIANGLE, 0xE08A2E, 4),
    MISSED("missed", "逾期未完成", "逾期未完成", Mark.FULL_TRIANGLE, 0xE08A2E, 6),
    NOT_JUDGED("not_judged", "不作判断", "报送不全，不作达标判断", Mark.NONE, 0xFFFFFF, 2),
    NO_DATA("no_data", "缺报", "本月缺报", Mark.NONE, 0xFFFFFF, 2),
    SHOWN("shown", "仅列示", "仅列示", Mark.NONE, 0xFFFFFF, 0);

    /** The sign that carries the status where colour is lost. */
    enum Mark {
        TICK,
        RING,
        TRIANGLE,
        FULL_TRIANGLE,
        NONE
    }

    private final String code;
    private final String label;
    private final String finding;
    private final Mark mark;
    private final Color colour;
    private final int severity;

    Status(String code, String label, String finding, Mark mark, int colour, int severity) {
        this.code = code;
        this.label = label;
        this.finding = finding;
        this.mark = mark;
        this.colour = new Color(colour);
        this.severity = severity;
    }

    static Status parse(String code) {
        for (Status status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("Cannot print status " + code + " of mart.attainment: not a known status");
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    /** The words that end the title of a chart. */
    String finding() {
        return finding;
    }

    Mark mark() {
        return mark;
    }

    Color colour() {
        return colour;
    }

    int severity() {
        return severity;
    }

    boolean reached() {
        return this == MET || this == MET_ON_TIME || this == DUTY_MET;
    }

    boolean behind() {
        return severity >= 3;
    }
}

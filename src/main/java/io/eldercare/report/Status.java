package io.eldercare.report;

import io.eldercare.report.chart.Tone;

/** Where a target stands, as the mart codes it, with the words and the tone of print. */
enum Status {
    MET("met", "已达标", "达到目标", Tone.REACHED, 0),
    MET_ON_TIME("met_on_time", "如期完成", "如期完成", Tone.REACHED, 0),
    DUTY_MET("duty_met", "本月达标", "本月达标", Tone.REACHED, 0),
    BASICALLY_MET("basically_met", "基本达到", "基本达到目标", Tone.ON_PATH, 1),
    ON_TRACK("on_track", "达到序时进度", "达到序时进度", Tone.ON_PATH, 1),
    LAGGING("lagging", "略有滞后", "略低于序时进度", Tone.BEHIND, 3),
    OFF_TRACK("off_track", "明显滞后", "明显低于序时进度", Tone.FAR_BEHIND, 5),
    DUTY_MISSED("duty_missed", "本月未达标", "本月未达标", Tone.FAR_BEHIND, 4),
    MISSED("missed", "逾期未完成", "逾期未完成", Tone.FAR_BEHIND, 6),
    NOT_JUDGED("not_judged", "不作判断", "报送不全，不作达标判断", Tone.OPEN, 2),
    NO_DATA("no_data", "缺报", "本月缺报", Tone.OPEN, 2),
    SHOWN("shown", "仅列示", "仅列示", Tone.OPEN, 0);

    private final String code;
    private final String label;
    private final String finding;
    private final Tone tone;
    private final int severity;

    Status(String code, String label, String finding, Tone tone, int severity) {
        this.code = code;
        this.label = label;
        this.finding = finding;
        this.tone = tone;
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

    /** Colour and mark in print. */
    Tone tone() {
        return tone;
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

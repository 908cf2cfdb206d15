package io.eldercare.ingest;

import java.util.Locale;

/** What a file does to its county-month (submission standard, "How a file arrives"). */
public enum Mode {
    /** states the whole county-month and replaces it */
    FULL,
    /** adds or replaces rows by key */
    DELTA,
    /** withdraws the county-month */
    VOID;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Mode parse(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

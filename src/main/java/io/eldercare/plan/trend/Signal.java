package io.eldercare.plan.trend;

import java.util.Locale;

/** Whether the newest value of a series differs from its usual variation, and to which side. */
public enum Signal {
    COMMON_CAUSE,
    IMPROVEMENT,
    CONCERN;

    /** As stored: the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

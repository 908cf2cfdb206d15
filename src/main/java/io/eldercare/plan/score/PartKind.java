package io.eldercare.plan.score;

import java.util.Locale;

/** What a line of a scorecard is. */
public enum PartKind {
    ITEM,
    DATA_QUALITY,
    IMPROVEMENT,
    DEDUCTION,
    BONUS,
    /** what the limits of 0 and 100 add or take */
    LIMIT;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

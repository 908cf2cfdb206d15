package io.eldercare.plan.trend;

import java.util.Locale;

/**
 * What tells a change from usual variation: the four rules of NHS England's Making Data Count (in the variant of the NHS-R community's
 * plotthedots charts). Where several hold, the first in this order is named.
 */
public enum RunRule {
    /** a value outside the natural process limits */
    OUTSIDE_LIMITS,
    /** of three values in a row on one side of the centre at least two in the outer third before the limit */
    NEAR_LIMIT,
    /** seven values in a row on one side of the centre */
    SHIFT,
    /** seven values in a row, each above (or each below) the one before */
    TREND;

    /** As stored: the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

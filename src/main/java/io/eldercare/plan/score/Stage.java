package io.eldercare.plan.score;

/** How a scorecard takes what is missing. */
public enum Stage {
    /** a unit with a missing item is 暂不评定 */
    BEFORE_RELEASE,
    /** a missing item counts at its lower bound, and the unit cannot have the best grade: withholding never pays */
    RELEASE;

    Missing missing() {
        return this == RELEASE ? Missing.LOWEST : Missing.WITHHELD;
    }
}

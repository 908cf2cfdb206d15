package io.eldercare.plan.disclosure;

/** Why a count is not published. Readers are not told which: the knowledge would narrow what they can work out. */
public enum Reason {
    /** it, or what is left of the whole beside it, counts fewer persons than the threshold */
    PRIMARY,
    /** a small count could be worked out from it */
    COMPLEMENTARY
}

package io.eldercare.plan.score;

/** What a missing figure counts as. */
enum Missing {
    /** nothing can be said */
    WITHHELD,
    /** the least it can be */
    LOWEST,
    /** the most it can be */
    HIGHEST
}

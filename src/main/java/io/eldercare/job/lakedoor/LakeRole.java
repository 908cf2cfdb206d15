package io.eldercare.job.lakedoor;

/** What a reader of the lake may see. */
public enum LakeRole {
    /** every relation, rows of persons under pseudonyms included */
    ANALYST,
    /** relations marked open in sql/lake.yml */
    AGGREGATES
}

package io.eldercare.plan;

/** Where a county's own part of a counted target comes from. */
public enum QuotaSource {
    /** the target is not divided */
    NONE,
    /** printed in a document */
    DOCUMENT,
    /** divided by the population aged 60 and over; everything that rests on it prints 试算 */
    COMPUTED
}

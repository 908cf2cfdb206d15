package io.eldercare.mart;

/**
 * What came of a query.
 *
 * @param rows written
 * @param cut whether there were more
 */
public record QuerySummary(long rows, boolean cut) {}

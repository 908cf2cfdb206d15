package io.eldercare.export;

/**
 * What came of a query.
 *
 * @param rows written
 * @param cut whether there were more
 * @param shortened texts that the format could not hold whole
 */
public record QuerySummary(long rows, boolean cut, long shortened) {
    /** With every text whole. */
    public QuerySummary(long rows, boolean cut) {
        this(rows, cut, 0);
    }

    /** Whether everything that was asked for is there. */
    public boolean isWhole() {
        return !cut && shortened == 0;
    }
}

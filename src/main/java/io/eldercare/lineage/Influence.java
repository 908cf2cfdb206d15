package io.eldercare.lineage;

/**
 * How a column acts on another, in the terms of OpenLineage's column lineage facet 1-2-0. Direct ones give the value, from the
 * weakest change of it to the strongest; the others decide which rows count, where they belong or which value is taken.
 */
public enum Influence {
    IDENTITY(true),
    TRANSFORMATION(true),
    AGGREGATION(true),
    CONDITIONAL(false),
    FILTER(false),
    JOIN(false),
    GROUP_BY(false),
    WINDOW(false),
    SORT(false);

    private final boolean direct;

    Influence(boolean direct) {
        this.direct = direct;
    }

    public boolean isDirect() {
        return direct;
    }

    /** What remains of this influence when the value goes on through {@code next}. */
    public Influence then(Influence next) {
        if (!direct) {
            return this;
        }
        return next.direct && next.compareTo(this) < 0 ? this : next;
    }
}

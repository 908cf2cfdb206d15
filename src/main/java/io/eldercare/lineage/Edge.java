package io.eldercare.lineage;

import java.util.Comparator;

/**
 * One step of lineage.
 *
 * @param to a column, or a table as a whole where the influence is on which rows it has
 * @param masked the value cannot be read back: a keyed pseudonym, a hash
 */
public record Edge(ColumnId from, ColumnId to, Influence influence, boolean masked) implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER = Comparator.comparing(Edge::to)
            .thenComparing(Edge::from)
            .thenComparing(Edge::influence)
            .thenComparing(Edge::masked);

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}

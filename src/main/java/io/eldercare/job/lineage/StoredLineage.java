package io.eldercare.job.lineage;

import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Edge;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.Table.Layer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The graph between tables that are stored: indicators, checks, targets and views are passed through. */
record StoredLineage(LineageGraph graph) {
    private static final Set<Layer> THOUGHT = Set.of(Layer.KPI, Layer.CHECK, Layer.TARGET);
    private static final Set<String> VIEWS = Set.of("file.delivery", "silver.slice", "silver.target_month");

    private boolean isStored(String table) {
        return !VIEWS.contains(table)
                && graph.table(table)
                        .filter(known -> !THOUGHT.contains(known.layer()))
                        .isPresent();
    }

    /** What acts on a column, or on which rows a table has, without tables as wholes. */
    SortedSet<Edge> into(ColumnId column) {
        SortedSet<Edge> edges = new TreeSet<>();
        for (Edge edge : through(column)) {
            if (!edge.from().isTable()) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** Stored tables that the table reads. */
    SortedSet<String> sourcesOf(String table) {
        SortedSet<String> sources = new TreeSet<>();
        graph.table(table).ifPresent(known -> {
            Collection<ColumnId> columns = new ArrayList<>(List.of(ColumnId.all(table)));
            known.columns().forEach(column -> columns.add(new ColumnId(table, column.name())));
            columns.forEach(column ->
                    through(column).forEach(edge -> sources.add(edge.from().table())));
        });
        sources.remove(table);
        return sources;
    }

    private List<Edge> through(ColumnId to) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : graph.into(to)) {
            if (isStored(edge.from().table())) {
                edges.add(edge);
                continue;
            }
            for (Edge before : through(edge.from())) {
                edges.add(new Edge(
                        before.from(),
                        to,
                        before.influence().then(edge.influence()),
                        before.masked() || edge.masked()));
            }
        }
        return edges;
    }
}

package io.eldercare.transform.lineage;

import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Edge;
import io.eldercare.lineage.Influence;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.Table;
import io.eldercare.lineage.Table.Column;
import io.eldercare.lineage.Table.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Takes up tables in the order of the way of the data: a table after those that its query reads. */
final class GraphBuilder {
    private final QueryAnalyser analyser = new QueryAnalyser();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** What a table is called and how it comes about. */
    record Head(String name, Layer layer, String title, Optional<String> rule) {
        Head(String name, Layer layer, String title) {
            this(name, layer, title, Optional.empty());
        }
    }

    QueryAnalyser analyser() {
        return analyser;
    }

    /** A table that stands at a beginning; queries may read it. */
    void source(Head head, StructType schema) {
        analyser.define(head.name(), schema);
        table(head, columns(schema, List.of()));
    }

    void table(Head head, List<Column> columns) {
        if (tables.putIfAbsent(head.name(), new Table(head.name(), head.layer(), head.title(), head.rule(), columns))
                != null) {
            throw new IllegalStateException("Cannot take up " + head.name() + " twice");
        }
    }

    /** A table that a query makes; later queries may read it. */
    void query(Head head, String sql) {
        LogicalPlan plan = resolved(head.name(), sql);
        RowsWalk.Rows rows = RowsWalk.of(plan);
        StructType schema = plan.schema();
        analyser.define(head.name(), schema);
        for (int index = 0; index < schema.size(); index++) {
            flow(rows.values().get(index), new ColumnId(head.name(), schema.fields()[index].name()));
        }
        flow(rows.which(), ColumnId.all(head.name()));
        table(head, columns(schema, rows.values()));
    }

    /**
     * What expressions over the rows of one table are made of; resolved together, since a query costs more than an expression.
     *
     * @param what they are, for messages
     */
    RowsWalk.Rows expressions(String what, List<String> expressions, String table) {
        List<String> columns = new ArrayList<>();
        for (String expression : expressions) {
            columns.add("(" + expression + ") as c" + columns.size());
        }
        return columns.isEmpty()
                ? new RowsWalk.Rows(List.of(), Map.of(), Flow.NONE)
                : RowsWalk.of(resolved(what, "select " + String.join(",\n", columns) + "\nfrom " + table));
    }

    private LogicalPlan resolved(String what, String sql) {
        try {
            return analyser.resolve(sql);
        } catch (IllegalStateException unfit) {
            throw new IllegalStateException("Cannot derive the lineage of " + what + ": " + unfit.getMessage(), unfit);
        }
    }

    void flow(Flow flow, ColumnId to) {
        flow(flow, to, UnaryOperator.identity());
    }

    /** @param renamed the source's real name */
    void flow(Flow flow, ColumnId to, UnaryOperator<ColumnId> renamed) {
        flow.forEach((from, influence) -> edge(renamed.apply(from), to, influence));
    }

    void edge(ColumnId from, ColumnId to, Influence influence) {
        edges.add(new Edge(from, to, influence, false));
    }

    void masked(ColumnId from, ColumnId to) {
        edges.add(new Edge(from, to, Influence.TRANSFORMATION, true));
    }

    private static List<Column> columns(StructType schema, List<Flow> values) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            boolean constant =
                    !values.isEmpty() && values.get(columns.size()).sources().isEmpty();
            columns.add(new Column(field.name(), field.dataType().simpleString(), "", constant));
        }
        return columns;
    }

    LineageGraph graph(String key) {
        return new LineageGraph(key, tables.values(), edges);
    }
}

package io.eldercare.report.site;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Edge;
import io.eldercare.lineage.Influence;
import io.eldercare.lineage.LineageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Where an indicator comes from, as people read it.
 *
 * @param feeds county files, in the order of the standard
 * @param facts columns of the fact and what each does
 */
record IndicatorSources(Kpi kpi, List<Feed> feeds, List<Use> facts) {
    private static final String SILVER = "silver.";

    /** What a column does for an indicator. */
    enum Role {
        NUMERATOR("分子"),
        DENOMINATOR("分母"),
        CONDITION("条件"),
        VALUE("取数"),
        ROWS("每行计一");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    record Use(Role role, String column, String label) {}

    record Feed(String code, String title, List<Use> uses) {}

    /** @param label what people call a column of a fact; empty where it has no other name */
    static IndicatorSources of(
            Kpi kpi, LineageGraph graph, Definitions definitions, BiFunction<Model, String, String> label) {
        Model fact = definitions.gold().get(kpi.fact());
        if (fact == null) {
            throw new IllegalArgumentException(
                    "Cannot draw " + kpi.code() + ": no model sql/gold/" + kpi.fact() + ".sql");
        }
        String table = "kpi." + kpi.code();
        List<Use> facts = new ArrayList<>();
        uses(graph, new ColumnId(table, "numerator"), Role.NUMERATOR, fact, label, facts);
        uses(graph, new ColumnId(table, "denominator"), Role.DENOMINATOR, fact, label, facts);
        SortedSet<ColumnId> conditions = new TreeSet<>();
        for (Edge edge : graph.into(ColumnId.all(table))) {
            if (edge.influence() == Influence.FILTER && isOf(edge.from(), kpi)) {
                conditions.add(edge.from());
            }
        }
        conditions.forEach(column -> facts.add(
                new Use(Role.CONDITION, column.column(), named(label.apply(fact, column.column()), column.column()))));
        return new IndicatorSources(kpi, feeds(kpi, fact, graph, definitions, conditions), facts);
    }

    private static boolean isOf(ColumnId column, Kpi kpi) {
        return column.table().equals("gold." + kpi.fact());
    }

    private static void uses(
            LineageGraph graph,
            ColumnId part,
            Role role,
            Model fact,
            BiFunction<Model, String, String> label,
            List<Use> uses) {
        SortedSet<ColumnId> columns = new TreeSet<>();
        graph.into(part).forEach(edge -> columns.add(edge.from()));
        for (ColumnId column : columns) {
            uses.add(new Use(
                    role,
                    column.isTable() ? "" : column.column(),
                    column.isTable() ? "行数" : named(label.apply(fact, column.column()), column.column())));
        }
    }

    private static List<Feed> feeds(
            Kpi kpi, Model fact, LineageGraph graph, Definitions definitions, SortedSet<ColumnId> conditions) {
        ColumnId value = new ColumnId("kpi." + kpi.code(), "value");
        Predicate<Edge> direct =
                edge -> edge.influence().isDirect() && !edge.to().isTable();
        Predicate<Edge> deciding = edge -> (edge.influence().isDirect() || edge.influence() == Influence.CONDITIONAL)
                && !edge.to().isTable();
        SortedSet<ColumnId> values = graph.sources(value, direct);
        SortedSet<ColumnId> decisive = graph.sources(value, deciding);
        conditions.forEach(column -> decisive.addAll(graph.sources(column, deciding)));
        SortedSet<String> counted = counted(decisive);
        counted.forEach(feed -> decisive.addAll(rowDeciding(graph, "gold." + fact.name(), feed, direct)));
        TreeMap<String, List<Use>> uses = new TreeMap<>();
        for (Contract contract : definitions.contracts().values()) {
            String file = "file." + contract.feed();
            for (Contract.Column column : contract.columns()) {
                ColumnId cell = new ColumnId(file, column.name());
                Role role = values.contains(cell) ? Role.VALUE : Role.CONDITION;
                if (role == Role.VALUE || decisive.contains(cell)) {
                    uses.computeIfAbsent(contract.feed(), missing -> new ArrayList<>())
                            .add(new Use(role, column.name(), column.label()));
                }
            }
        }
        if (values.stream().anyMatch(column -> column.isTable() && isOf(column, kpi))) {
            fact.rowsOf().ifPresent(counted::add);
        }
        counted.forEach(
                feed -> uses.computeIfAbsent(feed, missing -> new ArrayList<>()).add(0, new Use(Role.ROWS, "", "行数")));
        return definitions.contracts().values().stream()
                .filter(contract -> uses.containsKey(contract.feed()))
                .sorted(java.util.Comparator.comparingInt(Contract::number).thenComparing(Contract::feed))
                .map(contract ->
                        new Feed(contract.feed(), contract.title(), uses.getOrDefault(contract.feed(), List.of())))
                .toList();
    }

    /** Feeds whose rows are counted, or asked whether there are any. */
    private static SortedSet<String> counted(SortedSet<ColumnId> sources) {
        SortedSet<String> feeds = new TreeSet<>();
        sources.stream()
                .filter(source -> source.isTable() && source.table().startsWith(SILVER))
                .forEach(source -> feeds.add(source.table().substring(SILVER.length())));
        return feeds;
    }

    /** Columns of the feed's files by which the fact chooses and matches its rows. */
    private static SortedSet<ColumnId> rowDeciding(
            LineageGraph graph, String fact, String feed, Predicate<Edge> direct) {
        SortedSet<ColumnId> cells = new TreeSet<>();
        graph.into(ColumnId.all(fact)).stream()
                .map(Edge::from)
                .filter(column -> column.table().equals(SILVER + feed) && !column.isTable())
                .forEach(column -> cells.addAll(graph.sources(column, direct)));
        return cells;
    }

    private static String named(String label, String column) {
        return label.isEmpty() ? column : label;
    }
}

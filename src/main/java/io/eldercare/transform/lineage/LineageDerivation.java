package io.eldercare.transform.lineage;

import static io.eldercare.lineage.Influence.AGGREGATION;
import static io.eldercare.lineage.Influence.FILTER;
import static io.eldercare.lineage.Influence.IDENTITY;
import static io.eldercare.lineage.Influence.TRANSFORMATION;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.Table.Column;
import io.eldercare.lineage.Table.Layer;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Target;
import io.eldercare.transform.lineage.GraphBuilder.Head;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/**
 * The lineage of everything that the definitions make: files, silver, gold, checks, indicators, targets, mart. Derived by Spark's
 * analyser from the queries that run; needs neither a session nor data. The same definitions give the same graph.
 */
public final class LineageDerivation {
    /** Counts changes of the derivation that give another graph for the same files. */
    private static final int VERSION = 1;

    private static final String FIGURES = "gold.fct_kpi";
    private static final String NUMBER = "decimal(38,6)";

    private final Definitions definitions;
    private final GraphBuilder graph = new GraphBuilder();

    private LineageDerivation(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * @throws IllegalStateException for a query that does not fit the contracts, with Spark's message
     */
    public static LineageGraph of(Definitions definitions) {
        return new LineageDerivation(definitions).derive(key(definitions));
    }

    /** What the graph of these definitions depends on: their files and what the program declares. */
    public static String key(Definitions definitions) {
        return definitions.hash() + "-" + VERSION + "-" + DeclaredTable.hash();
    }

    private LineageGraph derive(String key) {
        DeclaredTable.Declared declared = DeclaredTable.read();
        declared.sources().forEach(this::addDeclared);
        definitions.contracts().values().forEach(contract -> new FeedLineage(contract, graph).add());
        definitions.profiles().forEach(profile -> FeedLineage.addProfile(profile, graph));
        inOrder()
                .forEach(
                        model -> graph.query(new Head("gold." + model.name(), Layer.GOLD, model.grain()), model.sql()));
        addFindings();
        addKpis();
        addFigures();
        definitions.plans().forEach(this::addTargets);
        declared.mart().forEach(this::addDeclared);
        return graph.graph(key);
    }

    private void addDeclared(DeclaredTable table) {
        String query = table.query();
        if (query != null) {
            graph.query(table.head(), query);
        } else {
            graph.source(
                    table.head(), table.columns() == null ? new StructType() : StructType.fromDDL(table.columns()));
        }
        List<String> from = table.from() == null ? List.of() : table.from();
        from.forEach(source -> graph.edge(ColumnId.all(source), ColumnId.all(table.table()), TRANSFORMATION));
    }

    /** Models before those that read them. */
    private List<Model> inOrder() {
        Map<String, Model> left = new LinkedHashMap<>(definitions.gold());
        List<Model> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Model> ready = left.values().stream()
                    .filter(model -> left.keySet().stream()
                            .noneMatch(other ->
                                    !other.equals(model.name()) && model.reads().contains("gold." + other)))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException(
                        "Cannot order the models of sql/gold: they read each other: " + left.keySet());
            }
            ready.forEach(model -> left.remove(model.name()));
            ordered.addAll(ready);
        }
        return ordered;
    }

    private void addFindings() {
        List<String> union = new ArrayList<>();
        for (Model check : definitions.checks().values()) {
            String table = "check." + check.name();
            graph.query(new Head(table, Layer.CHECK, check.head().getOrDefault("message", check.grain())), check.sql());
            boolean saysFeed =
                    List.of(graph.analyser().schema(table).fieldNames()).contains("feed");
            union.add("select " + (saysFeed ? "feed" : "'' as feed") + ", county_code, month, delivery_id, row_no, '"
                    + check.head().getOrDefault("rule", check.name())
                    + "' as rule_id, '' as column_name, '' as message from " + table);
        }
        graph.query(new Head("silver.finding", Layer.SILVER, "跨报送核对发现的问题"), String.join(" union all ", union));
    }

    private void addKpis() {
        Map<String, List<Kpi>> byFact = definitions.kpis().values().stream()
                .collect(Collectors.groupingBy(Kpi::fact, LinkedHashMap::new, Collectors.toList()));
        byFact.forEach((fact, kpis) -> {
            List<String> expressions = new ArrayList<>();
            kpis.forEach(kpi -> expressions.addAll(List.of(
                    kpi.numerator(),
                    kpi.denominator().orElse("null"),
                    kpi.where().orElse("true"))));
            RowsWalk.Rows rows = graph.expressions("the indicators over gold." + fact, expressions, "gold." + fact);
            for (int index = 0; index < kpis.size(); index++) {
                addKpi(kpis.get(index), rows.values().subList(3 * index, 3 * index + 3), rows.which());
            }
        });
    }

    /**
     * @param parts numerator, denominator and condition
     * @param rows the fact
     */
    private void addKpi(Kpi kpi, List<Flow> parts, Flow rows) {
        Head head = new Head("kpi." + kpi.code(), Layer.KPI, kpi.name());
        List<String> names = kpi.isShare() ? List.of("numerator", "denominator") : List.of("numerator");
        List<Column> columns = new ArrayList<>();
        ColumnId value = new ColumnId(head.name(), "value");
        for (String name : names) {
            ColumnId column = new ColumnId(head.name(), name);
            Flow part = parts.get(columns.size());
            graph.flow((part.sources().isEmpty() ? rows : part).then(AGGREGATION), column);
            graph.edge(column, value, TRANSFORMATION);
            columns.add(new Column(name, NUMBER, "", false));
        }
        columns.add(new Column("value", "decimal(18,6)", "", false));
        graph.flow(Flow.union(rows, parts.get(2).as(FILTER)), ColumnId.all(head.name()));
        if (!kpi.feeds().isEmpty()) {
            graph.edge(new ColumnId("silver.slice", "is_usable"), ColumnId.all(head.name()), FILTER);
        }
        graph.edge(ColumnId.all(head.name()), value, FILTER);
        graph.table(head, columns);
    }

    /** All indicators in one table, added up along the regions. */
    private void addFigures() {
        graph.source(
                new Head(FIGURES, Layer.GOLD, "全部指标的分子、分母：每个指标、地区、月份一行"),
                StructType.fromDDL("kpi_code string, region_code string, month date, numerator " + NUMBER
                        + ", denominator " + NUMBER));
        for (Kpi kpi : definitions.kpis().values()) {
            String table = "kpi." + kpi.code();
            graph.edge(new ColumnId(table, "numerator"), new ColumnId(FIGURES, "numerator"), AGGREGATION);
            kpi.denominator()
                    .ifPresent(text -> graph.edge(
                            new ColumnId(table, "denominator"), new ColumnId(FIGURES, "denominator"), AGGREGATION));
            graph.edge(ColumnId.all(table), ColumnId.all(FIGURES), TRANSFORMATION);
        }
        graph.edge(new ColumnId("gold.dim_region", "region_code"), new ColumnId(FIGURES, "region_code"), IDENTITY);
        graph.edge(new ColumnId("silver.target_month", "month"), new ColumnId(FIGURES, "month"), IDENTITY);
    }

    private void addTargets(Plan plan) {
        Head head = new Head("target." + plan.code(), Layer.TARGET, plan.name());
        graph.table(
                head,
                plan.targets().stream()
                        .map(target -> new Column(target.id(), "decimal(18,6)", target.name(), false))
                        .toList());
        for (Target target : plan.targets()) {
            graph.edge(
                    new ColumnId("kpi." + target.kpiCode(), "value"), new ColumnId(head.name(), target.id()), IDENTITY);
        }
    }
}

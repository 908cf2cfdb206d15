package io.eldercare.transform;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.SilverSchema;
import io.eldercare.testing.TestRoot;
import io.eldercare.testing.TestSpark;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A temporary lake that holds the inputs of some cases and runs the project's own queries over them. */
final class CaseLake {
    static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());

    /** What the queries read of {@code bronze.delivery_part}. */
    private static final StructType PART = new StructType()
            .add("feed", DataTypes.StringType)
            .add("county_code", DataTypes.StringType)
            .add("month", DataTypes.DateType)
            .add("delivery_id", DataTypes.StringType)
            .add("mode", DataTypes.StringType)
            .add("sha256", DataTypes.StringType)
            .add("received_at", DataTypes.TimestampNTZType)
            .add("is_in_force", DataTypes.BooleanType)
            .add("is_usable", DataTypes.BooleanType)
            .add("rows", DataTypes.LongType)
            .add("accepted", DataTypes.LongType)
            .add("rejected", DataTypes.LongType)
            .add("row_no", DataTypes.IntegerType);

    private final DeltaFiles files;
    private final LakeViews views;
    private final List<SqlCase> cases;

    CaseLake(Path folder, List<SqlCase> cases) {
        this.files = new DeltaFiles(TestSpark.session(), folder);
        this.views = new LakeViews(files, DEFINITIONS.contracts());
        this.cases = cases;
    }

    /** Writes every input once, all cases together. */
    CaseLake load() {
        writeSlices();
        Map<String, List<Row>> rows = new TreeMap<>();
        Map<String, StructType> schemas = new TreeMap<>();
        for (SqlCase one : cases) {
            one.inputs().forEach((table, input) -> {
                if (!table.equals("slice")) {
                    StructType schema = schemas.computeIfAbsent(table, this::schema);
                    rows.computeIfAbsent(table, key -> new ArrayList<>())
                            .addAll(input.typed(schema, defaults(table, one), one.years()));
                }
            });
        }
        rows.forEach((table, all) -> write(table, all, nullable(schemas.get(table))));
        return this;
    }

    /** Facts lie in parts by month, as a night writes them. */
    private void write(String table, List<Row> rows, StructType schema) {
        Dataset<Row> data = TestSpark.session().createDataFrame(rows, schema).coalesce(1);
        if (table.startsWith("fct_")) {
            files.replace("gold", table, data, "true", List.of());
        } else {
            files.overwrite(layer(table), table, data);
        }
    }

    private static Map<String, String> defaults(String table, SqlCase one) {
        return Map.of(
                "county_code", "360202",
                "month", one.months().last().toString(),
                "delivery_id", table,
                "revision", "1",
                "is_accepted", "true",
                "is_in_force", "true",
                "issues", "[]");
    }

    private void writeSlices() {
        List<Row> parts = new ArrayList<>();
        for (SqlCase one : cases) {
            CaseTable slices = one.inputs().get("slice");
            if (slices != null) {
                parts.addAll(slices.onePer("feed").typed(PART, sliceDefaults(one), one.years()));
            } else {
                filed(one)
                        .forEach(slice -> parts.addAll(
                                new CaseTable(Path.of("slice"), List.copyOf(slice.keySet()), List.of(slice))
                                        .typed(PART, sliceDefaults(one), one.years())));
            }
        }
        files.overwrite(
                "bronze",
                "delivery_part",
                TestSpark.session().createDataFrame(parts, PART).coalesce(1));
    }

    private static Map<String, String> sliceDefaults(SqlCase one) {
        return Map.of(
                "county_code", "360202",
                "month", one.months().last().toString(),
                "mode", "full",
                "is_in_force", "true",
                "is_usable", "true");
    }

    /** Where a case states no slices, each feed is filed wherever it has rows. */
    private static Collection<Map<String, String>> filed(SqlCase one) {
        Map<String, Map<String, String>> filed = new LinkedHashMap<>();
        one.inputs().forEach((table, input) -> {
            for (Map<String, String> row : input.rows()) {
                Map<String, String> slice = new TreeMap<>();
                slice.put("feed", table);
                slice.put("county_code", row.getOrDefault("county_code", "360202"));
                slice.put("month", row.getOrDefault("month", one.months().last().toString()));
                filed.put(slice.toString(), slice);
            }
        });
        return filed.values();
    }

    private static String layer(String table) {
        return table.startsWith("fct_") || table.startsWith("dim_") ? "gold" : "silver";
    }

    private StructType schema(String table) {
        if (layer(table).equals("silver")) {
            Contract contract = DEFINITIONS.contracts().get(table);
            if (contract == null) {
                throw new IllegalStateException("Cannot load " + table + ".csv: no such feed");
            }
            return SilverSchema.of(contract);
        }
        return goldSchema(table);
    }

    /** The columns that the fact's own query yields, over a lake without rows. */
    StructType goldSchema(String table) {
        Model model = DEFINITIONS.gold().get(table);
        if (model == null) {
            throw new IllegalStateException("Cannot load " + table + ".csv: sql/gold has no such model");
        }
        model.reads().stream()
                .filter(read -> read.startsWith("gold.fct_"))
                .map(read -> read.substring("gold.".length()))
                .filter(read -> !files.exists("gold", read))
                .forEach(read -> write(read, List.of(), goldSchema(read)));
        SortedSet<YearMonth> months = new TreeSet<>(List.of(YearMonth.of(2025, 10)));
        views.registerFor(List.of(model), months);
        return views.query(model.sql()).schema();
    }

    private static StructType nullable(StructType schema) {
        StructType open = new StructType();
        for (StructField field : schema.fields()) {
            open = open.add(field.name(), field.dataType(), true);
        }
        return open;
    }

    void writeRegions() {
        RegionTable.write(files, DEFINITIONS);
        SubsidyTable.write(files, DEFINITIONS);
    }

    Map<String, List<Row>> buildGold(Map<String, Model> models) {
        GoldBuilder gold = new GoldBuilder(files, views, models);
        Map<Model, SortedSet<YearMonth>> plan = gold.plan(changed(), months());
        views.registerFor(models.values(), months());
        plan.forEach(gold::write);
        Map<String, List<Row>> built = new TreeMap<>();
        models.forEach((name, model) -> built.put(
                name,
                (GoldBuilder.isFact(model) ? files.read("gold", name, month -> true) : views.query(model.sql()))
                        .collectAsList()));
        return built;
    }

    List<String> plannedGold() {
        return new GoldBuilder(files, views, DEFINITIONS.gold())
                .plan(changed(), months()).keySet().stream().map(Model::name).toList();
    }

    /** The rows of a table that has just been built, each month by a query of its own. */
    List<Row> monthByMonth(Model model, SortedSet<YearMonth> months) {
        return views.monthQueries().of(model, months).collectAsList();
    }

    List<Row> buildFindings() {
        FindingBuilder findings =
                new FindingBuilder(files, views, DEFINITIONS.checks().values());
        SortedSet<YearMonth> reached = FindingBuilder.months(findings.checks(), changed(), months());
        views.registerFor(findings.checks(), reached);
        findings.prepare(reached, changed().keySet()).run();
        return files.read("silver", "finding", month -> true).collectAsList();
    }

    List<Row> computeKpis() {
        return computeKpis(DEFINITIONS.contracts().keySet(), DEFINITIONS.gold().keySet());
    }

    /** A fact that has been loaded loses its rows. */
    void empty(String fact) {
        Dataset<Row> nothing = TestSpark.session().createDataFrame(List.of(), nullable(goldSchema(fact)));
        files.replace("gold", fact, nothing, "true", months());
    }

    List<Row> computeKpis(Set<String> changed, Set<String> rebuilt) {
        new KpiEngine(files, views, DEFINITIONS.kpis().values()).compute(months(), changed, rebuilt);
        return files.read("gold", "fct_kpi", month -> true).collectAsList();
    }

    /** What a county's deliveries bring to KPIs in all months built. */
    List<FigureRows.Contribution> rowsBehind(Collection<Kpi> kpis, String county) {
        return new FigureRows(files, views).of(new FigureRows.Request(kpis, months(), List.of(county), false, 0));
    }

    private SortedSet<YearMonth> months() {
        SortedSet<YearMonth> months = new TreeSet<>();
        cases.forEach(one -> months.addAll(one.builtMonths()));
        return months;
    }

    /** Every feed that a case states changed in all months built. */
    private Map<String, SortedSet<YearMonth>> changed() {
        Map<String, SortedSet<YearMonth>> changed = new TreeMap<>();
        for (SqlCase one : cases) {
            one.inputs()
                    .keySet()
                    .forEach(feed -> changed.computeIfAbsent(feed, key -> new TreeSet<>())
                            .addAll(one.builtMonths()));
        }
        return changed;
    }
}

package io.eldercare.bench;

import static org.apache.spark.sql.functions.broadcast;

import io.eldercare.bench.PlainFiles.Filed;
import io.eldercare.definitions.Census;
import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.plan.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The same figures by Spark as its manual has it: {@code spark.read.csv}, casts, windows, joins, Parquet tables; its own default
 * settings but for two cores. {@code PlainSparkContender <inbox> <work folder> <figures.csv>}.
 */
public final class PlainSparkContender {
    private static final StructType FILE = new StructType()
            .add("delivered_file", DataTypes.StringType)
            .add("place", DataTypes.StringType)
            .add("is_county_file", DataTypes.BooleanType)
            .add("counties", DataTypes.createArrayType(DataTypes.StringType))
            .add("month", DataTypes.DateType)
            .add("received_on", DataTypes.DateType)
            .add("order_no", DataTypes.IntegerType);

    private static final StructType REGION = new StructType()
            .add("region_code", DataTypes.StringType)
            .add("level", DataTypes.StringType)
            .add("parent_code", DataTypes.StringType)
            .add("host_code", DataTypes.StringType)
            .add("kind", DataTypes.StringType)
            .add("census_pop_total", DataTypes.IntegerType)
            .add("census_pop60", DataTypes.IntegerType)
            .add("census_pop65", DataTypes.IntegerType);

    private static final List<String> FACTS = List.of(
            "fct_population",
            "fct_visit_month",
            "fct_volunteer_month",
            "fct_volunteer_team_month",
            "fct_bed_month",
            "fct_family_bed_month",
            "fct_assessment",
            "fct_assessed_month",
            "fct_service_record");

    private final SparkSession spark;
    private final Definitions definitions;

    private PlainSparkContender(SparkSession spark, Definitions definitions) {
        this.spark = spark;
        this.definitions = definitions;
    }

    public static void main(String[] arguments) throws IOException {
        Path work = Path.of(arguments[1]).toAbsolutePath();
        Definitions definitions = Definitions.load(Path.of("").toAbsolutePath());
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("plain")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.warehouse.dir", work.resolve("warehouse").toString())
                .config("spark.local.dir", work.resolve("scratch").toString())
                .config("spark.sql.catalogImplementation", "in-memory")
                .getOrCreate();
        try {
            new PlainSparkContender(spark, definitions).run(Path.of(arguments[0]), Path.of(arguments[2]));
        } finally {
            spark.stop();
        }
    }

    private void run(Path inbox, Path figures) throws IOException {
        spark.sql("create database silver");
        spark.sql("create database gold");
        phase("load", () -> load(PlainFiles.inForce(inbox, definitions)));
        phase("facts", this::facts);
        phase("kpis", () -> Figures.write(figures, new PlainKpis(definitions).lines(spark)));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void phase(String name, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "phase %s %.1f%n", name, (System.nanoTime() - start) / 1e9);
    }

    private void load(Map<String, List<Filed>> files) {
        List<String> slices = new ArrayList<>();
        for (String feed : Figures.FEEDS) {
            if (files.containsKey(feed)) {
                load(definitions.contracts().get(feed), files.get(feed));
                slices.add("select distinct '" + feed + "' as feed, county_code, month, true as is_usable from silver."
                        + feed);
            }
        }
        spark.sql("create table silver.slice using parquet as " + String.join(" union all ", slices));
        spark.sql("create table silver.target_month using parquet as select distinct month from silver.slice");
    }

    private void load(Contract contract, List<Filed> files) {
        String[] paths = files.stream().map(file -> file.path().toString()).toArray(String[]::new);
        Dataset<Row> raw = spark.read().option("header", "true").csv(paths);
        PlainRows rows = new PlainRows(contract, new LinkedHashSet<>(Arrays.asList(raw.columns())));
        Dataset<Row> typed = raw.selectExpr("*", "_metadata.file_name as file_name")
                .join(broadcast(places(files)), org.apache.spark.sql.functions.expr("file_name = delivered_file"))
                .selectExpr(rows.typed().toArray(String[]::new));
        boolean overlaid = files.stream().anyMatch(file -> file.mode().equals("delta"));
        accepted(typed, rows, overlaid)
                .selectExpr("*", "file_name as delivery_id", "monotonically_increasing_id() as row_no")
                .drop("file_name", "month_end", "received_on", "order_no", "is_readable", "row_hash")
                .write()
                .mode(SaveMode.Overwrite)
                .format("parquet")
                .partitionBy("month")
                .saveAsTable("silver." + contract.feed());
    }

    /** The same row again counts once, rows of one key that say different things not at all; deltas replace by key. */
    private static Dataset<Row> accepted(Dataset<Row> typed, PlainRows rows, boolean overlaid) {
        if (rows.key().isEmpty()) {
            return typed.where(rows.judged());
        }
        String key = "county_code, " + String.join(", ", rows.key());
        String same = " over (partition by file_name, " + key;
        Dataset<Row> once = typed.selectExpr(
                        "*",
                        "row_number()" + same + " order by row_hash) as occurrence",
                        "min(row_hash)" + same + ") = max(row_hash)" + same + ") as is_consistent")
                .where("occurrence = 1 and is_consistent")
                .drop("occurrence", "is_consistent")
                .where(rows.judged());
        return overlaid
                ? once.selectExpr("*", "max(order_no) over (partition by month, " + key + ") as last_order")
                        .where("order_no = last_order")
                        .drop("last_order")
                : once;
    }

    private Dataset<Row> places(List<Filed> files) {
        Map<String, List<String>> counties = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (Filed file : files) {
            String[] within =
                    counties.computeIfAbsent(file.place(), this::countiesWithin).toArray(String[]::new);
            boolean ofCounty =
                    definitions.regions().find(file.place()).orElseThrow().level() == Region.Level.COUNTY;
            rows.add(RowFactory.create(
                    file.path().getFileName().toString(),
                    file.place(),
                    ofCounty,
                    within,
                    java.sql.Date.valueOf(LocalDate.parse(file.month() + "-01")),
                    java.sql.Date.valueOf(file.receivedOn()),
                    file.order()));
        }
        return spark.createDataFrame(rows, FILE);
    }

    private List<String> countiesWithin(String place) {
        return definitions.regions().all().stream()
                .filter(region -> region.level() == Region.Level.COUNTY)
                .map(Region::code)
                .filter(code -> definitions.regions().isWithin(code, place))
                .toList();
    }

    private void facts() throws IOException {
        List<Row> regions = new ArrayList<>();
        for (Region region : definitions.regions().all()) {
            Census census = definitions.census().get(region.code());
            regions.add(RowFactory.create(
                    region.code(),
                    region.level().name().toLowerCase(Locale.ROOT),
                    region.parentCode().orElse(null),
                    region.hostCode().orElse(null),
                    region.kind(),
                    census == null ? null : (int) census.total(),
                    census == null ? null : (int) census.pop60(),
                    census == null ? null : (int) census.pop65()));
        }
        spark.createDataFrame(regions, REGION).write().saveAsTable("gold.dim_region");
        for (String fact : FACTS) {
            spark.sql("create table gold." + fact + " using parquet as\n" + sql(fact));
        }
    }

    private static String sql(String fact) throws IOException {
        try (var stream = PlainSparkContender.class.getResourceAsStream("/bench/spark/" + fact + ".sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.eldercare.transform;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Messages;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.SilverSchema;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The names that queries read: {@code silver.<feed>} (accepted rows in force), {@code silver.slice}, {@code silver.target_month},
 * {@code silver.rejection}, {@code bronze.delivery}, {@code bronze.delivery_part} and {@code gold.<table>}, as views over the Delta
 * tables, limited to the months a build needs. A name that nothing reads is not registered and costs nothing.
 */
public final class LakeViews {
    /** Feed of a file that names none; such files are deliveries without parts. */
    private static final String NO_FEED = "unknown";

    private final DeltaFiles lake;
    private final Map<String, Contract> contracts;

    public LakeViews(DeltaFiles lake, Map<String, Contract> contracts) {
        this.lake = lake;
        this.contracts = contracts;
        for (String database : new String[] {"bronze", "silver", "gold"}) {
            lake.spark().sql("create database if not exists " + database);
        }
    }

    public SparkSession spark() {
        return lake.spark();
    }

    /**
     * Registers what the models read, once for all: each feed with the months built and as many before as any model looks back on.
     *
     * @param months months being built, as {@code silver.target_month}
     */
    void registerFor(Collection<Model> models, SortedSet<YearMonth> months) {
        Map<String, Integer> back = new TreeMap<>();
        models.stream()
                .flatMap(model -> model.reads().stream())
                .filter(table -> table.startsWith("gold."))
                .distinct()
                .forEach(table -> registerGold(table.substring("gold.".length())));
        models.forEach(model -> model.reads().stream()
                .filter(table -> table.startsWith("silver."))
                .map(table -> table.substring("silver.".length()))
                .forEach(feed -> back.merge(feed, model.monthsBack(feed), Math::max)));
        back.forEach((feed, steps) -> {
            Contract contract = contracts.get(feed);
            if (contract != null) {
                registerFeed(contract, monthCondition(months, steps));
            }
        });
        registerSlices(monthCondition(months, 0));
        registerDeliveryParts();
        if (isRead(models, "bronze.delivery")) {
            registerDeliveries();
        }
        if (isRead(models, "silver.rejection")) {
            registerRejections(monthCondition(months, 0));
        }
        registerTargetMonths(months);
    }

    private static boolean isRead(Collection<Model> models, String table) {
        return models.stream().anyMatch(model -> model.reads().contains(table));
    }

    /**
     * Registers every name over the whole history, for queries that people write.
     *
     * @param gold names of the gold models
     */
    public void registerAll(Collection<String> gold) {
        contracts.values().forEach(contract -> registerFeed(contract, "true"));
        registerRejections("true");
        if (lake.exists("silver", "finding")) {
            register("silver.finding", "select * from " + table("silver", "finding"));
        }
        if (lake.exists("bronze", "delivery_part")) {
            registerSlices("true");
            registerDeliveryParts();
            registerDeliveries();
        }
        gold.forEach(this::registerGold);
        List.of("dim_region", MonthCalendar.TABLE, "fct_kpi").forEach(this::registerGold);
    }

    void registerTargetMonths(SortedSet<YearMonth> months) {
        String values =
                months.stream().map(month -> "(date '" + month.atDay(1) + "')").collect(Collectors.joining(", "));
        spark().sql("create or replace view silver.target_month as select * from values " + values + " as t (month)");
    }

    /** County-months that have been filed; usable where the file holds rows or says 无. */
    void registerSlices(String condition) {
        spark().sql(
                        "create or replace view silver.slice as select feed, county_code, month, delivery_id, received_at, `rows`,"
                                + " accepted, rejected, is_usable from delta.`" + lake.path("bronze", "delivery_part")
                                + "` where is_in_force and mode = 'full' and " + condition);
    }

    private void registerDeliveryParts() {
        register(
                "bronze.delivery_part",
                "select * from " + table("bronze", "delivery_part") + " where feed <> '" + NO_FEED + "'");
    }

    /** One row per delivery: the envelope, and the counts of its parts added up. */
    private void registerDeliveries() {
        String same = Stream.of("file_name", "sender", "sha256", "received_at", "kind", "profile", "revision", "mode")
                .map(column -> "min(" + column + ") as " + column)
                .collect(Collectors.joining(", "));
        register(
                "bronze.delivery",
                "select delivery_id, " + same
                        + ", min(file_bytes) as file_bytes, min(encoding_found) as encoding_found,"
                        + " min(signatures) as signatures, min(verdict) as verdict,"
                        + " min(reason) filter (where verdict = 'rejected') as reason,"
                        + " count_if(feed <> '" + NO_FEED + "') as parts, sum(`rows`) as `rows`,"
                        + " sum(accepted) as accepted, sum(rejected) as rejected, sum(skipped) as skipped,"
                        + " sum(warned) as warned from " + table("bronze", "delivery_part") + " group by delivery_id");
    }

    /** Rejected rows in force, one row per rejected row and reason. */
    void registerRejections(String condition) {
        List<String> feeds = contracts.keySet().stream()
                .filter(feed -> lake.exists("silver", feed))
                .sorted()
                .toList();
        register("silver.rejection", RejectionView.sql(lake, feeds, new Messages(contracts), condition));
    }

    void registerGold(String table) {
        if (table.equals(MonthCalendar.TABLE)) {
            register("gold." + table, MonthCalendar.SQL);
        } else if (lake.exists("gold", table)) {
            register("gold." + table, "select * from " + table("gold", table));
        }
    }

    private void register(String name, String sql) {
        spark().sql("create or replace view " + name + " as " + sql);
    }

    private String table(String layer, String table) {
        return "delta.`" + lake.path(layer, table) + "`";
    }

    private void registerFeed(Contract contract, String monthCondition) {
        String feed = contract.feed();
        StructType schema = SilverSchema.of(contract);
        String columns = java.util.Arrays.stream(schema.fields())
                .map(StructField::name)
                .filter(name -> !SilverSchema.LOAD_ONLY.contains(name))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        String source = lake.exists("silver", feed)
                ? " from delta.`" + lake.path("silver", feed) + "` where is_accepted and is_in_force and "
                        + monthCondition
                : " from (select " + nulls(schema) + ") where false";
        spark().sql("create or replace view silver." + feed + " as select " + columns + source);
    }

    private static String nulls(StructType schema) {
        return java.util.Arrays.stream(schema.fields())
                .map(field -> "cast(null as " + field.dataType().sql() + ") as `" + field.name() + "`")
                .collect(Collectors.joining(", "));
    }

    /** SQL over {@code month}: the months and so many before each; true for the whole history. */
    static String monthCondition(SortedSet<YearMonth> months, int back) {
        if (months.isEmpty()) {
            return "false";
        }
        if (back == Model.ALL_MONTHS) {
            return "month <= date '" + months.last().atDay(1) + "'";
        }
        SortedSet<YearMonth> wanted = new java.util.TreeSet<>();
        for (YearMonth month : months) {
            for (int step = 0; step <= back; step++) {
                wanted.add(month.minusMonths(step));
            }
        }
        return "month in (" + dates(wanted) + ")";
    }

    static String dates(Collection<YearMonth> months) {
        return months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
    }
}

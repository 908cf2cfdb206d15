package io.eldercare.transform;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Messages;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Sessions;
import io.eldercare.lake.SilverSchema;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The names that queries read: {@code silver.<feed>} (accepted rows in force), {@code silver.slice}, {@code silver.target_month},
 * {@code silver.rejection}, {@code bronze.delivery}, {@code bronze.delivery_part} and {@code gold.<table>}, bound to the tables'
 * files of the months that a build needs. They are temporary views of analysed plans, since a view kept as text would be parsed and
 * resolved again at every mention. A name that nothing reads is not registered and costs nothing.
 */
public final class LakeViews {
    /** Feed of a file that names none; such files are deliveries without parts. */
    private static final String NO_FEED = "unknown";

    private static final Pattern BARE = Pattern.compile("\\b(bronze|silver|gold)\\.([a-z0-9_]+)\\b(?!\\s+as\\b)");
    private static final Pattern ALIASED = Pattern.compile("\\b(bronze|silver|gold)\\.([a-z0-9_]+)\\b(?=\\s+as\\b)");
    /** Small sides of joins, which a night of few rows does not want sent to it. */
    private static final Pattern HINT = Pattern.compile("/\\*\\+[^*]*\\*/");

    private static final int STANDING_MONTHS = 2;
    private static final long MONTHS_APART_FROM_BYTES = 16L << 20;

    static final String TARGET_MONTH = "silver__target_month";

    private final DeltaFiles lake;
    private final Map<String, Contract> contracts;
    private final Set<String> empty = ConcurrentHashMap.newKeySet();
    private final Map<String, Dataset<Row>> feeds = new ConcurrentHashMap<>();
    private final Map<String, Long> feedBytes = new ConcurrentHashMap<>();

    public LakeViews(DeltaFiles lake, Map<String, Contract> contracts) {
        this.lake = lake;
        this.contracts = contracts;
    }

    public SparkSession spark() {
        return lake.spark();
    }

    /**
     * Runs a query over the registered names.
     *
     * @param sql names tables as {@code layer.table}, in places where a table may stand, with or without {@code as alias}
     */
    public Dataset<Row> query(String sql) {
        return query(sql, "", List.of());
    }

    /**
     * The same with names of a query's own.
     *
     * @param own names, as {@code layer__table}, that stand with {@code suffix} for this query
     */
    Dataset<Row> query(String sql, String suffix, Collection<String> own) {
        String asked = Sessions.isSmall(spark()) ? HINT.matcher(sql).replaceAll("") : sql;
        String aliased = ALIASED.matcher(asked).replaceAll(found -> name(found, suffix, own));
        return spark().sql(
                        BARE.matcher(aliased).replaceAll(found -> name(found, suffix, own) + " as " + found.group(2)));
    }

    private static String name(MatchResult found, String suffix, Collection<String> own) {
        String name = found.group(1) + "__" + found.group(2);
        return own.contains(name) ? name + suffix : name;
    }

    /** One query a month over the feeds that are registered. */
    MonthQueries monthQueries() {
        return new MonthQueries(this, feeds);
    }

    /** The rows of a fact in some months; of large feeds each month is a task of its own. */
    Dataset<Row> facts(Model model, SortedSet<YearMonth> months) {
        long bytes = model.reads().stream()
                .mapToLong(table -> feedBytes.getOrDefault(table, 0L))
                .sum();
        boolean apart = months.size() > 1
                && bytes >= MONTHS_APART_FROM_BYTES
                && !model.back().containsValue(Model.ALL_MONTHS)
                && lake.takesMonthsApart();
        return apart
                ? monthQueries().of(model, months)
                : lake.fitted(query(model.sql()).where("month in (" + dates(months) + ")"));
    }

    /** Whether the table had files in the months it was registered for. */
    boolean hasRows(String layer, String table) {
        return !empty.contains(layer + "." + table);
    }

    /** The rows as they are, after noting whether there are any. */
    private Dataset<Row> noted(Dataset<Row> rows, String layer, String table) {
        if (rows.isLocal()) {
            empty.add(layer + "." + table);
        } else {
            empty.remove(layer + "." + table);
        }
        return rows;
    }

    private void register(Dataset<Row> rows, String layer, String table) {
        rows.createOrReplaceTempView(layer + "__" + table);
    }

    /**
     * Registers what the models read, once for all: each feed with the months built and as many before as any model looks back on.
     *
     * @param months months being built, as {@code silver.target_month}
     */
    void registerFor(Collection<Model> models, SortedSet<YearMonth> months) {
        Map<String, Integer> back = new TreeMap<>();
        List<Runnable> registrations = new ArrayList<>();
        models.stream()
                .flatMap(model -> model.reads().stream())
                .filter(table -> table.startsWith("gold."))
                .distinct()
                .forEach(table -> registrations.add(() -> registerGold(table.substring("gold.".length()))));
        models.forEach(model -> model.reads().stream()
                .filter(table -> table.startsWith("silver."))
                .map(table -> table.substring("silver.".length()))
                .forEach(feed -> back.merge(feed, model.monthsBack(feed), Math::max)));
        back.forEach((feed, steps) -> {
            Contract contract = contracts.get(feed);
            if (contract != null) {
                registrations.add(() -> registerFeed(contract, wanted(months, steps)));
            }
        });
        sideBySide(registrations);
        registerFiled(months);
        if (isRead(models, "bronze.delivery")) {
            registerDeliveries();
        }
        if (isRead(models, "silver.rejection")) {
            registerRejections(months::contains);
        }
    }

    /** Opens the tables of gold, those months of them. */
    void registerGold(Collection<String> tables, Predicate<YearMonth> months) {
        sideBySide(tables.stream()
                .<Runnable>map(table -> () -> registerGold(table, months))
                .toList());
    }

    /** Reading a table's log waits for the disk and for one core. */
    private void sideBySide(List<Runnable> registrations) {
        registrations.parallelStream().forEach(registration -> {
            SparkSession.setActiveSession(spark());
            registration.run();
        });
    }

    private static boolean isRead(Collection<Model> models, String table) {
        return models.stream().anyMatch(model -> model.reads().contains(table));
    }

    /**
     * Registers every name over the whole history, for queries that people write; dimensions over feeds are queries of their own.
     *
     * @param gold the gold models
     */
    public void registerAll(Collection<Model> gold) {
        contracts.values().forEach(contract -> registerFeed(contract, month -> true));
        registerRejections(month -> true);
        registerFindings();
        if (lake.exists("bronze", "delivery_part")) {
            registerSlices("true");
            registerDeliveries();
        }
        gold.forEach(model -> {
            if (GoldBuilder.isFact(model)) {
                registerGold(model.name());
            } else {
                registerModel(model);
            }
        });
        List.of("dim_region", SubsidyTable.NAME, MonthCalendar.TABLE, "fct_kpi").forEach(this::registerGold);
    }

    void registerFindings() {
        if (lake.exists("silver", "finding")) {
            register(lake.read("silver", "finding", month -> true), "silver", "finding");
        }
    }

    /** A dimension that is a query over what is registered. */
    void registerModel(Model model) {
        register(query(model.sql()), "gold", model.name());
    }

    /** What counties filed for {@code months}, the earlier months that still stand included. */
    void registerFiled(SortedSet<YearMonth> months) {
        SortedSet<YearMonth> standing = new TreeSet<>();
        for (int back = 0; back <= STANDING_MONTHS; back++) {
            for (YearMonth month : months) {
                standing.add(month.minusMonths(back));
            }
        }
        registerSlices(standing.isEmpty() ? "false" : "month in (" + dates(standing) + ")");
        registerTargetMonths(months);
    }

    /** Months for which a delivery of the feed stands after its own: quarterly ones until the next is due. */
    int standingMonths(String feed) {
        Contract contract = contracts.get(feed);
        return contract != null && contract.cadence() == Contract.Cadence.QUARTERLY ? STANDING_MONTHS : 0;
    }

    private void registerTargetMonths(SortedSet<YearMonth> months) {
        register(targetMonths(months), "silver", "target_month");
    }

    Dataset<Row> targetMonths(Collection<YearMonth> months) {
        String values =
                months.stream().map(month -> "(date '" + month.atDay(1) + "')").collect(Collectors.joining(", "));
        return lake.fitted(spark().sql("select * from values " + values + " as t (month)"));
    }

    /**
     * All deliveries, and county-months that have been filed; usable where the file holds rows or says 无.
     *
     * @param condition months of the slices, in SQL over {@code month}
     */
    void registerSlices(String condition) {
        Dataset<Row> parts = lake.read("bronze", "delivery_part", month -> true);
        register(parts.where("feed <> '" + NO_FEED + "'"), "bronze", "delivery_part");
        register(
                parts.where("is_in_force and mode = 'full' and " + condition)
                        .select(
                                "feed",
                                "county_code",
                                "month",
                                "delivery_id",
                                "received_at",
                                "rows",
                                "accepted",
                                "rejected",
                                "is_usable"),
                "silver",
                "slice");
    }

    /** One row per delivery: the envelope, and the counts of its parts added up. */
    void registerDeliveries() {
        Stream<String> same = Stream.of(
                        "file_name", "sender", "sha256", "received_at", "kind", "profile", "revision", "mode")
                .map(column -> "min(" + column + ") as " + column);
        Stream<String> sums = Stream.of(
                "min(file_bytes) as file_bytes",
                "min(encoding_found) as encoding_found",
                "min(signatures) as signatures",
                "min(verdict) as verdict",
                "min(reason) filter (where verdict = 'rejected') as reason",
                "count_if(feed <> '" + NO_FEED + "') as parts",
                "sum(`rows`) as `rows`",
                "sum(accepted) as accepted",
                "sum(rejected) as rejected",
                "sum(skipped) as skipped",
                "sum(warned) as warned");
        List<Column> columns = Stream.concat(same, sums).map(functions::expr).toList();
        register(
                lake.read("bronze", "delivery_part", month -> true)
                        .groupBy("delivery_id")
                        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new)),
                "bronze",
                "delivery");
    }

    /** Rejected rows in force, one row per rejected row and reason. */
    void registerRejections(Predicate<YearMonth> months) {
        List<String> feeds = contracts.keySet().stream()
                .filter(feed -> lake.exists("silver", feed))
                .sorted()
                .toList();
        register(RejectionView.of(lake, feeds, new Messages(contracts), months), "silver", "rejection");
    }

    void registerGold(String table) {
        registerGold(table, month -> true);
    }

    void registerGold(String table, Predicate<YearMonth> months) {
        if (table.equals(MonthCalendar.TABLE)) {
            register(spark().sql(MonthCalendar.SQL), "gold", table);
        } else if (lake.exists("gold", table)) {
            register(noted(lake.read("gold", table, months), "gold", table), "gold", table);
        }
    }

    void registerFeed(Contract contract, Predicate<YearMonth> months) {
        registerFeed(contract, months, "is_in_force");
    }

    /**
     * Registers a feed as it was with a delivery that has been replaced since: in its county and month that delivery alone counts.
     *
     * @param month of the delivery
     */
    void registerFormer(
            Contract contract, Predicate<YearMonth> months, String county, YearMonth month, String deliveryId) {
        registerFeed(
                contract,
                months,
                "case when county_code = '" + county + "' and month = date '" + month.atDay(1)
                        + "' then delivery_id = '" + deliveryId + "' else is_in_force end");
    }

    private void registerFeed(Contract contract, Predicate<YearMonth> months, String counts) {
        String feed = contract.feed();
        StructType schema = SilverSchema.of(contract);
        Dataset<Row> rows = lake.exists("silver", feed)
                ? noted(lake.read("silver", feed, months), "silver", feed).where("is_accepted and (" + counts + ")")
                : noted(spark().createDataFrame(List.of(), schema), "silver", feed);
        Dataset<Row> counted = rows.selectExpr(Arrays.stream(schema.fields())
                .map(StructField::name)
                .filter(name -> !SilverSchema.LOAD_ONLY.contains(name))
                .map(name -> "`" + name + "`")
                .toArray(String[]::new));
        feeds.put(feed, counted);
        feedBytes.put("silver." + feed, hasRows("silver", feed) ? bytes(rows) : 0L);
        register(counted, "silver", feed);
    }

    /** As the files say, before any of their columns is left out. */
    private static long bytes(Dataset<Row> rows) {
        return rows.queryExecution()
                .analyzed()
                .collectLeaves()
                .head()
                .stats()
                .sizeInBytes()
                .toLong();
    }

    /** The months and so many before each; the whole history up to the last for {@link Model#ALL_MONTHS}. */
    static Predicate<YearMonth> wanted(SortedSet<YearMonth> months, int back) {
        if (back == Model.ALL_MONTHS) {
            return month -> !months.isEmpty() && !month.isAfter(months.last());
        }
        return month ->
                !months.subSet(month, month.plusMonths(back).plusMonths(1)).isEmpty();
    }

    static String dates(Collection<YearMonth> months) {
        return months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
    }
}

package io.eldercare.transform;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.SilverSchema;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The names that queries read: {@code silver.<feed>} (accepted rows in force), {@code silver.slice}, {@code silver.target_month}
 * and {@code gold.<table>}, as views over the Delta tables, limited to the months a build needs.
 */
public final class LakeViews {
    private static final int STANDING_MONTHS = 2;

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
        registerFiled(months);
        registerBronze("delivery_part");
    }

    /** What counties filed for {@code months}, the earlier months that still stand included. */
    void registerFiled(SortedSet<YearMonth> months) {
        registerSlices(monthCondition(months, STANDING_MONTHS));
        registerTargetMonths(months);
    }

    /** Months for which a delivery of the feed stands after its own: quarterly ones until the next is due. */
    int standingMonths(String feed) {
        Contract contract = contracts.get(feed);
        return contract != null && contract.cadence() == Contract.Cadence.QUARTERLY ? STANDING_MONTHS : 0;
    }

    private void registerTargetMonths(SortedSet<YearMonth> months) {
        String values =
                months.stream().map(month -> "(date '" + month.atDay(1) + "')").collect(Collectors.joining(", "));
        spark().sql("create or replace view silver.target_month as select * from values " + values + " as t (month)");
    }

    /** County-months that have been filed; usable where the file holds rows or says 无. */
    private void registerSlices(String condition) {
        spark().sql(
                        "create or replace view silver.slice as select feed, county_code, month, delivery_id, received_at, `rows`,"
                                + " accepted, rejected, is_usable from delta.`" + lake.path("bronze", "delivery_part")
                                + "` where is_in_force and mode = 'full' and " + condition);
    }

    private void registerBronze(String table) {
        spark().sql("create or replace view bronze." + table + " as select * from delta.`" + lake.path("bronze", table)
                + "`");
    }

    void registerGold(String table) {
        if (lake.exists("gold", table)) {
            spark().sql("create or replace view gold." + table + " as select * from delta.`" + lake.path("gold", table)
                    + "`");
        }
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

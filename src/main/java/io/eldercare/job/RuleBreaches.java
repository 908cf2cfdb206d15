package io.eldercare.job;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The things that break a facility rule of some plan, by name: findings of those checks with the rows they point at. Only those rows
 * leave the executors; without a finding no feed is read.
 */
final class RuleBreaches {
    private static final String[] COLUMNS = {
        "check_rule", "feed", "county_code", "month", "thing_id", "name", "delivery_id", "row_no"
    };
    private static final StructType PLACE =
            new StructType().add("delivery_id", DataTypes.StringType).add("row_no", DataTypes.IntegerType);
    private static final StructType INSTITUTION =
            new StructType().add("county_code", DataTypes.StringType).add("institution_id", DataTypes.StringType);

    private final DeltaFiles lake;
    private final Definitions definitions;
    private final SortedSet<YearMonth> months;

    /** @param months whose findings were computed again */
    RuleBreaches(DeltaFiles lake, Definitions definitions, SortedSet<YearMonth> months) {
        this.lake = lake;
        this.definitions = definitions;
        this.months = months;
    }

    private record Finding(String feed, String county, LocalDate month, String rule, String deliveryId, int rowNo) {}

    private record Place(String deliveryId, int rowNo) {}

    /** A row of a feed that some rule points at. */
    private record Thing(String id, String name, String county, String month) {
        static final Thing UNKNOWN = new Thing("", "", "", "");
    }

    /**
     * Replaces the breaches of the months; reads the feeds only where there is one.
     *
     * @param changed feeds that were loaded; nothing is read where no facility rule looks at them
     */
    List<Change> changes(Set<String> changed, boolean whole) {
        boolean touched = rules().stream()
                .flatMap(check -> check.reads().stream())
                .anyMatch(table -> changed.contains(table.substring(table.indexOf('.') + 1)));
        return touched || whole ? List.of(replacement(whole)) : List.of();
    }

    private Change replacement(boolean whole) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        Map<String, List<Finding>> byFeed =
                findings().stream().collect(Collectors.groupingBy(Finding::feed, TreeMap::new, Collectors.toList()));
        byFeed.forEach((feed, found) -> {
            Map<Place, Thing> things = named(things(feed, found));
            for (Finding finding : found) {
                Thing thing = things.getOrDefault(new Place(finding.deliveryId(), finding.rowNo()), Thing.UNKNOWN);
                rows.add(new @Nullable Object[] {
                    finding.rule(),
                    feed,
                    finding.county(),
                    finding.month(),
                    thing.id(),
                    thing.name(),
                    finding.deliveryId(),
                    finding.rowNo()
                });
            }
        });
        return MartChanges.replaceMonths("mart.rule_breach", rows, months, whole, COLUMNS);
    }

    private List<Finding> findings() {
        Map<String, String> checkByRule = checkByRule();
        if (checkByRule.isEmpty() || !lake.exists("silver", "finding")) {
            return List.of();
        }
        return lake
                .read("silver", "finding", months::contains)
                .where(functions.col("rule_id").isin(checkByRule.keySet().toArray()))
                .selectExpr("feed", "county_code", "cast(month as string) as month", "rule_id", "delivery_id", "row_no")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> new Finding(
                        row.getString(0),
                        row.getString(1),
                        LocalDate.parse(row.getString(2)),
                        Optional.ofNullable(checkByRule.get(row.getString(3))).orElse(row.getString(3)),
                        row.getString(4),
                        row.getInt(5)))
                .toList();
    }

    /** Names of the checks that plans use as facility rules, by the code under which they are found. */
    private Map<String, String> checkByRule() {
        Map<String, String> names = new TreeMap<>();
        rules().forEach(check -> names.put(rule(check), check.name()));
        return names;
    }

    /** Checks that plans use as facility rules. */
    private List<Model> rules() {
        return definitions.plans().stream()
                .flatMap(plan -> plan.promises().stream())
                .flatMap(promise -> promise.checkRule().stream())
                .distinct()
                .flatMap(name -> Optional.ofNullable(definitions.checks().get(name)).stream())
                .toList();
    }

    private static String rule(Model check) {
        return check.head().getOrDefault("rule", check.name());
    }

    /** The rows that the findings of a feed point at, with their name where the feed has names, else without. */
    private Map<Place, Thing> things(String feed, List<Finding> found) {
        Contract contract = definitions.contracts().get(feed);
        if (contract == null || !lake.exists("silver", feed)) {
            return Map.of();
        }
        String key = contract.key().get(0);
        List<Row> places = found.stream()
                .map(finding -> RowFactory.create(finding.deliveryId(), finding.rowNo()))
                .distinct()
                .toList();
        Dataset<Row> rows = inForce(feed);
        boolean named = List.of(rows.columns()).contains("name");
        Map<Place, Thing> things = new HashMap<>();
        for (Row row : only(rows, places, PLACE)
                .selectExpr(
                        "delivery_id",
                        "row_no",
                        "cast(`" + key + "` as string)",
                        named ? "coalesce(cast(name as string), '')" : "''",
                        "county_code",
                        "cast(month as string)")
                .collectAsList()) {
            things.put(
                    new Place(row.getString(0), row.getInt(1)),
                    new Thing(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
        }
        return things;
    }

    /** What has no name of its own is told by its institution, else by its key. */
    private Map<Place, Thing> named(Map<Place, Thing> things) {
        List<Thing> nameless =
                things.values().stream().filter(thing -> thing.name().isEmpty()).toList();
        if (nameless.isEmpty()) {
            return things;
        }
        Map<Thing, String> names = institutions(nameless);
        Map<Place, Thing> named = new HashMap<>();
        things.forEach((place, thing) -> named.put(
                place,
                thing.name().isEmpty()
                        ? new Thing(thing.id(), names.getOrDefault(thing, thing.id()), thing.county(), thing.month())
                        : thing));
        return named;
    }

    /** Names of institutions by county, month and number: other feeds know only the number. */
    private Map<Thing, String> institutions(Collection<Thing> wanted) {
        Map<Thing, String> names = new HashMap<>();
        if (lake.exists("silver", "institution")) {
            List<Row> numbers = wanted.stream()
                    .map(thing -> RowFactory.create(thing.county(), thing.id()))
                    .distinct()
                    .toList();
            for (Row row : only(inForce("institution"), numbers, INSTITUTION)
                    .selectExpr("institution_id", "name", "county_code", "cast(month as string)")
                    .where("name is not null")
                    .collectAsList()) {
                names.put(new Thing(row.getString(0), "", row.getString(2), row.getString(3)), row.getString(1));
            }
        }
        return names;
    }

    /** The rows whose columns have one of a few values, which travel to them. */
    private Dataset<Row> only(Dataset<Row> rows, List<Row> values, StructType columns) {
        Dataset<Row> wanted = lake.spark().createDataFrame(values, columns);
        return rows.join(
                functions.broadcast(wanted),
                scala.jdk.javaapi.CollectionConverters.asScala(List.of(columns.fieldNames()))
                        .toSeq(),
                "left_semi");
    }

    private Dataset<Row> inForce(String feed) {
        return lake.read("silver", feed, months::contains).where("is_accepted and is_in_force");
    }
}

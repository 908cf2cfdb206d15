package io.eldercare.job;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** The things that break a facility rule of some plan, by name: findings of those checks with the rows they point at. */
final class RuleBreaches {
    private static final String[] COLUMNS = {
        "check_rule", "feed", "county_code", "month", "thing_id", "name", "delivery_id", "row_no"
    };

    private final DeltaFiles lake;
    private final Definitions definitions;
    private final SortedSet<YearMonth> months;
    private final CompletableFuture<Void> written;

    /** @param written done when the findings are */
    RuleBreaches(
            DeltaFiles lake, Definitions definitions, SortedSet<YearMonth> months, CompletableFuture<Void> written) {
        this.lake = lake;
        this.definitions = definitions;
        this.months = months;
        this.written = written;
    }

    private record Finding(String feed, String county, LocalDate month, String rule, String deliveryId, int rowNo) {}

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
            Map<List<Object>, String[]> things = things(feed);
            for (Finding finding : found) {
                String[] thing =
                        things.getOrDefault(List.of(finding.deliveryId(), finding.rowNo()), new String[] {"", ""});
                rows.add(new @Nullable Object[] {
                    finding.rule(),
                    feed,
                    finding.county(),
                    finding.month(),
                    thing[0],
                    thing[1],
                    finding.deliveryId(),
                    finding.rowNo()
                });
            }
        });
        return MartChanges.replaceMonths("mart.rule_breach", rows, months, whole, COLUMNS);
    }

    private List<Finding> findings() {
        Map<String, String> checkByRule = checkByRule();
        written.join();
        if (checkByRule.isEmpty() || !lake.exists("silver", "finding")) {
            return List.of();
        }
        return lake
                .read("silver", "finding", months::contains)
                .where(functions.col("rule_id").isin(checkByRule.keySet().toArray()))
                .where(inMonths())
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

    /** Key and name of every row in force, by delivery and row. A feed without names is told by its institution, else by its key. */
    private Map<List<Object>, String[]> things(String feed) {
        Map<List<Object>, String[]> things = new HashMap<>();
        Contract contract = definitions.contracts().get(feed);
        if (contract == null || !lake.exists("silver", feed)) {
            return things;
        }
        String key = contract.key().get(0);
        Dataset<Row> rows = inForce(feed);
        boolean named = List.of(rows.columns()).contains("name");
        Map<List<Object>, String> institutions = named ? Map.of() : institutions();
        for (Row row : rows.select(
                        functions.col("delivery_id"),
                        functions.col("row_no"),
                        functions.col(key).cast("string"),
                        functions.col(named ? "name" : key).cast("string"),
                        functions.col("county_code"),
                        functions.col("month"))
                .collectAsList()) {
            String name = institutions.getOrDefault(
                    Arrays.asList(row.getString(4), row.get(5), row.getString(2)), row.getString(3));
            things.put(List.of(row.getString(0), row.getInt(1)), new String[] {row.getString(2), name});
        }
        return things;
    }

    /** Names of institutions by county, month and number: other feeds know only the number. */
    private Map<List<Object>, String> institutions() {
        Map<List<Object>, String> names = new HashMap<>();
        if (lake.exists("silver", "institution")) {
            for (Row row : inForce("institution")
                    .select("county_code", "month", "institution_id", "name")
                    .collectAsList()) {
                names.put(Arrays.asList(row.getString(0), row.get(1), row.getString(2)), row.getString(3));
            }
        }
        return names;
    }

    private Dataset<Row> inForce(String feed) {
        return lake.read("silver", feed, months::contains)
                .where("is_accepted and is_in_force")
                .where(inMonths());
    }

    private Column inMonths() {
        return functions.expr("month in ("
                + months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "))
                + ")");
    }
}

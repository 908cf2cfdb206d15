package io.eldercare.transform;

import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that read another delivery or month ({@code sql/checks}). They never reject; they are recomputed for the months that
 * changed and those that look back on them, so that {@code silver.finding} does not depend on the order of arrival.
 */
public final class FindingBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(FindingBuilder.class);

    private static final String TABLE = "finding";
    private static final String ANY_FEED = "*";
    private static final String[] COLUMNS = {
        "county_code", "month", "delivery_id", "row_no", "rule_id", "column_name", "message"
    };

    private final DeltaFiles lake;
    private final LakeViews views;
    private final Collection<Model> checks;

    public FindingBuilder(DeltaFiles lake, LakeViews views, Collection<Model> checks) {
        this.lake = lake;
        this.views = views;
        this.checks = checks;
    }

    Collection<Model> checks() {
        return checks;
    }

    /** Tables that the checks read. */
    Set<String> reads() {
        return checks.stream().flatMap(check -> check.reads().stream()).collect(Collectors.toSet());
    }

    /** Months whose findings a change reaches: its own, the one after, and those from which a check looks back on it. */
    static SortedSet<YearMonth> months(
            Collection<Model> checks, Map<String, SortedSet<YearMonth>> changed, SortedSet<YearMonth> known) {
        SortedSet<YearMonth> months = new TreeSet<>();
        changed.forEach((feed, changedMonths) -> {
            int back = checks.stream().mapToInt(check -> check.monthsBack(feed)).reduce(1, Math::max);
            for (YearMonth month : changedMonths) {
                months.add(month);
                known.tailSet(month).stream()
                        .filter(later -> back == Model.ALL_MONTHS || !later.isAfter(month.plusMonths(back)))
                        .forEach(months::add);
            }
        });
        return months;
    }

    /**
     * Analyses the checks over what is registered now; later registrations do not touch them. Where all of the months have findings
     * already, those of rules that a change does not reach are kept.
     *
     * @param changed feeds in which a slice was replaced
     * @return replaces the findings of {@code months} when run
     */
    Runnable prepare(SortedSet<YearMonth> months, Set<String> changed) {
        String condition = "month in (" + LakeViews.dates(months) + ")";
        boolean again =
                !months.isEmpty() && lake.monthsHeld("silver", TABLE, months).containsAll(months);
        Set<String> kept = again ? unreached(changed) : Set.of();
        List<Dataset<Row>> findings = new ArrayList<>();
        String selects = checks.stream()
                .filter(check -> isFed(check) && !kept.contains(rule(check)))
                .map(FindingBuilder::select)
                .collect(Collectors.joining("\nunion all\n"));
        if (!selects.isEmpty()) {
            findings.add(views.query("select * from (" + selects + ") where " + condition));
        }
        if (!kept.isEmpty()) {
            findings.add(former(kept, months));
        }
        return months.isEmpty()
                ? () -> {}
                : () -> findings.stream().reduce(Dataset::unionAll).ifPresent(all -> replace(all, condition, months));
    }

    private void replace(Dataset<Row> findings, String condition, SortedSet<YearMonth> months) {
        long start = System.nanoTime();
        lake.replace("silver", TABLE, lake.gathered(findings), condition, months);
        LOG.info("silver.finding: {} month(s) in {} ms", months.size(), (System.nanoTime() - start) / 1_000_000);
    }

    /** Rules none of whose checks reads a feed that changed, or what is told of all deliveries. */
    private Set<String> unreached(Set<String> changed) {
        Set<String> reached = checks.stream()
                .filter(check -> check.reads().stream()
                        .anyMatch(table -> !table.startsWith("silver.")
                                || table.equals("silver.rejection")
                                || changed.contains(table.substring("silver.".length()))))
                .map(FindingBuilder::rule)
                .collect(Collectors.toSet());
        return checks.stream()
                .map(FindingBuilder::rule)
                .filter(rule -> !reached.contains(rule))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Dataset<Row> former(Set<String> rules, SortedSet<YearMonth> months) {
        return lake.read("silver", TABLE, months::contains)
                .where(functions.col("rule_id").isin(rules.toArray()))
                .select("feed", COLUMNS);
    }

    private static String rule(Model check) {
        return check.head().getOrDefault("rule", check.name());
    }

    private static String feed(Model check) {
        return check.head().getOrDefault("feed", ANY_FEED);
    }

    /** A check of a feed without deliveries in the months at hand finds nothing. */
    private boolean isFed(Model check) {
        return feed(check).equals(ANY_FEED) || views.hasRows("silver", feed(check));
    }

    private static String select(Model check) {
        String feed = feed(check);
        return "select " + (feed.equals(ANY_FEED) ? "feed" : "'" + feed + "' as feed")
                + ", county_code, month, delivery_id, row_no, '" + rule(check)
                + "' as rule_id, '" + check.head().getOrDefault("column", "") + "' as column_name, '"
                + check.head().getOrDefault("message", "").replace("'", "''") + "' as message from (" + check.sql()
                + ")";
    }
}

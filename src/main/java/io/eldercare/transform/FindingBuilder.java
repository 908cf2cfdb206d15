package io.eldercare.transform;

import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that read another delivery or month ({@code sql/checks}). They never reject; they are recomputed for the months that
 * changed and those that look back on them, so that {@code silver.finding} does not depend on the order of arrival.
 */
public final class FindingBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(FindingBuilder.class);

    private static final String ANY_FEED = "*";

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
     * Analyses the checks over what is registered now; later registrations do not touch them.
     *
     * @return replaces the findings of {@code months} when run
     */
    Runnable prepare(SortedSet<YearMonth> months) {
        List<String> selects =
                checks.stream().filter(this::isFed).map(FindingBuilder::select).toList();
        if (months.isEmpty() || selects.isEmpty()) {
            return () -> {};
        }
        String condition = "month in (" + LakeViews.dates(months) + ")";
        Dataset<Row> findings =
                views.query("select * from (" + String.join("\nunion all\n", selects) + ") where " + condition);
        return () -> {
            long start = System.nanoTime();
            lake.replace("silver", "finding", findings.coalesce(1), condition, months);
            LOG.info("silver.finding: {} month(s) in {} ms", months.size(), (System.nanoTime() - start) / 1_000_000);
        };
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
                + ", county_code, month, delivery_id, row_no, '" + check.head().getOrDefault("rule", check.name())
                + "' as rule_id, '" + check.head().getOrDefault("column", "") + "' as column_name, '"
                + check.head().getOrDefault("message", "").replace("'", "''") + "' as message from (" + check.sql()
                + ")";
    }
}

package io.eldercare.ingest;

import io.eldercare.lake.DeltaFiles;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts of what lies in silver after a load, read back from the tables themselves. */
public final class LoadCounts {
    /**
     * Rows of one delivery in one slice.
     *
     * @param warned accepted rows with a warning
     */
    public record Count(long rows, long accepted, long rejected, long warned) {
        static final Count NONE = new Count(0, 0, 0, 0);
    }

    /** Rejected rows by rule. */
    public record Rejections(Slice slice, String ruleId, String columnName, long rows) {}

    private record Key(Slice slice, String deliveryId) {}

    private final Map<Key, Count> counts;

    private LoadCounts(Map<Key, Count> counts) {
        this.counts = counts;
    }

    public static LoadCounts none() {
        return new LoadCounts(Map.of());
    }

    /** Counts the given slices in one job. */
    public static LoadCounts of(DeltaFiles lake, Collection<SliceState> states) {
        List<String> selects = new ArrayList<>();
        byFeed(states)
                .forEach((feed, slices) -> selects.add("select '" + feed + "' as feed, delivery_id, county_code, month,"
                        + " count(*) as `rows`, count_if(is_accepted) as accepted,"
                        + " count_if(is_accepted and size(issues) > 0) as warned from delta.`"
                        + lake.path("silver", feed)
                        + "` where " + SliceSql.condition(slices) + " group by delivery_id, county_code, month"));
        Map<Key, Count> counts = new HashMap<>();
        if (!selects.isEmpty()) {
            for (Row row : lake.spark().sql(String.join(" union all ", selects)).collectAsList()) {
                Slice slice = new Slice(row.getString(0), row.getString(2), YearMonth.from(row.<LocalDate>getAs(3)));
                long rows = row.getLong(4);
                long accepted = row.getLong(5);
                counts.put(
                        new Key(slice, row.getString(1)), new Count(rows, accepted, rows - accepted, row.getLong(6)));
            }
        }
        return new LoadCounts(counts);
    }

    public Count of(Slice slice, String deliveryId) {
        return counts.getOrDefault(new Key(slice, deliveryId), Count.NONE);
    }

    /**
     * Every delivered row must be there, accepted or rejected.
     *
     * @throws IllegalStateException naming the first delivery whose rows do not come to what was counted when it was received
     */
    public void verify(Collection<SliceState> states) {
        for (SliceState state : states) {
            for (FiledPart part : state.readable()) {
                long found = of(part.slice(), part.deliveryId()).rows();
                if (found != part.rows()) {
                    throw new IllegalStateException("Cannot vouch for " + part.fileName() + ": " + part.rows()
                            + " rows were received, " + found + " are in silver."
                            + part.slice().feed()
                            + "; nothing was published. Run rebuild, and report this with the log");
                }
            }
        }
    }

    /** Rejected rows in force by rule, of whole months, in one job. */
    public static List<Rejections> rejections(DeltaFiles lake, Collection<String> feeds, Collection<YearMonth> months) {
        String dates =
                months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
        String sql = feeds.stream()
                .filter(feed -> lake.exists("silver", feed))
                .map(feed -> "select '" + feed + "' as feed, county_code, month, explode(issues) as issue from delta.`"
                        + lake.path("silver", feed) + "` where not is_accepted and is_in_force and month in (" + dates
                        + ")")
                .collect(Collectors.joining(" union all "));
        if (sql.isEmpty() || months.isEmpty()) {
            return List.of();
        }
        Dataset<Row> counted = lake.spark()
                .sql("select feed, county_code, month, substring_index(issue, ':', 1),"
                        + " substring_index(issue, ':', -1), count(*) from (" + sql
                        + ") group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5");
        return counted.collectAsList().stream()
                .map(row -> new Rejections(
                        new Slice(row.getString(0), row.getString(1), YearMonth.from(row.<LocalDate>getAs(2))),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)))
                .toList();
    }

    static Map<String, List<SliceState>> byFeed(Collection<SliceState> states) {
        return states.stream()
                .collect(Collectors.groupingBy(state -> state.slice().feed(), TreeMap::new, Collectors.toList()));
    }
}

package io.eldercare.ingest;

import io.eldercare.lake.Sessions;
import io.eldercare.lake.SilverSchema;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a load wrote, read back from the very files of its commits: counts by delivery and slice, and the rows that were rejected
 * or carry a warning. One scan serves all feeds.
 */
public final class LoadCounts {
    /**
     * Rows of one delivery in one slice.
     *
     * @param warned accepted rows with a warning
     */
    public record Count(long rows, long accepted, long rejected, long warned) implements Serializable {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    rows + other.rows, accepted + other.accepted, rejected + other.rejected, warned + other.warned);
        }
    }

    /** Rejected rows in force by rule. */
    public record Rejections(Slice slice, String ruleId, String columnName, long rows) {}

    /** A row with something to tell; {@code issues} as {@code RULE:column}. */
    record JudgedRow(
            Slice slice, String deliveryId, int rowNo, boolean accepted, boolean inForce, List<String> issues) {}

    private record Key(Slice slice, String deliveryId) {}

    private static final Pattern PLACE = Pattern.compile("/silver/([a-z_]+)/month=(\\d{4}-\\d{2})-01/");

    private final Map<Key, Count> counts;
    private final Optional<Dataset<Row>> written;
    private final Optional<Dataset<Row>> standing;

    /** @param standing with the rows that stood before in slices that only grew */
    private LoadCounts(Map<Key, Count> counts, Optional<Dataset<Row>> written, Optional<Dataset<Row>> standing) {
        this.counts = counts;
        this.written = written;
        this.standing = standing;
    }

    public static LoadCounts none() {
        return new LoadCounts(Map.of(), Optional.empty(), Optional.empty());
    }

    /** @param written by feed what went into its latest commits */
    static LoadCounts of(SparkSession spark, Map<String, FeedRows> written) {
        Map<Key, Count> counts = new HashMap<>();
        Set<String> fresh = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        written.forEach((feed, rows) -> {
            fresh.addAll(rows.files());
            all.addAll(rows.files());
            all.addAll(rows.standing());
            rows.counts()
                    .forEach((place, count) -> counts.merge(
                            new Key(new Slice(feed, place.countyCode(), place.month()), place.deliveryId()),
                            count,
                            Count::plus));
        });
        return new LoadCounts(counts, rows(spark, fresh), rows(spark, all));
    }

    private static Optional<Dataset<Row>> rows(SparkSession spark, Set<String> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> found = spark.read()
                .schema(SilverSchema.VERDICT)
                .parquet(files.toArray(String[]::new))
                .selectExpr("*", "_metadata.file_path as place");
        return Optional.of(Sessions.isSmall(spark) ? found.coalesce(1) : found);
    }

    private static Slice slice(String place, String county) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.find()) {
            throw new IllegalStateException("Cannot tell feed and month of the file " + place);
        }
        return new Slice(matcher.group(1), county, YearMonth.parse(matcher.group(2)));
    }

    public Count of(Slice slice, String deliveryId) {
        return counts.getOrDefault(new Key(slice, deliveryId), Count.NONE);
    }

    /** Rows with issues of the given deliveries, in order of delivery, feed and row. */
    Iterator<JudgedRow> judged(Collection<String> deliveryIds) {
        String ids = deliveryIds.stream().map(id -> "'" + id + "'").sorted().collect(Collectors.joining(", "));
        if (written.isEmpty()) {
            return Collections.emptyIterator();
        }
        Iterator<Row> rows = written.get()
                .where("size(issues) > 0" + (ids.isEmpty() ? " and false" : " and delivery_id in (" + ids + ")"))
                .orderBy("delivery_id", "place", "row_no")
                .toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public JudgedRow next() {
                Row row = rows.next();
                return new JudgedRow(
                        slice(row.getAs("place"), row.getAs("county_code")),
                        row.getAs("delivery_id"),
                        row.<Integer>getAs("row_no"),
                        row.<Boolean>getAs("is_accepted"),
                        row.<Boolean>getAs("is_in_force"),
                        row.getList(row.fieldIndex("issues")));
            }
        };
    }

    /** Rejected rows in force of the slices, by rule. */
    public List<Rejections> rejections(Collection<SliceState> states) {
        Map<Slice, SliceState> wanted = new TreeMap<>();
        states.forEach(state -> wanted.put(state.slice(), state));
        Map<List<Object>, Long> rows = new HashMap<>();
        if (standing.isEmpty()) {
            return List.of();
        }
        List<Row> counted = standing.get()
                .where("not is_accepted and is_in_force")
                .selectExpr("place", "county_code", "explode(issues) as issue")
                .selectExpr(
                        "regexp_extract(place, '/silver/[a-z_]+/month=[0-9-]+/', 0) as place", "county_code", "issue")
                .groupBy("place", "county_code", "issue")
                .count()
                .collectAsList();
        for (Row row : counted) {
            Slice slice = slice(row.getString(0), row.getString(1));
            if (wanted.containsKey(slice)) {
                rows.merge(List.of(slice, row.getString(2)), row.getLong(3), Long::sum);
            }
        }
        return rows.entrySet().stream()
                .map(entry -> rejections(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparing(Rejections::slice)
                        .thenComparing(Rejections::ruleId)
                        .thenComparing(Rejections::columnName))
                .toList();
    }

    private static Rejections rejections(List<Object> key, long rows) {
        String issue = (String) key.get(1);
        int colon = issue.indexOf(':');
        return new Rejections(
                (Slice) key.get(0),
                colon < 0 ? issue : issue.substring(0, colon),
                colon < 0 ? "" : issue.substring(colon + 1),
                rows);
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

    static Map<String, List<SliceState>> byFeed(Collection<SliceState> states) {
        return states.stream()
                .collect(Collectors.groupingBy(state -> state.slice().feed(), TreeMap::new, Collectors.toList()));
    }
}

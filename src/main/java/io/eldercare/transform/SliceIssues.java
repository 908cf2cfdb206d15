package io.eldercare.transform;

import io.eldercare.definitions.Messages;
import io.eldercare.lake.DeltaFiles;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What was found in the rows of slices: rows that were rejected, warnings on rows that were taken, and findings across deliveries. */
public final class SliceIssues {
    private final DeltaFiles lake;
    private final Messages messages;

    public SliceIssues(DeltaFiles lake, Messages messages) {
        this.lake = lake;
        this.messages = messages;
    }

    public enum Kind {
        REJECTED,
        WARNED,
        FOUND
    }

    public record Slice(String feed, String countyCode, YearMonth month) {}

    /** @param rowNo line of the delivery; {@code columnName} empty where the whole row is meant */
    public record Issue(
            Kind kind, Slice slice, String deliveryId, int rowNo, String ruleId, String columnName, String message) {}

    /** One query over all slices. @return in order of feed, county, month, kind, rule, delivery and line */
    public List<Issue> of(Collection<Slice> slices) {
        Map<String, List<Slice>> byFeed =
                slices.stream().collect(Collectors.groupingBy(Slice::feed, TreeMap::new, Collectors.toList()));
        List<String> selects = new ArrayList<>();
        byFeed.forEach((feed, wanted) -> {
            if (lake.exists("silver", feed)) {
                TreeSet<YearMonth> months =
                        new TreeSet<>(wanted.stream().map(Slice::month).toList());
                String view = "issues_of__" + feed;
                lake.read("silver", feed, months::contains).createOrReplaceTempView(view);
                selects.add("select if(is_accepted, 'WARNED', 'REJECTED') as kind, '" + feed
                        + "' as feed, county_code, month, delivery_id, row_no, explode(issues) as issue, '' as message from "
                        + view + " where is_in_force and size(issues) > 0 and county_code in (" + counties(wanted)
                        + ")");
            }
        });
        if (lake.exists("silver", "finding")) {
            TreeSet<YearMonth> months =
                    new TreeSet<>(slices.stream().map(Slice::month).toList());
            lake.read("silver", "finding", months::contains).createOrReplaceTempView("issues_of__all");
            selects.add("select 'FOUND' as kind, feed, county_code, month, delivery_id, row_no,"
                    + " concat(rule_id, ':', column_name) as issue, message from issues_of__all where county_code in ("
                    + counties(slices) + ")");
        }
        if (selects.isEmpty()) {
            return List.of();
        }
        TreeSet<String> wanted =
                new TreeSet<>(slices.stream().map(Object::toString).toList());
        return lake
                .spark()
                .sql(String.join(" union all ", selects)
                        + " order by feed, county_code, month, kind, issue, delivery_id, row_no")
                .collectAsList()
                .stream()
                .map(this::issue)
                .filter(issue -> wanted.contains(issue.slice().toString()))
                .toList();
    }

    private static String counties(Collection<Slice> slices) {
        return slices.stream()
                .map(Slice::countyCode)
                .distinct()
                .map(code -> "'" + code + "'")
                .collect(Collectors.joining(", "));
    }

    private Issue issue(Row row) {
        Slice slice = new Slice(row.getString(1), row.getString(2), YearMonth.from(row.<LocalDate>getAs(3)));
        String[] parts = row.getString(6).split(":", 2);
        String told = row.getString(7);
        return new Issue(
                Kind.valueOf(row.getString(0)),
                slice,
                row.isNullAt(4) ? "" : row.getString(4),
                row.isNullAt(5) ? 0 : row.getInt(5),
                parts[0],
                parts.length > 1 ? parts[1] : "",
                told.isEmpty() ? messages.of(slice.feed(), row.getString(6)).message() : told);
    }
}

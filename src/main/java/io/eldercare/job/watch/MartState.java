package io.eldercare.job.watch;

import io.eldercare.mart.Mart;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What of the mart the watch looks at.
 *
 * @param feeds every feed that ever came
 * @param dueMonth month of {@code due}: the latest in which anything was due, up to the month asked for
 * @param due what was due in it
 * @param counties rows by county and month, of the latest months
 * @param rejected rejected rows of the latest month with rows, by code
 */
public record MartState(
        List<Feed> feeds,
        Optional<YearMonth> dueMonth,
        List<Due> due,
        List<CountyMonth> counties,
        SortedMap<String, Long> rejected) {
    private static final int MONTHS_COMPARED = 6;

    /** @param newest when the newest accepted delivery was received, in Asia/Shanghai */
    public record Feed(String feed, LocalDateTime newest) {}

    /** @param filed an accepted statement is there */
    public record Due(String feed, String feedName, String countyCode, String countyName, boolean filed) {}

    /** Rows of the statements in force, and how many of them were rejected. */
    public record CountyMonth(String countyCode, String countyName, YearMonth month, long rows, long rejected) {}

    /** @param latestDue the latest month whose due day is over */
    static MartState read(Mart mart, YearMonth latestDue) {
        return mart.read(handle -> {
            Optional<YearMonth> dueMonth = handle.createQuery(
                            "select max(month) from mart.reporting where expected and month <= :latest")
                    .bind("latest", latestDue.atDay(1))
                    .mapTo(LocalDate.class)
                    .findOne()
                    .map(YearMonth::from);
            return new MartState(
                    feeds(handle),
                    dueMonth,
                    dueMonth.map(month -> due(handle, month)).orElse(List.of()),
                    counties(handle),
                    rejected(handle));
        });
    }

    private static List<Feed> feeds(Handle handle) {
        return handle.createQuery("""
                        select feed, max(received_at) as newest from ops.delivery
                        where verdict = 'accepted' group by feed order by feed
                        """)
                .map((row, context) -> new Feed(row.getString("feed"), local(row.getTimestamp("newest"))))
                .list();
    }

    private static LocalDateTime local(Timestamp timestamp) {
        return timestamp.toLocalDateTime();
    }

    private static List<Due> due(Handle handle, YearMonth month) {
        return handle.createQuery("""
                        select feed, feed_name, county_code, coalesce(region.name, county_code) as county_name, filed
                        from mart.reporting
                        left join mart.region on region.region_code = reporting.county_code
                        where expected and month = :month
                        order by feed, county_code
                        """)
                .bind("month", month.atDay(1))
                .map((row, context) -> new Due(
                        row.getString("feed"),
                        row.getString("feed_name"),
                        row.getString("county_code"),
                        row.getString("county_name"),
                        row.getBoolean("filed")))
                .list();
    }

    private static List<CountyMonth> counties(Handle handle) {
        return handle.createQuery("""
                        select county_code, coalesce(max(region.name), county_code) as county_name, month,
                            sum(rows) as rows, sum(rejected) as rejected
                        from mart.reporting
                        left join mart.region on region.region_code = reporting.county_code
                        where filed and rows > 0
                            and month >= (select max(month) from mart.reporting where filed) - make_interval(months => :months)
                        group by county_code, month
                        order by county_code, month
                        """)
                .bind("months", MONTHS_COMPARED)
                .map((row, context) -> new CountyMonth(
                        row.getString("county_code"),
                        row.getString("county_name"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getLong("rows"),
                        row.getLong("rejected")))
                .list();
    }

    private static SortedMap<String, Long> rejected(Handle handle) {
        SortedMap<String, Long> rejected = new TreeMap<>();
        handle.createQuery("""
                        select rule_id, sum(rows) as rows from mart.rejection_summary
                        where month = (select max(month) from mart.reporting where filed and rows > 0)
                        group by rule_id
                        """)
                .map((row, context) -> rejected.merge(row.getString("rule_id"), row.getLong("rows"), Long::sum))
                .list();
        return rejected;
    }
}

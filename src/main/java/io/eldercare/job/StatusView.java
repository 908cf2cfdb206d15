package io.eldercare.job;

import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.RunRecord;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What {@code status} shows.
 *
 * @param reporting feeds of the two latest months with deliveries, by month, county and feed
 * @param withheld units that are not rated, and why
 */
public record StatusView(List<Run> runs, List<Reporting> reporting, List<String> withheld) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int RUNS_SHOWN = 10;

    /** Times in Asia/Shanghai. */
    public record Run(
            String runId,
            String command,
            LocalDateTime startedAt,
            Optional<LocalDateTime> finishedAt,
            String outcome,
            int deliveries,
            long rows,
            long rejected) {}

    /** @param passingShare accepted rows / rows, 0–1 */
    public record Reporting(
            String feed,
            String feedName,
            String countyCode,
            String countyName,
            YearMonth month,
            boolean expected,
            boolean filed,
            boolean onTime,
            boolean nonEmpty,
            Optional<BigDecimal> passingShare,
            Optional<LocalDateTime> receivedAt) {}

    public static StatusView read(Workplace place) {
        try (MartServer server = Night.openMart(place)) {
            Mart mart = Night.mart(server);
            List<Run> runs =
                    mart.runs().latest(RUNS_SHOWN).stream().map(StatusView::run).toList();
            return new StatusView(runs, reporting(mart), withheld(mart));
        }
    }

    private static Run run(RunRecord record) {
        return new Run(
                record.runId(),
                record.command(),
                local(record.startedAt()),
                record.finishedAt().map(StatusView::local),
                record.outcome(),
                record.deliveries(),
                record.rows(),
                record.rejected());
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }

    private static List<Reporting> reporting(Mart mart) {
        return mart.read(handle -> handle.createQuery(
                        "select reporting.*, region.name as county_name from mart.reporting"
                                + " left join mart.region on region.region_code = reporting.county_code"
                                + " where month in (select distinct month from mart.reporting where expected order by month desc limit 2)"
                                + " order by month desc, county_code, feed")
                .map((row, context) -> new Reporting(
                        row.getString("feed"),
                        row.getString("feed_name"),
                        row.getString("county_code"),
                        Optional.ofNullable(row.getString("county_name")).orElse(row.getString("county_code")),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBoolean("expected"),
                        row.getBoolean("filed"),
                        row.getBoolean("on_time"),
                        row.getBoolean("non_empty"),
                        Optional.ofNullable(row.getBigDecimal("passing_share")),
                        Optional.ofNullable(row.getTimestamp("received_at")).map(Timestamp::toLocalDateTime)))
                .list());
    }

    private static List<String> withheld(Mart mart) {
        return mart.read(handle -> handle.createQuery(
                        "select scorecard.plan_code || ' ' || to_char(month, 'YYYY-MM') || ' ' || region.name || '：' || reason"
                                + " from mart.scorecard join mart.region using (region_code) where score is null and reason is not null"
                                + " and month = (select max(month) from mart.scorecard) order by 1")
                .mapTo(String.class)
                .list());
    }
}

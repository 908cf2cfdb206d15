package io.eldercare.job;

import io.eldercare.job.door.MartDoor;
import io.eldercare.job.watch.Alert;
import io.eldercare.job.watch.Backlog;
import io.eldercare.job.watch.Nights;
import io.eldercare.job.watch.RunBook;
import io.eldercare.job.watch.Watch;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartException;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.RunRecord;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code status} shows.
 *
 * @param alerts what wants a person, in order of urgency
 * @param nights the last two weeks, in order
 * @param runs latest first
 * @param reporting feeds of the two latest months with deliveries, by month, county and feed
 * @param withheld units that are not rated, and why
 * @param martFailure why the mart did not open; reporting and withheld are empty then
 */
public record StatusView(
        List<Alert> alerts,
        List<Nights.Night> nights,
        List<Run> runs,
        Backlog backlog,
        List<Reporting> reporting,
        List<String> withheld,
        Optional<String> martFailure) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int RUNS_SHOWN = 10;
    private static final int RUNS_READ = 100;

    /** Times in Asia/Shanghai. */
    public record Run(
            String runId,
            String command,
            LocalDateTime startedAt,
            Optional<LocalDateTime> finishedAt,
            String outcome,
            int deliveries,
            long rows,
            long rejected,
            Optional<Integer> exitCode,
            Optional<String> failure) {}

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

    /** Without the mart, where it does not open, what the book of runs tells; {@code martFailure} says why. */
    public static StatusView read(Workplace place) {
        Watch watch = new Watch(place, Watch.settings(place));
        List<RunBook.Entry> book = new RunBook(place.home()).entries();
        try (MartServer server = Night.openMart(place)) {
            Mart mart = MartDoor.mart(server);
            watch.look(mart);
            return of(
                    watch,
                    runs(book, mart.runs().latest(RUNS_READ)),
                    book,
                    reporting(mart),
                    withheld(mart),
                    Optional.empty());
        } catch (MartException failure) {
            return of(
                    watch,
                    runs(book, List.of()),
                    book,
                    List.of(),
                    List.of(),
                    Optional.ofNullable(failure.getMessage()));
        }
    }

    /** What wants a person, nothing else; new alerts go out by mail where the settings name addresses. */
    public static List<Alert> watch(Workplace place) {
        StatusView view = read(place);
        Watch.mail(place, view.alerts(), view.martFailure().isEmpty());
        return view.alerts();
    }

    private static StatusView of(
            Watch watch,
            List<RunRecord> runs,
            List<RunBook.Entry> book,
            List<Reporting> reporting,
            List<String> withheld,
            Optional<String> martFailure) {
        watch.writeRuns(book);
        return new StatusView(
                watch.alerts(runs, martFailure),
                Nights.of(runs, watch.today()),
                runs.stream().limit(RUNS_SHOWN).map(StatusView::run).toList(),
                watch.backlog(),
                reporting,
                withheld,
                martFailure);
    }

    /** The book knows runs that never reached the mart, the mart those from before there was a book. */
    private static List<RunRecord> runs(List<RunBook.Entry> book, List<RunRecord> ledger) {
        Map<String, RunRecord> runs = new TreeMap<>();
        ledger.forEach(run -> runs.put(run.runId(), run));
        book.forEach(entry -> runs.put(entry.run().runId(), entry.run()));
        return runs.values().stream()
                .sorted(Comparator.comparing(RunRecord::startedAt)
                        .thenComparing(RunRecord::runId)
                        .reversed())
                .toList();
    }

    private static Run run(RunRecord record) {
        return new Run(
                record.runId(),
                record.command(),
                local(record.startedAt()),
                record.finishedAt().map(StatusView::local),
                record.outcome(),
                record.totals().deliveries(),
                record.totals().rows(),
                record.totals().rejected(),
                record.exitCode(),
                record.failure());
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

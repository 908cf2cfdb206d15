package io.eldercare.job.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.WatchSettings;
import io.eldercare.mart.RunRecord;
import io.eldercare.mart.RunTotals;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What wants a person, each by a case that can be worked out by hand. Feeds are due on the 5th. */
class AlertRulesTest {
    private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

    private static AlertRules at(String localTime) {
        return new AlertRules(WatchSettings.USUAL, 5, at(LocalDateTime.parse(localTime)));
    }

    private static Instant at(LocalDateTime localTime) {
        return localTime.atZone(WatchedRun.ZONE).toInstant();
    }

    @Test
    void aMonthIsDueWhenItsDayIsOver() {
        assertThat(at("2025-11-05T23:59:59").latestDue()).isEqualTo(YearMonth.of(2025, 9));
        assertThat(at("2025-11-06T00:00:00").latestDue()).isEqualTo(OCTOBER);
        assertThat(at("2026-01-03T12:00:00").latestDue()).isEqualTo(YearMonth.of(2025, 11));
    }

    @Test
    void namesTheCountiesOfAFeedThatHasNotCome() {
        MartState state = filings(
                Optional.of(OCTOBER),
                due("visit", "360281", false),
                due("visit", "360222", false),
                due("visit", "360203", true),
                due("bed_month", "360281", true));

        assertThat(at("2025-11-06T06:00:00").ofMart(state)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.WATCH_LATE);
            assertThat(alert.subject()).isEqualTo("表visit 2025-10");
            assertThat(alert.reason()).isEqualTo("县360281、县360222 没有可用的报送（应于 2025-11-05 前报）");
        });
    }

    @Test
    void whereNothingOfAMonthCameWhatWasDueBeforeIsLate() {
        MartState september = filings(
                Optional.of(OCTOBER.minusMonths(1)), due("visit", "360281", true), due("bed_month", "360281", true));

        assertThat(at("2025-11-05T06:00:00").ofMart(september)).isEmpty();
        assertThat(at("2025-11-06T06:00:00").ofMart(september))
                .extracting(Alert::subject)
                .containsExactly("表bed_month 2025-10", "表visit 2025-10");
    }

    @Test
    void callsRejectsThatJumpedOutWithTheirFigures() {
        // before: 6 of 600, 1 %; three times that is 3 %, the least share 5 %
        assertThat(jump(100, 5)).as("fewer than 20 rows").isEmpty();
        assertThat(jump(1000, 49)).as("below 5 %").isEmpty();
        assertThat(jump(1000, 50)).hasValueSatisfying(alert -> {
            assertThat(alert.subject()).isEqualTo("县360281 2025-10");
            assertThat(alert.reason()).isEqualTo("退回 50 行，占 5.0%；前 6 个月为 1.0%（界限：5.0%、3 倍、20 行）");
        });
    }

    @Test
    void aCountyThatAlwaysHadManyRejectsHasNotJumped() {
        List<MartState.CountyMonth> months = new ArrayList<>();
        for (int back = 6; back >= 0; back--) {
            months.add(new MartState.CountyMonth("360281", "县360281", OCTOBER.minusMonths(back), 1000, 100));
        }

        assertThat(at("2025-11-05T06:00:00").ofMart(counties(months))).isEmpty();
    }

    @Test
    void aFirstMonthHasNothingToBeComparedWith() {
        assertThat(at("2025-11-05T06:00:00")
                        .ofMart(counties(List.of(new MartState.CountyMonth("360281", "县360281", OCTOBER, 1000, 900)))))
                .isEmpty();
    }

    private static Optional<Alert> jump(long rows, long rejected) {
        List<MartState.CountyMonth> months = new ArrayList<>();
        for (int back = 6; back >= 1; back--) {
            months.add(new MartState.CountyMonth("360281", "县360281", OCTOBER.minusMonths(back), 100, 1));
        }
        months.add(new MartState.CountyMonth("360281", "县360281", OCTOBER, rows, rejected));
        return at("2025-11-05T06:00:00").ofMart(counties(months)).stream().findFirst();
    }

    @Test
    void aNightIsSkippedAfterTwentySixHours() {
        List<RunRecord> runs = List.of(run("nightly", "2025-11-05T01:30:00", "done"));

        assertThat(at("2025-11-06T03:29:00").ofRuns(runs)).isEmpty();
        assertThat(at("2025-11-06T03:30:00").ofRuns(runs)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.WATCH_SKIPPED);
            assertThat(alert.reason()).isEqualTo("最近一次成功开始于 2025-11-05 01:30，已过 26 小时（界限 26 小时）");
        });
    }

    @Test
    void upkeepIsNoNightAndAHomeWithoutRunsMissesNone() {
        assertThat(at("2025-11-06T06:00:00")
                        .ofRuns(List.of(
                                run("maintain", "2025-11-06T04:30:00", "done"),
                                run("nightly", "2025-11-04T01:30:00", "done"))))
                .extracting(Alert::kind)
                .containsExactly(AlertKind.WATCH_SKIPPED);
        assertThat(at("2025-11-06T06:00:00").ofRuns(List.of())).isEmpty();
    }

    @Test
    void aFailedNightIsToldUntilOneIsGoodAgain() {
        RunRecord failed = run("nightly", "2025-11-06T01:30:00", "RUN_DISK_FULL");
        RunRecord good = run("nightly", "2025-11-06T02:00:00", "done");

        assertThat(at("2025-11-06T06:00:00").ofRuns(List.of(failed)))
                .extracting(Alert::kind, Alert::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AlertKind.WATCH_FAILED, "RUN_DISK_FULL"));
        assertThat(at("2025-11-06T06:00:00").ofRuns(List.of(good, failed))).isEmpty();
        assertThat(at("2025-11-06T06:00:00").ofRuns(List.of(run("nightly", "2025-11-06T02:01:00", "RUN_LOCKED"), good)))
                .as("somebody started a second one beside it")
                .isEmpty();
    }

    @Test
    void theDiskIsToldBelowItsLimit() {
        assertThat(at("2025-11-06T06:00:00").ofDisk(5_000_000_000L)).isEmpty();
        assertThat(at("2025-11-06T06:00:00").ofDisk(4_940_000_000L))
                .extracting(Alert::reason)
                .containsExactly("4.9 GB 可用（界限 5 GB）");
    }

    @Test
    void aFortnightAtAGlance() {
        List<RunRecord> runs = List.of(
                run("nightly", "2025-11-06T01:30:00", "RUN_MART"),
                run("nightly", "2025-11-04T02:00:00", "done"),
                run("nightly", "2025-11-04T01:30:00", "RUN_MART"));

        assertThat(Nights.of(runs, java.time.LocalDate.of(2025, 11, 6)))
                .extracting(night -> night.day().getDayOfMonth() + " " + night.outcome())
                .containsExactly("4 DONE", "5 NONE", "6 FAILED");
    }

    /** @param outcome done, or a failure code */
    private static RunRecord run(String command, String startedAt, String outcome) {
        boolean done = outcome.equals("done");
        Instant start = at(LocalDateTime.parse(startedAt));
        return new RunRecord(
                command + startedAt,
                start,
                Optional.of(start.plusSeconds(60)),
                command,
                done ? "done" : "failed",
                RunTotals.NOTHING,
                Optional.of(done ? 0 : 4),
                done ? Optional.empty() : Optional.of(outcome),
                "",
                "",
                Optional.empty());
    }

    private static MartState.Due due(String feed, String county, boolean filed) {
        return new MartState.Due(feed, "表" + feed, county, "县" + county, filed);
    }

    private static MartState filings(Optional<YearMonth> month, MartState.Due... due) {
        return new MartState(List.of(), month, Stream.of(due).toList(), List.of(), new TreeMap<>());
    }

    private static MartState counties(List<MartState.CountyMonth> months) {
        return new MartState(List.of(), Optional.empty(), List.of(), months, new TreeMap<>());
    }
}

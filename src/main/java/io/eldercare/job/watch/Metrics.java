package io.eldercare.job.watch;

import io.eldercare.mart.RunRecord;
import io.eldercare.mart.RunTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures for Prometheus; their table stands in docs/operations.md. Labels are bounded: commands, steps, feeds, counties and codes of the definitions.
 */
final class Metrics {
    private Metrics() {}

    /** @param runs latest first */
    static MetricFile runs(List<RunBook.Entry> runs, Backlog backlog, List<Alert> alerts) {
        MetricFile file = new MetricFile();
        count(
                file,
                "eldercare_run_alerts",
                List.of(AlertKind.WATCH_FAILED, AlertKind.WATCH_SKIPPED, AlertKind.WATCH_DISK),
                alerts);
        Map<String, RunBook.Entry> latest = new LinkedHashMap<>();
        runs.stream()
                .filter(RunBook.Entry::hasRun)
                .forEach(entry -> latest.putIfAbsent(entry.run().command(), entry));
        latest.values().stream()
                .map(RunBook.Entry::run)
                .findFirst()
                .ifPresent(run -> file.add(
                        "eldercare_build_info",
                        "Program and definitions of the latest run.",
                        1,
                        "program",
                        run.program(),
                        "definitions",
                        run.definitions()));
        latest.forEach((command, entry) -> add(file, command, entry, runs));
        return file.add("eldercare_inbox_files", "Files waiting in the inbox.", backlog.inbox())
                .add(
                        "eldercare_pending_deliveries",
                        "Deliveries with a receipt that the figures do not hold yet.",
                        backlog.pending())
                .add("eldercare_disk_free_bytes", "Free space of the disk the home lies on.", backlog.diskFree())
                .add("eldercare_disk_size_bytes", "Size of the disk the home lies on.", backlog.diskSize());
    }

    private static void add(MetricFile file, String command, RunBook.Entry entry, List<RunBook.Entry> all) {
        RunRecord run = entry.run();
        file.add(
                "eldercare_run_start_timestamp_seconds",
                "When the latest run began.",
                seconds(run.startedAt()),
                "command",
                command);
        run.finishedAt().ifPresent(end -> {
            file.add(
                    "eldercare_run_end_timestamp_seconds",
                    "When the latest run ended; missing for a killed one.",
                    seconds(end),
                    "command",
                    command);
            file.add(
                    "eldercare_run_duration_seconds",
                    "What the latest run took.",
                    Duration.between(run.startedAt(), end).toMillis() / 1000.0,
                    "command",
                    command);
        });
        file.add(
                "eldercare_run_exit_code",
                "Exit code of the latest run; 137 stands for one that left none.",
                run.exitCode().orElse(137),
                "command",
                command);
        lastGood(command, all)
                .ifPresent(at -> file.add(
                        "eldercare_run_success_timestamp_seconds",
                        "When the latest run that ended well began.",
                        seconds(at),
                        "command",
                        command));
        entry.steps()
                .forEach((step, seconds) -> file.add(
                        "eldercare_run_step_duration_seconds",
                        "What the steps of the latest run took.",
                        seconds,
                        "command",
                        command,
                        "step",
                        step));
        RunTotals totals = run.totals();
        file.add(
                        "eldercare_run_files",
                        "Files the latest run took.",
                        totals.deliveries() - totals.repeated() - totals.refused(),
                        "command",
                        command,
                        "outcome",
                        "accepted")
                .add(
                        "eldercare_run_files",
                        "Files the latest run took.",
                        totals.repeated(),
                        "command",
                        command,
                        "outcome",
                        "repeated")
                .add(
                        "eldercare_run_files",
                        "Files the latest run took.",
                        totals.refused(),
                        "command",
                        command,
                        "outcome",
                        "refused")
                .add(
                        "eldercare_run_rows",
                        "Rows the latest run took.",
                        totals.accepted(),
                        "command",
                        command,
                        "outcome",
                        "accepted")
                .add(
                        "eldercare_run_rows",
                        "Rows the latest run took.",
                        totals.rejected(),
                        "command",
                        command,
                        "outcome",
                        "rejected");
    }

    private static Optional<Instant> lastGood(String command, List<RunBook.Entry> runs) {
        return runs.stream()
                .map(RunBook.Entry::run)
                .filter(run -> run.command().equals(command) && run.outcome().equals("done"))
                .map(RunRecord::startedAt)
                .findFirst();
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    static MetricFile data(MartState state, List<Alert> alerts) {
        MetricFile file = new MetricFile();
        state.feeds()
                .forEach(feed -> file.add(
                        "eldercare_feed_newest_timestamp_seconds",
                        "When the newest accepted delivery of a feed was received.",
                        seconds(feed.newest().atZone(WatchedRun.ZONE).toInstant()),
                        "feed",
                        feed.feed()));
        Map<String, MartState.CountyMonth> latest = new LinkedHashMap<>();
        state.counties().forEach(month -> latest.put(month.countyCode(), month));
        latest.forEach((county, month) -> file.add(
                        "eldercare_county_rows",
                        "Rows of a county's latest month.",
                        month.rows() - month.rejected(),
                        "county",
                        county,
                        "outcome",
                        "accepted")
                .add(
                        "eldercare_county_rows",
                        "Rows of a county's latest month.",
                        month.rejected(),
                        "county",
                        county,
                        "outcome",
                        "rejected"));
        state.rejected()
                .forEach((rule, rows) -> file.add(
                        "eldercare_rejected_rows",
                        "Rejected rows of the latest month, by code of docs/codes.md.",
                        rows,
                        "code",
                        rule));
        count(file, "eldercare_data_alerts", List.of(AlertKind.WATCH_LATE, AlertKind.WATCH_REJECTS), alerts);
        return file;
    }

    private static void count(MetricFile file, String name, List<AlertKind> kinds, List<Alert> alerts) {
        kinds.forEach(kind -> file.add(
                name,
                "Alerts that stand, by kind.",
                alerts.stream().filter(alert -> alert.kind() == kind).count(),
                "kind",
                kind.name()));
    }
}

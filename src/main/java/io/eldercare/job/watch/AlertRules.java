package io.eldercare.job.watch;

import io.eldercare.definitions.WatchSettings;
import io.eldercare.mart.RunRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When something wants a person; the arithmetic stands in docs/operations.md.
 *
 * @param dueDay day of the next month by which a month's feeds are due
 */
record AlertRules(WatchSettings settings, int dueDay, Instant now) {
    private static final int LATEST_DAY = 28;

    AlertRules {
        // a mistake in the settings is told elsewhere and must not keep anybody from looking
        dueDay = Math.min(LATEST_DAY, Math.max(1, dueDay));
    }

    /** Commands that are a night. */
    static final Set<String> NIGHTS = Set.of("nightly", "rebuild", "demo", "run");

    private static final int NAMES_TOLD = 8;
    private static final double GIGABYTE = 1e9;

    /** The latest month whose due day, and the days of grace after it, are over. */
    YearMonth latestDue() {
        LocalDate today = LocalDate.ofInstant(now, WatchedRun.ZONE);
        YearMonth month = YearMonth.from(today).minusMonths(1);
        while (!dueDate(month).plusDays(settings.lateDays()).isBefore(today)) {
            month = month.minusMonths(1);
        }
        return month;
    }

    private LocalDate dueDate(YearMonth month) {
        return month.plusMonths(1).atDay(dueDay);
    }

    /** @param runs latest first */
    List<Alert> ofRuns(List<RunRecord> runs) {
        List<Alert> alerts = new ArrayList<>();
        List<RunRecord> nights = runs.stream()
                .filter(run -> NIGHTS.contains(run.command()) && !run.outcome().equals("running"))
                .filter(run -> !run.failure().equals(Optional.of(RunFailure.RUN_LOCKED.name())))
                .toList();
        nights.stream()
                .findFirst()
                .filter(run -> run.outcome().equals("failed"))
                .ifPresent(run -> alerts.add(failed(run)));
        Optional<Instant> good = nights.stream()
                .filter(run -> run.outcome().equals("done"))
                .map(RunRecord::startedAt)
                .max(Instant::compareTo);
        Optional<Instant> since =
                good.or(() -> nights.stream().map(RunRecord::startedAt).min(Instant::compareTo));
        since.filter(at -> Duration.between(at, now).toHours() >= settings.nightHours())
                .ifPresent(at -> alerts.add(new Alert(
                        AlertKind.WATCH_SKIPPED,
                        "夜间作业",
                        (good.isPresent() ? "最近一次成功开始于 " + time(at) : "从 " + time(at) + " 起没有成功过") + "，已过 "
                                + Duration.between(at, now).toHours() + " 小时（界限 " + settings.nightHours() + " 小时）")));
        return alerts;
    }

    private static Alert failed(RunRecord run) {
        String exit = run.exitCode().map(code -> "，退出码 " + code).orElse("，没有留下退出码");
        return new Alert(
                AlertKind.WATCH_FAILED,
                run.failure().orElse(RunFailure.RUN_SYSTEM.name()),
                time(run.startedAt()) + " 开始的 " + run.command() + "（" + run.runId() + "）没有完成" + exit);
    }

    private static String time(Instant at) {
        return at.atZone(WatchedRun.ZONE)
                .toLocalDateTime()
                .withNano(0)
                .toString()
                .replace('T', ' ');
    }

    List<Alert> ofDisk(long freeBytes) {
        double free = freeBytes / GIGABYTE;
        return free >= settings.diskGigabytes()
                ? List.of()
                : List.of(new Alert(
                        AlertKind.WATCH_DISK,
                        "数据目录",
                        BigDecimal.valueOf(free).setScale(1, RoundingMode.HALF_UP) + " GB 可用（界限 "
                                + settings.diskGigabytes() + " GB）"));
    }

    List<Alert> ofMart(MartState state) {
        List<Alert> alerts = new ArrayList<>(late(state));
        byCounty(state).values().forEach(months -> jump(months).ifPresent(alerts::add));
        return alerts;
    }

    /** One alert a feed. Where nothing of the month has come at all, what was due in the latest month that has anything is due again. */
    private List<Alert> late(MartState state) {
        YearMonth month = latestDue();
        boolean begun = state.dueMonth().filter(month::equals).isPresent();
        Map<String, List<MartState.Due>> feeds = state.due().stream()
                .filter(due -> !begun || !due.filed())
                .collect(Collectors.groupingBy(MartState.Due::feed, TreeMap::new, Collectors.toList()));
        return feeds.values().stream().map(late -> late(month, late)).toList();
    }

    private Alert late(YearMonth month, List<MartState.Due> late) {
        String names =
                late.stream().limit(NAMES_TOLD).map(MartState.Due::countyName).collect(Collectors.joining("、"));
        String more = late.size() > NAMES_TOLD ? "等 " + late.size() + " 个" : "";
        return new Alert(
                AlertKind.WATCH_LATE,
                late.get(0).feedName() + " " + month,
                names + more + " 没有可用的报送（应于 " + dueDate(month) + " 前报）");
    }

    private static Map<String, List<MartState.CountyMonth>> byCounty(MartState state) {
        return state.counties().stream()
                .collect(Collectors.groupingBy(MartState.CountyMonth::countyCode, TreeMap::new, Collectors.toList()));
    }

    /** @param months of one county, in order; the last is compared with those before */
    private Optional<Alert> jump(List<MartState.CountyMonth> months) {
        List<MartState.CountyMonth> before = months.subList(0, months.size() - 1);
        MartState.CountyMonth last = months.get(months.size() - 1);
        long rows = before.stream().mapToLong(MartState.CountyMonth::rows).sum();
        long rejected =
                before.stream().mapToLong(MartState.CountyMonth::rejected).sum();
        BigDecimal share = share(last.rejected(), last.rows());
        BigDecimal usual = share(rejected, rows);
        boolean jumped = rows > 0
                && last.rejected() >= settings.rejectRows()
                && share.compareTo(settings.rejectShare()) >= 0
                && share.compareTo(usual.multiply(settings.rejectTimes())) >= 0;
        return jumped
                ? Optional.of(new Alert(
                        AlertKind.WATCH_REJECTS,
                        last.countyName() + " " + last.month(),
                        "退回 " + last.rejected() + " 行，占 " + percent(share) + "；前 " + before.size() + " 个月为 "
                                + percent(usual)
                                + "（界限：" + percent(settings.rejectShare()) + "、"
                                + settings.rejectTimes().toPlainString()
                                + " 倍、" + settings.rejectRows() + " 行）"))
                : Optional.empty();
    }

    static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%";
    }

    /** In order of urgency. */
    static List<Alert> sorted(List<Alert> alerts) {
        List<Alert> sorted = new ArrayList<>(alerts);
        sorted.sort(java.util.Comparator.comparing(Alert::kind).thenComparing(Alert::subject));
        return Collections.unmodifiableList(sorted);
    }
}

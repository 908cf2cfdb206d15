package io.eldercare.report;

import io.eldercare.report.ChartModel.Bar;
import io.eldercare.report.ChartModel.BarKind;
import io.eldercare.report.ChartModel.Cell;
import io.eldercare.report.ChartModel.Fan;
import io.eldercare.report.ChartModel.HeatMap;
import io.eldercare.report.ChartModel.HeatRow;
import io.eldercare.report.ChartModel.Panel;
import io.eldercare.report.ChartModel.Point;
import io.eldercare.report.ChartModel.Progress;
import io.eldercare.report.ChartModel.Ranking;
import io.eldercare.report.ChartModel.Trend;
import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what each chart of an edition shows. */
final class ChartPlan {
    private final Edition edition;
    private final List<TargetLine> lines;

    private ChartPlan(Edition edition) {
        this.edition = edition;
        this.lines = edition.headTargets().stream()
                .map(target -> TargetLine.of(edition, target))
                .toList();
    }

    /** The charts in the order of the annex: ranking, heat map, trends, then one a target. */
    static List<ChartModel> of(Edition edition) {
        ChartPlan plan = new ChartPlan(edition);
        List<ChartModel> charts = new ArrayList<>();
        if (!edition.scores().isEmpty()) {
            charts.add(plan.ranking());
        }
        if (!plan.lines.isEmpty()) {
            charts.add(plan.heatMap());
            charts.add(plan.trend());
        }
        plan.lines.forEach(line -> charts.add(plan.progress(line)));
        return charts;
    }

    private Progress progress(TargetLine line) {
        Target target = line.target();
        List<Point> actual = actual(line.kpi(), target.region());
        String baseline = line.baselineText();
        String subtitle = edition.jurisdiction().name() + "　"
                + (baseline == null ? "" : "基线 " + baseline + "　")
                + (target.standing() ? "每月任务" : "期限 " + Print.month(YearMonth.from(target.deadline())))
                + (line.value().partial()
                        ? "　报送覆盖 " + Print.percentOf(line.value().coverage())
                        : "")
                + edition.latestBreak(line.kpi().code())
                        .map(change -> "　" + Print.month(change.month()) + "起口径调整")
                        .orElse("");
        YearMonth baselineMonth = target.baselineMonth();
        Point base = target.baseline() == null
                        || baselineMonth == null
                        || baselineMonth.isBefore(edition.window().get(0))
                ? null
                : new Point(baselineMonth, target.baseline());
        return new Progress(
                "progress-" + target.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_"),
                line.finding(),
                subtitle,
                line.kpi().unitLabel(),
                line.kpi().decimals(),
                actual,
                path(target),
                target.numberPrinted() ? target.value() : null,
                target.numberPrinted() ? "目标 " + line.targetText() : "文件未列数值",
                Print.value(line.kpi(), line.value().value()),
                base,
                fan(line),
                redefined(line.kpi()));
    }

    private @Nullable YearMonth redefined(Kpi kpi) {
        return edition.latestBreak(kpi.code()).map(Edition.Break::month).orElse(null);
    }

    /** Opens from the newest complete figure, on which the forecast rests. */
    private @Nullable Fan fan(TargetLine line) {
        Edition.Outlook outlook = line.outlook();
        List<Point> complete = edition.window().stream()
                .filter(month -> !edition.value(line.kpi().code(), line.target().region(), month)
                        .partial())
                .map(month -> new Point(
                        month,
                        edition.value(line.kpi().code(), line.target().region(), month)
                                .value()))
                .filter(point -> point.value() != null)
                .toList();
        if (outlook.forecast() == null
                || outlook.forecastLow() == null
                || outlook.forecastHigh() == null
                || complete.isEmpty()) {
            return null;
        }
        return new Fan(
                complete.get(complete.size() - 1),
                YearMonth.from(line.target().deadline()),
                outlook.forecast(),
                outlook.forecastLow(),
                outlook.forecastHigh(),
                "预计到期 " + Print.value(line.kpi(), outlook.forecast()));
    }

    private List<Point> actual(Kpi kpi, String region) {
        return edition.window().stream()
                .map(month -> new Point(
                        month, edition.value(kpi.code(), region, month).value()))
                .toList();
    }

    private List<Point> path(Target target) {
        List<Point> path = new ArrayList<>();
        if (target.standing()) {
            return path;
        }
        for (YearMonth month : edition.window()) {
            edition.standing(target.id(), target.region(), month)
                    .map(Standing::expected)
                    .ifPresent(expected -> path.add(new Point(month, expected)));
        }
        YearMonth deadline = YearMonth.from(target.deadline());
        if (!path.isEmpty() && deadline.isAfter(edition.month())) {
            path.add(new Point(deadline, target.value()));
        }
        return path;
    }

    private Ranking ranking() {
        List<Bar> bars = new ArrayList<>();
        bars(bars, true);
        bars(bars, false);
        boolean trial = edition.plan().trial();
        return new Ranking(
                "ranking",
                rankingTitle(bars),
                edition.jurisdiction().name() + "　" + Print.month(edition.month()) + "　满分100分"
                        + (trial ? "　试评：权重未经文件批准" : ""),
                bars);
    }

    private String rankingTitle(List<Bar> bars) {
        String trial = edition.plan().trial() ? "（试评）" : "";
        long unrated =
                bars.stream().filter(bar -> bar.kind() == BarKind.UNRATED).count();
        String missing = unrated == 0 ? "" : "，" + unrated + "个暂不评定";
        List<Bar> first = bars.stream().filter(bar -> bar.rank().equals("1")).toList();
        if (first.isEmpty()) {
            return edition.unitWord() + "得分" + trial + "：本月均暂不评定";
        }
        String leader = first.size() == 1
                ? first.get(0).place() + " " + first.get(0).label() + "分居首"
                : first.size() + "个县区并列第1";
        return edition.unitWord() + "得分" + trial + "：" + leader + missing;
    }

    private void bars(List<Bar> bars, boolean ranked) {
        for (Score score : edition.scores()) {
            if (score.ranked() == ranked && score.score() != null) {
                bars.add(new Bar(
                        edition.placeName(score.region()),
                        ranked && score.rank() != null
                                ? Objects.requireNonNull(score.rank()).toString()
                                : "",
                        score.score(),
                        ranked ? BarKind.RANKED : BarKind.SHOWN,
                        Print.score(score.score())));
            }
        }
        for (Score score : edition.scores()) {
            if (score.ranked() == ranked && score.score() == null) {
                bars.add(new Bar(edition.placeName(score.region()), "", null, BarKind.UNRATED, "暂不评定"));
            }
        }
    }

    private HeatMap heatMap() {
        List<HeatRow> rows = edition.compared().stream()
                .map(unit -> new HeatRow(
                        unit.name(),
                        unit.ranked(),
                        lines.stream().map(line -> cell(line, unit)).toList()))
                .toList();
        long missing = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(Cell::missing)
                .count();
        return new HeatMap(
                "heatmap",
                "各" + edition.unitWord() + "指标：" + heatFinding(rows, edition.unitWord())
                        + (missing == 0 ? "" : "，" + missing + "项缺报"),
                edition.jurisdiction().name() + "　" + Print.month(edition.month()) + "　颜色与符号为状态，数字为本月值",
                lines.stream().map(line -> line.kpi().name()).toList(),
                lines.stream()
                        .map(line -> line.kpi().share() ? line.targetText() : "")
                        .toList(),
                rows);
    }

    private static String heatFinding(List<HeatRow> rows, String unitWord) {
        if (rows.stream().flatMap(row -> row.cells().stream()).allMatch(cell -> cell.status() == null)) {
            return "本月没有可判断的" + unitWord + "指标";
        }
        long behind = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.status() != null && cell.status().behind())
                .count();
        return behind == 0 ? "没有滞后项" : behind + "项滞后或未达标";
    }

    private Cell cell(TargetLine line, Unit unit) {
        Value value = edition.value(line.kpi().code(), unit.code());
        if (value.value() == null) {
            boolean missing = !value.nothingToCount() && (edition.owesFeeds(unit.code()) || silent(unit));
            return new Cell(missing ? "缺报" : Print.NOTHING, null, missing);
        }
        @Nullable
        Status status = edition.standing(line.target().id(), unit.code(), edition.month())
                .map(standing -> Status.parse(standing.status()))
                .orElse(null);
        return new Cell(Print.value(line.kpi(), value.value()), status, false);
    }

    /** Whether the month holds no value of a unit at all. */
    private boolean silent(Unit unit) {
        return edition.kpis().keySet().stream()
                .allMatch(kpi -> edition.value(kpi, unit.code()).value() == null);
    }

    private Trend trend() {
        List<Panel> panels = new ArrayList<>();
        for (TargetLine line : lines) {
            @Nullable
            BigDecimal target = line.target().numberPrinted() ? line.target().value() : null;
            panels.add(new Panel(
                    line.kpi().name(),
                    line.value().value() == null
                            ? "本月缺报"
                            : Print.value(line.kpi(), line.value().value())
                                    + (line.value().partial() ? "（报送不全）" : ""),
                    actual(line.kpi(), line.target().region()),
                    target,
                    target == null ? "文件未列数值" : "目标 " + line.targetText(),
                    line.kpi().share(),
                    redefined(line.kpi())));
        }
        Tally tally = Tally.of(lines);
        return new Trend(
                "trend",
                lines.stream().allMatch(line -> line.value().value() == null)
                        ? "十三个月走势：本月缺报"
                        : "十三个月走势：" + tally.reached() + "项已达标，" + tally.behind() + "项滞后或未达标",
                edition.jurisdiction().name() + "　"
                        + Print.month(edition.window().get(0)) + "至" + Print.month(edition.month()) + "　虚线为目标，断点为缺报",
                panels);
    }
}

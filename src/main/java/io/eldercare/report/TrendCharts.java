package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Outlook;
import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.Point;
import io.eldercare.report.chart.Progress;
import io.eldercare.report.chart.Trend;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The months of the headline targets: all of them side by side, and each against its path. */
final class TrendCharts {
    private final Edition edition;
    private final List<TargetLine> lines;

    TrendCharts(Edition edition, List<TargetLine> lines) {
        this.edition = edition;
        this.lines = lines;
    }

    List<ChartModel> charts() {
        List<ChartModel> charts = new ArrayList<>();
        if (!lines.isEmpty()) {
            charts.add(trend());
        }
        lines.forEach(line -> charts.add(progress(line)));
        return charts;
    }

    private Progress progress(TargetLine line) {
        Target target = line.target();
        return new Progress(
                "progress-" + file(target.id()),
                line.finding(),
                subtitle(line),
                line.kpi().unitLabel(),
                line.kpi().decimals(),
                Series.actual(edition, line.kpi(), target.region()),
                path(target),
                target.numberPrinted() ? target.value() : null,
                targetLabel(line),
                Print.value(line.kpi(), line.value().value()),
                baseline(target),
                fan(line),
                redefined(line.kpi()));
    }

    /** A target's id as a file name has it. */
    static String file(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
    }

    static String targetLabel(TargetLine line) {
        return line.target().numberPrinted() ? "目标 " + line.targetText() : "文件未列数值";
    }

    private String subtitle(TargetLine line) {
        Target target = line.target();
        String baseline = line.baselineText();
        return edition.jurisdiction().name() + "　"
                + (baseline == null ? "" : "基线 " + baseline + "　")
                + (target.standing() ? "每月任务" : "期限 " + Print.month(YearMonth.from(target.deadline())))
                + (line.value().partial()
                        ? "　报送覆盖 " + Print.percentOf(line.value().coverage())
                        : "")
                + edition.latestBreak(line.kpi().code())
                        .map(change -> "　" + Print.month(change.month()) + "起口径调整")
                        .orElse("");
    }

    private @Nullable Point baseline(Target target) {
        YearMonth month = target.baselineMonth();
        return target.baseline() == null
                        || month == null
                        || month.isBefore(edition.window().get(0))
                ? null
                : new Point(month, target.baseline());
    }

    private @Nullable YearMonth redefined(Kpi kpi) {
        return edition.latestBreak(kpi.code()).map(Edition.Break::month).orElse(null);
    }

    /** Opens from the newest complete figure, on which the forecast rests. */
    private Progress.@Nullable Fan fan(TargetLine line) {
        Outlook outlook = line.outlook();
        List<Point> complete =
                Series.complete(edition, line.kpi(), line.target().region());
        if (outlook.forecast() == null
                || outlook.forecastLow() == null
                || outlook.forecastHigh() == null
                || complete.isEmpty()) {
            return null;
        }
        return new Progress.Fan(
                complete.get(complete.size() - 1),
                YearMonth.from(line.target().deadline()),
                outlook.forecast(),
                outlook.forecastLow(),
                outlook.forecastHigh(),
                "预计到期 " + Print.value(line.kpi(), outlook.forecast()),
                "80%区间 " + Print.value(line.kpi(), outlook.forecastLow()) + "至"
                        + Print.value(line.kpi(), outlook.forecastHigh()));
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

    private Trend trend() {
        List<Trend.Panel> panels = new ArrayList<>();
        for (TargetLine line : lines) {
            @Nullable
            BigDecimal target = line.target().numberPrinted() ? line.target().value() : null;
            panels.add(new Trend.Panel(
                    line.kpi().name(),
                    line.value().value() == null
                            ? line.value().suppressed() ? Print.SUPPRESSED : "本月缺报"
                            : Print.value(line.kpi(), line.value().value())
                                    + (line.value().partial() ? "（报送不全）" : ""),
                    Series.actual(edition, line.kpi(), line.target().region()),
                    target,
                    targetLabel(line),
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
                        + Print.month(edition.window().get(0)) + "至" + Print.month(edition.month()) + "　横线为目标，断点为缺报",
                panels);
    }
}

package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.Chart.TargetLine;
import io.eldercare.report.site.Plan.Standing;
import io.eldercare.report.site.Plan.Target;
import io.eldercare.report.site.TrendChart.Series;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of a target in one region: figures, path and target. */
final class TargetCharts {
    private TargetCharts() {}

    /** @param rows month, figure and what the path expects, the newest first */
    record Course(TargetRow row, Optional<Chart> chart, List<Line> rows) {}

    record Line(String month, String value, String expected, String status) {}

    static Course of(MartContent mart, Plan plan, Target head, Region region, YearMonth month) {
        Target target = plan.targetOf(head, region.code());
        Indicator indicator = mart.indicator(target.indicator());
        NavigableMap<YearMonth, Standing> standings =
                plan.standings(target.id(), region.code()).headMap(month, true);
        List<YearMonth> months = List.copyOf(standings.navigableKeySet());
        List<@Nullable BigDecimal> values = new ArrayList<>();
        List<@Nullable BigDecimal> path = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        standings.forEach((at, standing) -> {
            values.add(standing.value());
            path.add(standing.expected());
            lines.add(
                    0,
                    new Line(
                            Figures.month(at),
                            standing.value() == null
                                    ? mart.figure(target.indicator(), region.code(), at)
                                            .absence()
                                    : indicator.print(standing.value()),
                            indicator.print(standing.expected()),
                            Judgement.name(Judgement.of(
                                    mart.figure(target.indicator(), region.code(), at), Optional.of(standing)))));
        });
        TargetRow row = TargetRow.of(mart, plan, head, region.code(), month);
        String label = region.name() + row.name() + "，" + months.size() + "个月走势：" + Figures.month(month) + "为"
                + row.value() + "，目标" + target.print(indicator) + "，" + row.statusName() + "。";
        return new Course(
                row,
                new TrendChart(
                                label,
                                indicator,
                                months,
                                List.of(new Series(region.name(), values)),
                                List.of(new TargetLine("目标 " + target.print(indicator), target.value())),
                                path)
                        .chart(),
                lines);
    }
}

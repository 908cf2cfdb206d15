package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.BarChart.Bar;
import io.eldercare.report.site.Chart.TargetLine;
import io.eldercare.report.site.Plan.Target;
import io.eldercare.report.site.TrendChart.Series;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which regions an indicator's page speaks of, and its charts: the course over months, and the regions beside one another. */
final class IndicatorCharts {
    private final MartContent mart;

    IndicatorCharts(MartContent mart) {
        this.mart = mart;
    }

    /** The region that the page speaks of: the jurisdiction of a plan that promises the indicator, else of any, else the widest. */
    Region focus(Indicator indicator, List<Region> regions) {
        List<Plan> known =
                mart.plans().stream().filter(plan -> plan.latest().isPresent()).toList();
        return Stream.concat(
                        known.stream()
                                .filter(plan ->
                                        !plan.promisesOf(indicator.code()).isEmpty()),
                        known.stream())
                .map(Plan::jurisdiction)
                .filter(regions::contains)
                .findFirst()
                .orElse(regions.get(0));
    }

    /** Counties inside a prefecture, prefectures inside a province. */
    static List<Region> compared(Region focus, List<Region> regions) {
        return regions.stream()
                .filter(region ->
                        focus.code().equals(region.parent()) || focus.code().equals(region.host()))
                .toList();
    }

    List<TargetLine> targets(Indicator indicator, Region focus) {
        Map<BigDecimal, TargetLine> lines = new LinkedHashMap<>();
        for (Plan plan : mart.plans()) {
            for (Target target : plan.targets()) {
                if (target.indicator().equals(indicator.code())
                        && target.region().equals(focus.code())
                        && target.numberPrinted()) {
                    lines.putIfAbsent(
                            target.value().stripTrailingZeros(),
                            new TargetLine("目标 " + target.print(indicator), target.value()));
                }
            }
        }
        return List.copyOf(lines.values());
    }

    Optional<Chart> trend(
            Indicator indicator,
            List<YearMonth> months,
            Region focus,
            List<Region> compared,
            List<TargetLine> targets) {
        List<Series> series = Stream.concat(Stream.of(focus), compared.stream())
                .map(region -> {
                    List<@Nullable BigDecimal> values = new ArrayList<>();
                    months.forEach(month -> values.add(
                            mart.figure(indicator.code(), region.code(), month).value()));
                    return new Series(region.name(), values);
                })
                .toList();
        YearMonth last = months.get(months.size() - 1);
        String label = focus.name() + indicator.name() + "，" + months.size() + "个月走势：" + Figures.month(last) + "为"
                + value(indicator, focus, last)
                + targets.stream().map(line -> "，" + line.name()).findFirst().orElse("") + "。各月数值见表。";
        boolean counts = !indicator.isShare() && !indicator.unit().equals("ratio");
        return new TrendChart(label, indicator, months, counts ? series.subList(0, 1) : series, targets, List.of())
                .chart();
    }

    Optional<Chart> bars(
            Indicator indicator, YearMonth month, Region focus, List<Region> compared, List<TargetLine> targets) {
        List<Bar> bars = compared.stream()
                .map(region -> {
                    Figure figure = mart.figure(indicator.code(), region.code(), month);
                    return new Bar(region.name(), figure.value(), figure.absence());
                })
                .sorted(Comparator.comparing(
                        Bar::value,
                        Comparator.nullsLast(
                                Comparator.<BigDecimal>naturalOrder().reversed())))
                .toList();
        String label = Figures.month(month) + focus.name() + "各地" + indicator.name() + "，从高到低排列，数值见表。";
        return bars.size() < 2
                ? Optional.empty()
                : new BarChart(label, indicator, bars, indicator.isShare() ? targets : List.of()).chart();
    }

    private String value(Indicator indicator, Region region, YearMonth month) {
        return indicator.print(
                mart.figure(indicator.code(), region.code(), month).value());
    }
}

package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.BarChart.Bar;
import io.eldercare.report.site.Chart.TargetLine;
import io.eldercare.report.site.Plan.Target;
import io.eldercare.report.site.TrendChart.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of indicators with their definitions and sources, and a page of each. */
final class IndicatorPages {
    private final MartContent mart;

    IndicatorPages(MartContent mart) {
        this.mart = mart;
    }

    /** A promise of a document that rests on the indicator. */
    record Source(
            String plan,
            String planPath,
            String id,
            String name,
            String document,
            String clause,
            String target,
            String deadline,
            String notes) {}

    record IndexRow(Indicator indicator, String path, boolean withFigures, List<Source> sources) {}

    record Row(
            String region,
            String path,
            String level,
            String value,
            String sort,
            String change,
            String yearChange,
            String numerator,
            String denominator,
            String remark) {}

    record Month(String name, List<String> values) {}

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page(
                Paths.INDICATORS,
                "indicators.peb",
                "indicators",
                "指标与口径",
                List.of(),
                new LinkedHashMap<>(Map.of(
                        "rows",
                        mart.indicators().values().stream()
                                .map(indicator -> new IndexRow(
                                        indicator,
                                        Paths.indicator(indicator.code()),
                                        mart.figures().containsKey(indicator.code()),
                                        sources(indicator)))
                                .toList()))));
        mart.indicators().values().forEach(indicator -> pages.add(page(indicator)));
        return pages;
    }

    private Page page(Indicator indicator) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("indicator", indicator);
        context.put("sources", sources(indicator));
        context.put(
                "changes",
                mart.breaks().stream()
                        .filter(change -> change.indicator().equals(indicator.code()))
                        .map(change -> Figures.month(change.month()) + "起：" + change.note())
                        .toList());
        List<YearMonth> months = mart.months(indicator.code());
        context.put("withFigures", !months.isEmpty());
        if (!months.isEmpty()) {
            figures(indicator, months, context);
        }
        return new Page(
                Paths.indicator(indicator.code()),
                "indicator.peb",
                "indicators",
                indicator.name(),
                List.of(new Page.Link("指标与口径", Paths.INDICATORS)),
                context);
    }

    private void figures(Indicator indicator, List<YearMonth> months, Map<String, Object> context) {
        YearMonth month = months.get(months.size() - 1);
        List<Region> regions = mart.regionsOf(indicator.code());
        Region focus = focus(indicator, regions);
        List<Region> compared = compared(focus, regions);
        List<TargetLine> targets = targets(indicator, focus);
        context.put("month", Figures.month(month));
        context.put("focus", focus.name());
        context.put("value", value(indicator, focus, month));
        context.put("change", mart.change(indicator, focus.code(), month, month.minusMonths(1)));
        context.put("remark", mart.figure(indicator.code(), focus.code(), month).remark(indicator));
        context.put("targets", targets.stream().map(TargetLine::name).toList());
        context.put(
                "rows",
                regions.stream().map(region -> row(indicator, region, month)).toList());
        context.put("trend", trend(indicator, months, focus, compared, targets));
        context.put("bars", bars(indicator, month, focus, compared, targets));
        context.put("monthNames", months.stream().map(YearMonth::toString).toList());
        context.put(
                "courses",
                regions.stream()
                        .map(region -> new Month(
                                region.name(),
                                months.stream()
                                        .map(at -> value(indicator, region, at))
                                        .toList()))
                        .toList());
        context.put("figures", Paths.indicatorFigures(indicator.code()));
    }

    private String value(Indicator indicator, Region region, YearMonth month) {
        return indicator.print(
                mart.figure(indicator.code(), region.code(), month).value());
    }

    /** The region that the page speaks of: the jurisdiction of a plan that promises the indicator, else of any, else the widest. */
    private Region focus(Indicator indicator, List<Region> regions) {
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
    private static List<Region> compared(Region focus, List<Region> regions) {
        return regions.stream()
                .filter(region ->
                        focus.code().equals(region.parent()) || focus.code().equals(region.host()))
                .toList();
    }

    private List<TargetLine> targets(Indicator indicator, Region focus) {
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

    private Optional<Chart> trend(
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

    private Optional<Chart> bars(
            Indicator indicator, YearMonth month, Region focus, List<Region> compared, List<TargetLine> targets) {
        List<Bar> bars = compared.stream()
                .map(region -> new Bar(
                        region.name(),
                        mart.figure(indicator.code(), region.code(), month).value()))
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

    private Row row(Indicator indicator, Region region, YearMonth month) {
        Figure figure = mart.figure(indicator.code(), region.code(), month);
        return new Row(
                region.name(),
                region.isCounty() ? Paths.county(region.code()) : "",
                region.levelName(),
                indicator.print(figure.value()),
                figure.value() == null ? "" : figure.value().toPlainString(),
                mart.change(indicator, region.code(), month, month.minusMonths(1)),
                mart.change(indicator, region.code(), month, month.minusYears(1)),
                part(figure.numerator()),
                part(figure.denominator()),
                figure.remark(indicator));
    }

    private static String part(@Nullable BigDecimal value) {
        if (value == null) {
            return Indicator.NOTHING;
        }
        BigDecimal plain = value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }

    private List<Source> sources(Indicator indicator) {
        return mart.plans().stream()
                .flatMap(plan -> plan.promisesOf(indicator.code()).stream()
                        .map(promise -> new Source(
                                plan.name(),
                                Paths.plan(plan.code()),
                                promise.id(),
                                promise.name(),
                                promise.document(),
                                promise.clause(),
                                PlanPages.printed(promise),
                                Figures.month(YearMonth.from(promise.deadline())),
                                promise.notes())))
                .toList();
    }
}

package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.Chart.TargetLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of indicators with their definitions and sources, and a page of each. */
final class IndicatorPages {
    private final MartContent mart;
    private final IndicatorCharts charts;
    private final ProofPages proofs;

    IndicatorPages(MartContent mart, ProofPages proofs) {
        this.mart = mart;
        this.proofs = proofs;
        this.charts = new IndicatorCharts(mart);
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
            String proof,
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
        Region focus = charts.focus(indicator, regions);
        List<Region> compared = IndicatorCharts.compared(focus, regions);
        List<TargetLine> targets = charts.targets(indicator, focus);
        context.put("month", Figures.month(month));
        context.put("focus", focus.name());
        context.put("value", value(indicator, focus, month));
        context.put("proof", proofs.path(indicator.code(), focus.code()));
        context.put("change", mart.change(indicator, focus.code(), month, month.minusMonths(1)));
        context.put("remark", mart.figure(indicator.code(), focus.code(), month).remark(indicator));
        context.put("targets", targets.stream().map(TargetLine::name).toList());
        context.put(
                "rows",
                regions.stream().map(region -> row(indicator, region, month)).toList());
        context.put("trend", charts.trend(indicator, months, focus, compared, targets));
        context.put("bars", charts.bars(indicator, month, focus, compared, targets));
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

    private Row row(Indicator indicator, Region region, YearMonth month) {
        Figure figure = mart.figure(indicator.code(), region.code(), month);
        return new Row(
                region.name(),
                region.isCounty() ? Paths.county(region.code()) : "",
                region.levelName(),
                indicator.print(figure.value()),
                figure == Figure.NONE ? "" : proofs.path(indicator.code(), region.code()),
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

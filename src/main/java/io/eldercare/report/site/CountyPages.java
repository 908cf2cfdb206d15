package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The list of counties and a page of each: standing in the plans, reporting, all figures. */
final class CountyPages {
    private final MartContent mart;

    CountyPages(MartContent mart) {
        this.mart = mart;
    }

    record IndexRow(String name, String path, String parent, String level, String filed, String institutions) {}

    record PlanStanding(
            String name, String path, String month, Optional<ScoreRow> score, boolean trial, List<TargetRow> targets) {}

    record FilingRow(String feed, String state, String rows, String rejected, String passing) {}

    record FigureRow(
            String name, String path, String value, String sort, String change, String parent, String remark) {}

    List<Page> pages() {
        List<Region> counties = mart.counties();
        List<Page> pages = new ArrayList<>();
        pages.add(new Page(
                Paths.COUNTIES,
                "counties.peb",
                "counties",
                "县（市、区）",
                List.of(),
                new LinkedHashMap<>(
                        Map.of("rows", counties.stream().map(this::row).toList()))));
        counties.forEach(county -> pages.add(page(county)));
        return pages;
    }

    private NavigableMap<YearMonth, List<Filing>> filings(Region county) {
        return mart.filings().getOrDefault(county.code(), new TreeMap<>());
    }

    private IndexRow row(Region county) {
        NavigableMap<YearMonth, List<Filing>> filings = filings(county);
        return new IndexRow(
                county.name(),
                Paths.county(county.code()),
                parent(county),
                county.levelName(),
                filings.isEmpty()
                        ? "未报送"
                        : Figures.month(filings.lastKey()) + " "
                                + tally(filings.lastEntry().getValue()),
                Integer.toString(mart.institutions()
                        .getOrDefault(county.code(), List.of())
                        .size()));
    }

    private String parent(Region county) {
        return county.parent() == null ? "" : mart.regionName(county.parent());
    }

    private static String tally(List<Filing> filings) {
        long expected = filings.stream().filter(Filing::expected).count();
        long filed = filings.stream()
                .filter(filing -> filing.expected() && filing.filed())
                .count();
        long onTime = filings.stream()
                .filter(filing -> filing.expected() && filing.filed() && filing.onTime())
                .count();
        return "应报" + expected + "项，已报" + filed + "项，其中按时" + onTime + "项";
    }

    private Page page(Region county) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("county", county.name());
        context.put("code", county.code());
        context.put("level", county.levelName());
        context.put("parent", parent(county));
        context.put(
                "institutions",
                mart.institutions().containsKey(county.code()) ? Paths.institutions(county.code()) : "");
        context.put("plans", plans(county));
        context.put("courses", courses(county));
        NavigableMap<YearMonth, List<Filing>> filings = filings(county);
        context.put("filingMonth", filings.isEmpty() ? "" : Figures.month(filings.lastKey()));
        context.put(
                "filingTally",
                filings.isEmpty() ? "" : tally(filings.lastEntry().getValue()));
        context.put(
                "filings",
                filings.isEmpty()
                        ? List.of()
                        : filings.lastEntry().getValue().stream()
                                .map(CountyPages::filing)
                                .toList());
        context.put("month", mart.latest().map(Figures::month).orElse(""));
        context.put(
                "figures", mart.latest().map(month -> figures(county, month)).orElse(List.of()));
        return new Page(
                Paths.county(county.code()),
                "county.peb",
                "counties",
                county.name(),
                List.of(new Page.Link("县（市、区）", Paths.COUNTIES)),
                context);
    }

    private List<PlanStanding> plans(Region county) {
        return mart.plans().stream()
                .filter(plan -> plan.latest().isPresent() && plan.units().contains(county))
                .map(plan -> standing(plan, county, plan.latest().orElseThrow()))
                .filter(standing -> !standing.targets().isEmpty())
                .toList();
    }

    private PlanStanding standing(Plan plan, Region county, YearMonth month) {
        return new PlanStanding(
                plan.name(),
                Paths.plan(plan.code()),
                Figures.month(month),
                ScoreRow.of(mart, plan, month).stream()
                        .filter(row -> row.path().equals(Paths.county(county.code())))
                        .findFirst(),
                plan.trial(),
                plan.jurisdictionTargets().stream()
                        .filter(target ->
                                plan.standing(target.id(), county.code(), month).isPresent())
                        .map(target -> TargetRow.of(mart, plan, target, county.code(), month))
                        .toList());
    }

    /** The headline targets of the first plan that judges the county. */
    private List<TargetCharts.Course> courses(Region county) {
        return mart.plans().stream()
                .filter(plan -> plan.latest().isPresent() && plan.units().contains(county))
                .map(plan -> plan.headTargets().stream()
                        .filter(target ->
                                !plan.standings(target.id(), county.code()).isEmpty())
                        .map(target -> TargetCharts.of(
                                mart, plan, target, county, plan.latest().orElseThrow()))
                        .filter(course -> course.chart().isPresent())
                        .toList())
                .max(java.util.Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static FilingRow filing(Filing filing) {
        return new FilingRow(
                filing.feedName(),
                filing.state(),
                filing.filed() ? Long.toString(filing.rows()) : Indicator.NOTHING,
                filing.filed() ? Long.toString(filing.rejected()) : Indicator.NOTHING,
                filing.passingShare() == null
                        ? Indicator.NOTHING
                        : filing.passingShare()
                                        .movePointRight(2)
                                        .setScale(1, RoundingMode.DOWN)
                                        .toPlainString() + "%");
    }

    private List<FigureRow> figures(Region county, YearMonth month) {
        return mart.indicators().values().stream()
                .filter(indicator -> mart.figure(indicator.code(), county.code(), month) != Figure.NONE)
                .map(indicator -> figure(indicator, county, month))
                .toList();
    }

    private FigureRow figure(Indicator indicator, Region county, YearMonth month) {
        Figure figure = mart.figure(indicator.code(), county.code(), month);
        Figure above = county.parent() == null ? Figure.NONE : mart.figure(indicator.code(), county.parent(), month);
        return new FigureRow(
                indicator.name(),
                Paths.indicator(indicator.code()),
                indicator.print(figure.value()),
                figure.value() == null ? "" : figure.value().toPlainString(),
                mart.change(indicator, county.code(), month, month.minusMonths(1)),
                indicator.print(above.value()),
                figure.remark(indicator));
    }
}

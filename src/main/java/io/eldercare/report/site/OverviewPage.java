package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first page: every plan with its headline targets. */
final class OverviewPage {
    private final MartContent mart;

    OverviewPage(MartContent mart) {
        this.mart = mart;
    }

    record PlanCard(
            String name,
            String path,
            boolean draft,
            String place,
            String month,
            String monthPath,
            Tally tally,
            List<TargetRow> targets) {}

    record PlanName(String name, String path, String place, int promises) {}

    record CountyName(String name, String path) {}

    Page page() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(
                "plans",
                mart.plans().stream()
                        .filter(plan -> plan.latest().isPresent())
                        .map(plan -> card(plan, plan.latest().orElseThrow()))
                        .toList());
        context.put(
                "otherPlans",
                mart.plans().stream()
                        .filter(plan -> plan.latest().isEmpty())
                        .map(plan -> new PlanName(
                                plan.name(),
                                Paths.plan(plan.code()),
                                plan.jurisdiction().name(),
                                plan.promises().size()))
                        .toList());
        context.put("counties", counties());
        context.put(
                "indicatorCount",
                mart.indicators().keySet().stream()
                        .filter(code -> mart.figures().containsKey(code))
                        .count());
        return new Page(Paths.OVERVIEW, "overview.peb", "overview", "总览", List.of(), context);
    }

    /** Counties that send reports. */
    private List<CountyName> counties() {
        return mart.counties().stream()
                .filter(county -> mart.filings().containsKey(county.code()))
                .map(county -> new CountyName(county.name(), Paths.county(county.code())))
                .toList();
    }

    private PlanCard card(Plan plan, YearMonth month) {
        return new PlanCard(
                plan.name(),
                Paths.plan(plan.code()),
                plan.draft(),
                plan.jurisdiction().name(),
                Figures.month(month),
                Paths.month(plan.code(), month),
                Tally.of(mart, plan, month),
                plan.headTargets().stream()
                        .map(target -> TargetRow.of(
                                mart, plan, target, plan.jurisdiction().code(), month))
                        .toList());
    }
}

package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.Plan.Promise;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan, and each of its months. */
final class PlanPages {
    private final MartContent mart;
    private final Documents documents;

    PlanPages(MartContent mart, Documents documents) {
        this.mart = mart;
        this.documents = documents;
    }

    /** @param status empty where the promise is not judged by a figure */
    record PromiseRow(
            String id,
            String name,
            String indicatorPath,
            String target,
            String deadline,
            String clause,
            String answer,
            String value,
            String status,
            String statusName,
            String reason) {}

    record MonthLink(String name, String path, boolean withDocuments) {}

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        for (Plan plan : mart.plans()) {
            pages.add(plan(plan));
            for (YearMonth month : plan.months()) {
                pages.add(month(plan, month));
            }
        }
        return pages;
    }

    private Page plan(Plan plan) {
        Map<String, Object> context = head(plan);
        context.put("promises", promises(plan));
        context.put("months", months(plan));
        context.put("notes", plan.notes());
        context.put("withFigures", plan.latest().isPresent());
        plan.latest().ifPresent(month -> {
            standing(plan, month, context);
            context.put(
                    "courses",
                    plan.headTargets().stream()
                            .map(target -> TargetCharts.of(mart, plan, target, plan.jurisdiction(), month))
                            .toList());
        });
        return new Page(Paths.plan(plan.code()), "plan.peb", "plans", plan.name(), List.of(), context);
    }

    private Page month(Plan plan, YearMonth month) {
        Map<String, Object> context = head(plan);
        standing(plan, month, context);
        context.put(
                "targets",
                plan.jurisdictionTargets().stream()
                        .map(target -> TargetRow.of(
                                mart, plan, target, plan.jurisdiction().code(), month))
                        .toList());
        context.put("documents", documents.of(plan.code(), month));
        context.put("figures", Paths.planFigures(plan.code(), month));
        int place = plan.months().indexOf(month);
        context.put("before", link(plan, place - 1));
        context.put("after", link(plan, place + 1));
        return new Page(
                Paths.month(plan.code(), month),
                "month.peb",
                "plans",
                Figures.month(month),
                List.of(new Page.Link(plan.name(), Paths.plan(plan.code()))),
                context);
    }

    private static Optional<Page.Link> link(Plan plan, int place) {
        if (place < 0 || place >= plan.months().size()) {
            return Optional.empty();
        }
        YearMonth month = plan.months().get(place);
        return Optional.of(new Page.Link(Figures.month(month), Paths.month(plan.code(), month)));
    }

    private Map<String, Object> head(Plan plan) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("plan", plan.name());
        context.put("documentNumber", Optional.ofNullable(plan.documentNumber()).orElse(""));
        context.put("draft", plan.draft());
        context.put("trial", plan.trial());
        context.put("place", plan.jurisdiction().name());
        return context;
    }

    private void standing(Plan plan, YearMonth month, Map<String, Object> context) {
        context.put("month", Figures.month(month));
        context.put("monthPath", Paths.month(plan.code(), month));
        context.put("tally", Tally.of(mart, plan, month));
        context.put("matrix", UnitMatrix.of(mart, plan, month));
        context.put("scores", ScoreRow.of(mart, plan, month));
    }

    private List<MonthLink> months(Plan plan) {
        List<MonthLink> links = new ArrayList<>();
        for (YearMonth month : plan.months()) {
            links.add(
                    0,
                    new MonthLink(
                            Figures.month(month),
                            Paths.month(plan.code(), month),
                            !documents.of(plan.code(), month).isEmpty()));
        }
        return links;
    }

    private List<PromiseRow> promises(Plan plan) {
        return plan.promises().stream().map(promise -> row(plan, promise)).toList();
    }

    private PromiseRow row(Plan plan, Promise promise) {
        Optional<TargetRow> judged = plan.latest()
                .flatMap(month -> plan.jurisdictionTargets().stream()
                        .filter(target -> target.id().equals(promise.id()))
                        .findFirst()
                        .map(target -> TargetRow.of(
                                mart, plan, target, plan.jurisdiction().code(), month)));
        return new PromiseRow(
                promise.id(),
                promise.name(),
                promise.indicator() == null ? "" : Paths.indicator(promise.indicator()),
                printed(promise),
                Figures.month(YearMonth.from(promise.deadline())),
                promise.clause(),
                promise.answerName(),
                judged.map(TargetRow::value).orElse(""),
                judged.map(TargetRow::status).orElse(""),
                judged.map(TargetRow::statusName).orElse(""),
                Optional.ofNullable(promise.reason())
                        .orElse(judged.map(TargetRow::reason).orElse("")));
    }

    /** The number as the document prints it. */
    static String printed(Promise promise) {
        return switch (promise.comparator()) {
            case "exists" -> "建立";
            case "at_least_per_county" -> "每个县（市、区）";
            case "at_least_per_township" -> "每个乡镇（街道）";
            default ->
                Plan.sign(promise.comparator())
                        + Figures.withUnit(
                                promise.value(), Math.max(0, promise.value().scale()), promise.unit());
        };
    }
}

package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Duty;
import io.eldercare.mart.Change;
import io.eldercare.mart.TableData;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the plans promise, where they contradict one another, and the duties: rows of {@code mart.promise, plan_note, duty}. */
final class PromiseRows {
    private PromiseRows() {}

    static List<Change> changes(Definitions definitions) {
        List<Plan> plans = definitions.plans();
        return List.of(
                new Change.Synchronisation(
                        new TableData(
                                "mart.promise",
                                List.of(
                                        "plan_code",
                                        "target_id",
                                        "name",
                                        "answer",
                                        "kpi_code",
                                        "check_rule",
                                        "comparator",
                                        "printed_value",
                                        "printed_unit",
                                        "deadline",
                                        "deadline_printed",
                                        "standing",
                                        "nature",
                                        "headline",
                                        "source_document",
                                        "clause",
                                        "reason",
                                        "notes",
                                        "sort_order"),
                                promises(plans)),
                        List.of("plan_code", "target_id")),
                new Change.Synchronisation(
                        new TableData("mart.plan_note", List.of("plan_code", "sort_order", "note"), notes(plans)),
                        List.of("plan_code", "sort_order")),
                new Change.Synchronisation(
                        new TableData(
                                "mart.duty",
                                List.of(
                                        "duty_id",
                                        "plan_code",
                                        "kind",
                                        "name",
                                        "frequency",
                                        "clause",
                                        "responsible",
                                        "answer",
                                        "evidence",
                                        "note",
                                        "sort_order"),
                                duties(definitions.duties())),
                        List.of("duty_id")));
    }

    private static List<@Nullable Object[]> duties(List<Duty> duties) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Duty duty : duties) {
            rows.add(new @Nullable Object[] {
                duty.id(),
                duty.planCode(),
                lower(duty.kind()),
                duty.name(),
                duty.frequency(),
                duty.clause(),
                duty.responsible(),
                lower(duty.answer()),
                String.join("\n", duty.evidence()),
                duty.note(),
                rows.size()
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> promises(List<Plan> plans) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Plan plan : plans) {
            for (int order = 0; order < plan.promises().size(); order++) {
                rows.add(row(plan, plan.promises().get(order), order));
            }
        }
        return rows;
    }

    private static @Nullable Object[] row(Plan plan, Promise promise, int order) {
        return new @Nullable Object[] {
            plan.code(),
            promise.targetId(),
            promise.name(),
            lower(promise.answer()),
            promise.kpiCode().orElse(null),
            promise.checkRule().orElse(null),
            promise.comparison().symbol(),
            promise.value(),
            promise.unit(),
            promise.deadline().atDay(1),
            promise.deadlinePrinted(),
            promise.standing(),
            lower(promise.nature()),
            promise.headline(),
            promise.sourceDocument(),
            promise.clause(),
            promise.reason().orElse(null),
            String.join("\n", promise.notes()),
            order
        };
    }

    private static List<@Nullable Object[]> notes(List<Plan> plans) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Plan plan : plans) {
            for (int order = 0; order < plan.notes().size(); order++) {
                rows.add(
                        new @Nullable Object[] {plan.code(), order, plan.notes().get(order)});
            }
        }
        return rows;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

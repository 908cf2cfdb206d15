package io.eldercare.job.money;

import io.eldercare.mart.Change;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.TableData;
import io.eldercare.plan.Plan;
import io.eldercare.plan.money.Allocation;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.MoneyLine;
import io.eldercare.plan.money.UnitAllocation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An allocation as rows of the mart; each change replaces what the plan and month had. */
final class AllocationRows {
    private static final List<String> LINE =
            List.of("amount_yuan", "formula", "formula_numbers", "sort_order", "plan_code", "month");

    private final String plan;
    private final LocalDate month;
    private final Function<String, String> feedName;

    /** @param feedName the title of a feed by its code */
    AllocationRows(String plan, YearMonth month, Function<String, String> feedName) {
        this.plan = plan;
        this.month = month.atDay(1);
        this.feedName = feedName;
    }

    /** A sentence of the dossier. */
    record Note(String kind, String text) {}

    List<Change> pot(Plan definition, FundRules rules, Allocation allocation, boolean trial) {
        List<@Nullable Object[]> head = new ArrayList<>();
        head.add(new @Nullable Object[] {
            plan,
            month,
            allocation.yuan(),
            trial,
            rules.document().orElse(null),
            rules.weightsDocument().orElse(null),
            definition.definitionHash()
        });
        List<@Nullable Object[]> parts = new ArrayList<>();
        allocation
                .parts()
                .forEach(line -> parts.add(line(line, parts.size(), line.kind().code())));
        return List.of(
                change(
                        "mart.allocation_pot",
                        head,
                        List.of(
                                "plan_code",
                                "month",
                                "pot_yuan",
                                "trial",
                                "document_no",
                                "weights_document",
                                "definition_hash")),
                change("mart.allocation_pot_part", parts, lineColumns("part")));
    }

    List<Change> units(Allocation allocation, boolean trial) {
        List<@Nullable Object[]> units = new ArrayList<>();
        List<@Nullable Object[]> parts = new ArrayList<>();
        List<@Nullable Object[]> payments = new ArrayList<>();
        for (UnitAllocation unit : allocation.units()) {
            String region = unit.regionCode();
            units.add(new @Nullable Object[] {
                plan,
                region,
                month,
                unit.yuan(),
                unit.share(),
                trial,
                yuan(unit, MoneyLine.Kind.ADVANCE).orElse(null),
                yuan(unit, MoneyLine.Kind.SETTLEMENT).orElse(null)
            });
            int order = 0;
            for (MoneyLine line : unit.parts()) {
                parts.add(line(line, order++, line.kind().code(), region));
            }
            for (MoneyLine line : unit.payments()) {
                payments.add(line(line, order++, line.kind().code(), region));
            }
        }
        return List.of(
                change(
                        "mart.allocation",
                        units,
                        List.of(
                                "plan_code",
                                "region_code",
                                "month",
                                "amount_yuan",
                                "share",
                                "trial",
                                "advance_yuan",
                                "settlement_yuan")),
                change("mart.allocation_part", parts, lineColumns("part", "region_code")),
                change("mart.allocation_payment", payments, lineColumns("payment", "region_code")));
    }

    private static Optional<BigDecimal> yuan(UnitAllocation unit, MoneyLine.Kind kind) {
        return unit.find(kind).map(MoneyLine::yuan);
    }

    private @Nullable Object[] line(MoneyLine line, int order, String... keys) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(line.yuan());
        row.add(line.formula());
        row.add(line.numbers());
        row.add(order);
        row.add(plan);
        row.add(month);
        row.addAll(List.of(keys));
        return row.toArray(new @Nullable Object[0]);
    }

    private static List<String> lineColumns(String... keys) {
        List<String> columns = new ArrayList<>(LINE);
        columns.addAll(List.of(keys));
        return columns;
    }

    List<Change> inputs(Collection<Input> inputs) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> deliveries = new ArrayList<>();
        for (Input input : inputs) {
            int order = rows.size();
            rows.add(new @Nullable Object[] {
                plan,
                input.regionCode(),
                month,
                order,
                input.part().code(),
                input.code(),
                input.name(),
                input.month().atDay(1),
                input.numerator().orElse(null),
                input.denominator().orElse(null),
                input.value().orElse(null),
                input.unitLabel(),
                input.remark().isEmpty() ? null : input.remark()
            });
            for (DeliveryRecord delivery : input.deliveries()) {
                deliveries.add(new @Nullable Object[] {
                    plan,
                    input.regionCode(),
                    month,
                    order,
                    delivery.feed(),
                    feedName.apply(delivery.feed()),
                    delivery.deliveryId(),
                    delivery.fileName()
                });
            }
        }
        return List.of(
                change(
                        "mart.allocation_input",
                        rows,
                        List.of(
                                "plan_code",
                                "region_code",
                                "month",
                                "sort_order",
                                "part",
                                "input_code",
                                "input_name",
                                "input_month",
                                "numerator",
                                "denominator",
                                "value",
                                "unit_label",
                                "remark")),
                change(
                        "mart.allocation_delivery",
                        deliveries,
                        List.of(
                                "plan_code",
                                "region_code",
                                "month",
                                "sort_order",
                                "feed",
                                "feed_name",
                                "delivery_id",
                                "file_name")));
    }

    Change notes(List<Note> notes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        notes.forEach(note -> rows.add(new @Nullable Object[] {plan, month, rows.size(), note.kind(), note.text()}));
        return change("mart.allocation_note", rows, List.of("plan_code", "month", "sort_order", "kind", "note"));
    }

    Change steps(Collection<StepEntry> steps) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        steps.forEach(step -> rows.add(new @Nullable Object[] {
            plan,
            month,
            step.step().label(),
            step.doneOn(),
            step.remark(),
            step.step().ordinal()
        }));
        return change(
                "mart.allocation_step", rows, List.of("plan_code", "month", "step", "done_on", "remark", "sort_order"));
    }

    private Change change(String table, List<@Nullable Object[]> rows, List<String> columns) {
        return new Change.Replacement(
                new TableData(table, columns, rows), "plan_code = ? and month = ?", List.of(plan, month));
    }
}

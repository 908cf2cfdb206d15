package io.eldercare.report;

import io.eldercare.plan.money.Allocation;
import io.eldercare.plan.money.Amounts;
import io.eldercare.plan.money.MoneyLine;
import io.eldercare.plan.money.ProcedureStep;
import io.eldercare.plan.money.UnitAllocation;
import io.eldercare.report.Dossier.Delivery;
import io.eldercare.report.Dossier.Input;
import io.eldercare.report.Dossier.Line;
import io.eldercare.report.Dossier.Step;
import io.eldercare.report.Dossier.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words and preformatted numbers of a dossier's page. */
final class DossierView {
    private final Dossier dossier;
    private final Optional<WhatIf> whatIf;
    private final List<Delivery> deliveries;

    DossierView(Dossier dossier, Optional<WhatIf> whatIf) {
        this.dossier = dossier;
        this.whatIf = whatIf;
        this.deliveries = dossier.deliveries();
    }

    record LineView(String label, String yuan, String formula, String numbers) {}

    record RowView(String name, List<String> cells) {}

    /** @param first the first of its part, which spans {@code rows} */
    record InputView(
            String part,
            boolean first,
            int rows,
            String name,
            String month,
            String value,
            String made,
            String source) {}

    record UnitView(
            String code,
            String name,
            String yuan,
            String share,
            List<LineView> parts,
            List<LineView> payments,
            List<InputView> inputs) {}

    record StepView(String name, String day, String remark) {}

    record DeliveryView(int number, String feed, String file, String id) {}

    record ChangeView(String region, String figure, String month, String published, String assumed) {}

    /** @param direction rise, fall or same */
    record DifferenceView(
            String name, String before, String after, String change, String direction, List<LineView> lines) {}

    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("place", dossier.place());
        context.put("month", Print.month(dossier.month()));
        context.put("plan", dossier.planName());
        context.put("planDocument", dossier.planDocument().orElse(""));
        context.put("document", dossier.document().orElse(""));
        context.put("weightsDocument", dossier.weightsDocument().orElse(""));
        context.put("trial", dossier.trial());
        context.put("pot", Amounts.yuan(dossier.pot()));
        context.put("heads", heads());
        context.put("rows", dossier.units().stream().map(this::row).toList());
        context.put("total", total());
        context.put("potParts", lines(dossier.parts()));
        context.put("rules", dossier.notes("rule"));
        context.put("notes", dossier.notes("note"));
        context.put("reasons", dossier.notes("trial_reason"));
        context.put(
                "steps", Arrays.stream(ProcedureStep.values()).map(this::step).toList());
        context.put("units", dossier.units().stream().map(this::unit).toList());
        context.put("deliveries", deliveryViews());
        context.put("changes", whatIf.map(DossierView::changes).orElse(List.of()));
        context.put("differences", whatIf.map(this::differences).orElse(List.of()));
        return context;
    }

    /** Codes of the columns of amounts, in order. */
    static List<String> columns(Dossier dossier) {
        List<String> columns = new ArrayList<>(dossier.partCodes());
        columns.add("amount");
        if (dossier.hasPayments()) {
            columns.add(MoneyLine.Kind.ADVANCE.code());
            columns.add(MoneyLine.Kind.SETTLEMENT.code());
        }
        return columns;
    }

    static String label(String code) {
        return Arrays.stream(MoneyLine.Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .map(MoneyLine.Kind::label)
                .orElse("分配金额");
    }

    static BigDecimal amount(Unit unit, String column) {
        return column.equals("amount")
                ? unit.yuan()
                : unit.find(column).map(Line::yuan).orElse(BigDecimal.ZERO);
    }

    static BigDecimal total(Dossier dossier, String column) {
        return dossier.units().stream().map(unit -> amount(unit, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> heads() {
        return columns(dossier).stream().map(DossierView::label).toList();
    }

    private RowView row(Unit unit) {
        return new RowView(
                unit.name(),
                cells(
                        columns(dossier).stream()
                                .map(column -> amount(unit, column))
                                .toList(),
                        unit.share()));
    }

    private RowView total() {
        BigDecimal share = dossier.units().stream().map(Unit::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new RowView(
                "合计",
                cells(
                        columns(dossier).stream()
                                .map(column -> total(dossier, column))
                                .toList(),
                        share));
    }

    private static List<String> cells(List<BigDecimal> amounts, BigDecimal share) {
        List<String> cells =
                new ArrayList<>(amounts.stream().map(DossierView::yuan).toList());
        cells.add(percent(share));
        return cells;
    }

    /** A minus sign that is as wide as a figure. */
    static String yuan(BigDecimal amount) {
        return amount.signum() < 0 ? Amounts.signed(amount) : Amounts.yuan(amount);
    }

    /** Four decimals, as stored. */
    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(4).toPlainString() + "%";
    }

    private static List<LineView> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> new LineView(label(line.code()), yuan(line.yuan()), line.formula(), line.numbers()))
                .toList();
    }

    private StepView step(ProcedureStep step) {
        Optional<Step> done = dossier.steps().stream()
                .filter(entry -> entry.name().equals(step.label()))
                .findFirst();
        return new StepView(
                step.label(),
                done.map(entry -> Print.day(entry.doneOn())).orElse(""),
                done.map(Step::remark).orElse(""));
    }

    private UnitView unit(Unit unit) {
        return new UnitView(
                unit.code(),
                unit.name(),
                yuan(unit.yuan()),
                percent(unit.share()),
                lines(unit.parts()),
                lines(unit.payments()),
                inputs(unit));
    }

    private List<InputView> inputs(Unit unit) {
        List<InputView> views = new ArrayList<>();
        String part = "";
        for (Input input : unit.inputs()) {
            boolean first = !input.part().equals(part);
            part = input.part();
            String name = part;
            int rows = (int) unit.inputs().stream()
                    .filter(other -> other.part().equals(name))
                    .count();
            views.add(new InputView(
                    label(part),
                    first,
                    rows,
                    input.name(),
                    Print.month(input.month()),
                    value(input),
                    made(input),
                    source(input)));
        }
        return views;
    }

    static String value(Input input) {
        return input.value()
                .map(value -> Amounts.number(value) + input.unitLabel())
                .orElse(input.denominator().isPresent() ? "无可计数" : "缺报");
    }

    private static String made(Input input) {
        return input.numerator().isEmpty()
                ? Print.NOTHING
                : Amounts.number(input.numerator().get()) + " ÷ "
                        + input.denominator().map(Amounts::number).orElse(Print.NOTHING);
    }

    private String source(Input input) {
        String numbers = String.join(
                "、",
                input.deliveries().stream()
                        .map(delivery -> number(delivery))
                        .sorted()
                        .distinct()
                        .map(String::valueOf)
                        .toList());
        return Stream.of(numbers.isEmpty() ? "" : "报送件 " + numbers, input.remark())
                .filter(text -> !text.isEmpty())
                .reduce((left, right) -> left + "；" + right)
                .orElse(Print.NOTHING);
    }

    private int number(Delivery wanted) {
        for (int index = 0; index < deliveries.size(); index++) {
            if (deliveries.get(index).id().equals(wanted.id())) {
                return index + 1;
            }
        }
        throw new IllegalStateException("Cannot number a delivery that is not listed");
    }

    private List<DeliveryView> deliveryViews() {
        return deliveries.stream()
                .map(delivery ->
                        new DeliveryView(number(delivery), delivery.feed(), delivery.fileName(), delivery.id()))
                .toList();
    }

    private static List<ChangeView> changes(WhatIf whatIf) {
        return whatIf.changes().stream()
                .map(change -> new ChangeView(
                        change.regionName(),
                        change.figure(),
                        Print.month(change.month()),
                        change.published(),
                        change.assumed()))
                .toList();
    }

    private List<DifferenceView> differences(WhatIf comparison) {
        return dossier.units().stream()
                .map(unit -> difference(unit, comparison.after()))
                .toList();
    }

    private static DifferenceView difference(Unit unit, Allocation after) {
        UnitAllocation then = after.unit(unit.code()).orElseThrow();
        BigDecimal change = then.yuan().subtract(unit.yuan());
        List<LineView> lines = then.parts().stream()
                .map(line -> new LineView(line.kind().label(), yuan(line.yuan()), line.formula(), line.numbers()))
                .toList();
        return new DifferenceView(
                unit.name(),
                yuan(unit.yuan()),
                yuan(then.yuan()),
                change.signum() == 0 ? "0.00" : Amounts.signed(change),
                change.signum() == 0 ? "same" : change.signum() > 0 ? "rise" : "fall",
                lines);
    }
}

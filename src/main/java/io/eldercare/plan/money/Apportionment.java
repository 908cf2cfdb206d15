package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One pot on its way to the units: split into parts, divided part by part, held within limits, set against the advance. */
final class Apportionment {
    private static final int SHARE_DECIMALS = 6;

    private final FundRules rules;
    private final long pot;
    private final List<Recipient> recipients;
    private final List<String> notes = new ArrayList<>();

    Apportionment(FundRules rules, BigDecimal pot, Collection<Recipient> recipients) {
        this.rules = rules;
        this.recipients = recipients.stream()
                .sorted(Comparator.comparing(Recipient::regionCode))
                .toList();
        if (this.recipients.isEmpty()) {
            throw new AllocationException("没有参加分配的地区");
        }
        if (this.recipients.stream().map(Recipient::regionCode).distinct().count() < this.recipients.size()) {
            throw new IllegalArgumentException("a unit is given twice");
        }
        if (pot.signum() <= 0 || pot.stripTrailingZeros().scale() > 2) {
            throw new AllocationException("资金总额须为正数，最多到分：" + pot.toPlainString());
        }
        this.pot = pot.movePointRight(2).longValueExact();
    }

    Allocation run() {
        Need need = new Need(rules.needBases(), recipients);
        Merit merit = new Merit(rules, recipients);
        Map<MoneyLine.Kind, MoneyLine> pots = pots(need, merit);
        SortedMap<String, List<MoneyLine>> lines = new TreeMap<>();
        recipients.forEach(unit -> lines.put(unit.regionCode(), new ArrayList<>()));
        SortedMap<String, BigDecimal> needs = new TreeMap<>();
        if (pots.containsKey(MoneyLine.Kind.NEED)) {
            SortedMap<String, MoneyLine> divided =
                    need.basis().divide(MoneyLine.Kind.NEED, cents(pots, MoneyLine.Kind.NEED));
            divided.forEach((unit, line) -> needs.put(unit, line.yuan()));
            add(lines, divided);
        }
        if (pots.containsKey(MoneyLine.Kind.PERFORMANCE)) {
            add(
                    lines,
                    merit.performance(needs)
                            .divide(MoneyLine.Kind.PERFORMANCE, cents(pots, MoneyLine.Kind.PERFORMANCE)));
        }
        if (pots.containsKey(MoneyLine.Kind.IMPROVEMENT)) {
            add(
                    lines,
                    merit.improvement(needs)
                            .divide(MoneyLine.Kind.IMPROVEMENT, cents(pots, MoneyLine.Kind.IMPROVEMENT)));
        }
        limit(lines);
        List<MoneyLine> whole = new ArrayList<>(pots.values());
        Payments payments = new Payments(rules, pot, need);
        payments.whole().ifPresent(whole::add);
        List<UnitAllocation> units = units(lines, payments);
        notes.addAll(payments.notes());
        return new Allocation(rules.planCode(), BigDecimal.valueOf(pot, 2), whole, units, notes);
    }

    /** The parts of the pot that have data carry it all, in proportion to their shares. */
    private Map<MoneyLine.Kind, MoneyLine> pots(Need need, Merit merit) {
        Map<MoneyLine.Kind, BigDecimal> shares = new EnumMap<>(MoneyLine.Kind.class);
        claim(shares, MoneyLine.Kind.NEED, rules.shares().need(), need.hasData());
        claim(shares, MoneyLine.Kind.PERFORMANCE, rules.shares().performance(), merit.hasPerformance());
        claim(shares, MoneyLine.Kind.IMPROVEMENT, rules.shares().improvement(), merit.hasImprovement());
        if (shares.isEmpty()) {
            throw new AllocationException("需求、绩效、进步各部分都没有数据，无法分配");
        }
        if (rules.shares().need().signum() > 0) {
            notes.addAll(need.notes());
        }
        BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Fraction> exact = shares.values().stream()
                .map(share -> Fraction.of(pot).times(Fraction.of(share)).over(Fraction.of(sum)))
                .toList();
        List<BigDecimal> cents = LargestRemainder.round(exact, 0);
        Map<MoneyLine.Kind, MoneyLine> pots = new EnumMap<>(MoneyLine.Kind.class);
        shares.forEach((kind, share) -> {
            int index = pots.size();
            Portion portion = new Portion(exact.get(index), cents.get(index).longValueExact());
            pots.put(
                    kind,
                    new MoneyLine(
                            kind,
                            BigDecimal.valueOf(portion.cents(), 2),
                            "资金总额 × 份额 ÷ 有数据各部分份额合计",
                            Amounts.cents(pot) + " × " + Amounts.percent(share) + " ÷ " + Amounts.percent(sum) + " = "
                                    + Amounts.settled(portion)));
        });
        return pots;
    }

    private void claim(Map<MoneyLine.Kind, BigDecimal> shares, MoneyLine.Kind kind, BigDecimal share, boolean hasData) {
        if (share.signum() > 0 && hasData) {
            shares.put(kind, share);
        } else if (share.signum() > 0) {
            notes.add(kind.label() + "没有数据，其份额" + Amounts.percent(share) + "%由其余部分按比例分担。");
        }
    }

    private static long cents(Map<MoneyLine.Kind, MoneyLine> pots, MoneyLine.Kind kind) {
        return Optional.ofNullable(pots.get(kind)).map(Apportionment::cents).orElseThrow();
    }

    private static long cents(MoneyLine line) {
        return line.yuan().movePointRight(2).longValueExact();
    }

    private static void add(SortedMap<String, List<MoneyLine>> lines, SortedMap<String, MoneyLine> part) {
        lines.forEach((unit, own) -> own.add(Optional.ofNullable(part.get(unit)).orElseThrow()));
    }

    private void limit(SortedMap<String, List<MoneyLine>> lines) {
        if (rules.floor().isEmpty() && rules.cap().isEmpty()) {
            return;
        }
        SortedMap<String, Long> before = new TreeMap<>();
        lines.forEach((unit, own) ->
                before.put(unit, own.stream().mapToLong(Apportionment::cents).sum()));
        SortedMap<String, String> names = new TreeMap<>();
        recipients.forEach(unit -> names.put(unit.regionCode(), unit.name()));
        Limits limits = new Limits(rules, pot, before);
        add(lines, limits.lines());
        notes.addAll(limits.notes(names));
    }

    private List<UnitAllocation> units(SortedMap<String, List<MoneyLine>> lines, Payments payments) {
        List<BigDecimal> amounts = lines.values().stream()
                .map(own -> own.stream().map(MoneyLine::yuan).reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        List<BigDecimal> shares = LargestRemainder.round(
                amounts.stream()
                        .map(yuan -> Fraction.of(yuan.movePointRight(2)).over(Fraction.of(pot)))
                        .toList(),
                SHARE_DECIMALS);
        List<UnitAllocation> units = new ArrayList<>();
        for (Recipient recipient : recipients) {
            String code = recipient.regionCode();
            BigDecimal yuan = amounts.get(units.size());
            units.add(new UnitAllocation(
                    code,
                    yuan,
                    shares.get(units.size()),
                    lines.getOrDefault(code, List.of()),
                    payments.of(recipient, yuan)));
        }
        return units;
    }
}

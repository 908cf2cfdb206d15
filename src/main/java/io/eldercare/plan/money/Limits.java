package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What floors and caps add to the units' parts, or take from them; nought in all. */
final class Limits {
    private static final String FORMULA = "保底封顶后的金额 − 各部分合计";

    private final long floor;
    private final long cap;
    private final SortedMap<String, Long> before;
    private final BoundedShares.Result result;

    /** @param before cents by region code, which add up to the pot */
    Limits(FundRules rules, long pot, SortedMap<String, Long> before) {
        this.floor = rules.floor()
                .map(limit -> limit.cents(pot, RoundingMode.CEILING))
                .orElse(0L);
        this.cap =
                rules.cap().map(limit -> limit.cents(pot, RoundingMode.FLOOR)).orElse(pot);
        this.before = before;
        SortedMap<String, Fraction> weights = new TreeMap<>();
        before.forEach((unit, cents) -> weights.put(unit, Fraction.of(cents)));
        this.result = BoundedShares.of(pot, weights, floor, cap);
    }

    SortedMap<String, MoneyLine> lines() {
        SortedMap<String, MoneyLine> lines = new TreeMap<>();
        before.forEach((unit, cents) -> {
            Portion after = portion(unit);
            BigDecimal change = BigDecimal.valueOf(after.cents() - cents, 2);
            lines.put(unit, new MoneyLine(MoneyLine.Kind.LIMIT, change, FORMULA, numbers(unit, cents, after, change)));
        });
        return lines;
    }

    private Portion portion(String unit) {
        return Optional.ofNullable(result.portions().get(unit)).orElseThrow();
    }

    private String numbers(String unit, long cents, Portion after, BigDecimal change) {
        if (result.rounds().isEmpty()) {
            return Amounts.cents(cents) + " 未低于保底、未超过封顶，不调整";
        }
        String difference = " − " + Amounts.cents(cents) + " = " + Amounts.signed(change);
        if (!result.free().containsKey(unit)) {
            return (isCapped(unit) ? "封顶 " : "保底 ") + Amounts.cents(after.cents()) + difference;
        }
        return Amounts.cents(result.remaining()) + " × " + Amounts.cents(cents) + " ÷ "
                + Amounts.cents(LargestRemainder.sum(result.free().values())
                        .round(0, RoundingMode.UNNECESSARY)
                        .longValueExact())
                + " = " + Amounts.settled(after) + "；" + Amounts.cents(after.cents()) + difference;
    }

    private boolean isCapped(String unit) {
        return result.rounds().stream()
                .anyMatch(round -> round.capped() && round.units().contains(unit));
    }

    /** @param names by region code */
    List<String> notes(SortedMap<String, String> names) {
        List<String> notes = new ArrayList<>();
        for (BoundedShares.Round round : result.rounds()) {
            String units = round.units().stream()
                    .map(unit -> names.getOrDefault(unit, unit))
                    .collect(Collectors.joining("、"));
            notes.add("保底封顶第" + (notes.size() + 1) + "轮：" + units
                    + (round.capped() ? "定为封顶额 " + Amounts.cents(cap) : "定为保底额 " + Amounts.cents(floor))
                    + " 元，余额由其他地区按原金额比例分。");
        }
        return notes;
    }
}

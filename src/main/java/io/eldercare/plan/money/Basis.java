package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a part is divided by.
 *
 * @param weights exact, by region code, zero or more each
 * @param formula in words, what the part is multiplied with
 * @param factors the unit's factor as it stands in the formula with numbers
 * @param divisor what the factors add up to, as it stands there
 */
record Basis(SortedMap<String, Fraction> weights, String formula, SortedMap<String, String> factors, String divisor) {

    boolean hasData() {
        return weights.values().stream().anyMatch(weight -> weight.compareTo(Fraction.ZERO) > 0);
    }

    /** The part's lines by region code. */
    SortedMap<String, MoneyLine> divide(MoneyLine.Kind kind, long cents) {
        if (!hasData()) {
            throw new AllocationException(kind.label() + "没有可以据以分配的数据");
        }
        String whole = kind == MoneyLine.Kind.ADVANCE ? "预拨总额" : kind.label();
        SortedMap<String, MoneyLine> lines = new TreeMap<>();
        Portion.divide(cents, weights)
                .forEach((unit, portion) -> lines.put(
                        unit,
                        new MoneyLine(
                                kind,
                                BigDecimal.valueOf(portion.cents(), 2),
                                whole + " × " + formula,
                                Amounts.cents(cents) + " × " + factors.get(unit) + " ÷ " + divisor + " = "
                                        + Amounts.settled(portion))));
        return lines;
    }
}

package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A unit's portion of an amount.
 *
 * @param exact in cents, before rounding
 */
record Portion(Fraction exact, long cents) {
    static final Portion NOTHING = new Portion(Fraction.ZERO, 0);

    boolean isExact() {
        return exact.equals(Fraction.of(cents));
    }

    boolean isRoundedUp() {
        return exact.compareTo(Fraction.of(cents)) < 0;
    }

    /**
     * Divides cents in proportion to weights by {@link LargestRemainder}: within a cent of the exact share, equal remainders to the
     * lower region code.
     *
     * @param weights zero or more each, with a positive sum
     * @return by region code; adds up to {@code total} exactly
     */
    static SortedMap<String, Portion> divide(long total, SortedMap<String, Fraction> weights) {
        Fraction sum = LargestRemainder.sum(weights.values());
        if (sum.compareTo(Fraction.ZERO) <= 0) {
            throw new IllegalArgumentException("Cannot divide " + total + " cents: the weights add up to nought");
        }
        List<Fraction> exact = new ArrayList<>();
        weights.values()
                .forEach(weight -> exact.add(Fraction.of(total).times(weight).over(sum)));
        List<BigDecimal> rounded = LargestRemainder.round(exact, 0);
        SortedMap<String, Portion> portions = new TreeMap<>();
        int index = 0;
        for (String code : weights.keySet()) {
            portions.put(code, new Portion(exact.get(index), rounded.get(index).longValueExact()));
            index++;
        }
        return portions;
    }
}

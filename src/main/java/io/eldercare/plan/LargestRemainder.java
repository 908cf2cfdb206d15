package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Dividing whole things without a remainder (Hamilton's method, Hare quota): everyone gets the whole part of the exact share, and what
 * is left goes one by one to the largest fractions. Known paradox: with one more to divide, a unit can get one less (Alabama).
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * Divides {@code total} in proportion to the weights.
     *
     * @param total a whole number of zero or more
     * @param weights zero or more each, with a positive sum; equal fractions go to the lower region code first
     * @return the parts by region code; they add up to {@code total} exactly
     */
    public static SortedMap<String, BigDecimal> divide(BigDecimal total, Map<String, BigDecimal> weights) {
        SortedMap<String, BigDecimal> ordered = new TreeMap<>(weights);
        Fraction sum = sum(ordered.values().stream().map(Fraction::of).toList());
        if (sum.numerator().signum() <= 0) {
            throw new IllegalArgumentException("Cannot divide " + total + ": the weights add up to nought");
        }
        List<Fraction> shares = ordered.values().stream()
                .map(weight -> Fraction.of(total).times(Fraction.of(weight)).over(sum))
                .toList();
        List<BigDecimal> parts = round(shares, 0);
        SortedMap<String, BigDecimal> result = new TreeMap<>();
        int index = 0;
        for (String code : ordered.keySet()) {
            result.put(code, parts.get(index++));
        }
        return result;
    }

    /** Rounds zero or positive parts so that they add up to their rounded (half up) sum; ties go to the earlier part. */
    public static List<BigDecimal> round(List<Fraction> parts, int scale) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        List<BigDecimal> rounded = new ArrayList<>();
        parts.forEach(part -> rounded.add(part.round(scale, RoundingMode.FLOOR)));
        BigDecimal total = sum(parts).round(scale, RoundingMode.HALF_UP);
        BigDecimal floors = rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int left = total.subtract(floors).movePointRight(scale).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> parts.get(index).minus(Fraction.of(rounded.get(index))))
                        .reversed())
                .limit(left)
                .forEach(index -> rounded.set(index, rounded.get(index).add(unit)));
        return rounded;
    }

    public static Fraction sum(Collection<Fraction> parts) {
        return parts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}

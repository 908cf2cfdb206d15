package io.eldercare.plan.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Natural process limits of a chart of single values and moving ranges (XmR chart, process behaviour chart; Wheeler, Understanding
 * Variation, 2nd ed., appendix): average ± 2.66 × average moving range, upper range limit 3.268 × average moving range.
 *
 * <p>Moving ranges above the upper range limit are left out and the average taken again, once (Nelson, Control Charts for Individual
 * Measurements, Journal of Quality Technology 14, 1982), unless nothing but standstill would be left: one jump must not widen the limits that are to show it.
 *
 * @param centre average of the values
 * @param range average moving range
 */
public record ProcessLimits(BigDecimal centre, BigDecimal range) {
    private static final BigDecimal TO_LIMITS = new BigDecimal("2.66");
    private static final BigDecimal TO_RANGE_LIMIT = new BigDecimal("3.268");
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    /** @param values at least two, in order of time */
    public static ProcessLimits of(List<BigDecimal> values) {
        List<BigDecimal> ranges = new ArrayList<>();
        for (int index = 1; index < values.size(); index++) {
            ranges.add(values.get(index).subtract(values.get(index - 1)).abs());
        }
        ProcessLimits all = new ProcessLimits(average(values), average(ranges));
        List<BigDecimal> usual = ranges.stream()
                .filter(range -> range.compareTo(all.rangeLimit()) <= 0)
                .toList();
        BigDecimal screened = usual.isEmpty() ? all.range() : average(usual);
        return screened.signum() == 0 ? all : new ProcessLimits(all.centre(), screened);
    }

    private static BigDecimal average(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
    }

    public BigDecimal upper() {
        return centre.add(width());
    }

    public BigDecimal lower() {
        return centre.subtract(width());
    }

    /** The largest moving range that usual variation gives. */
    public BigDecimal rangeLimit() {
        return range.multiply(TO_RANGE_LIMIT);
    }

    /** Two thirds of the way from the centre to a limit; what lies beyond is near the limit. */
    BigDecimal near() {
        return width().add(width()).divide(THREE, MathContext.DECIMAL128);
    }

    private BigDecimal width() {
        return range.multiply(TO_LIMITS);
    }
}

package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A KPI of a region at a month.
 *
 * @param numerator what was counted or summed
 * @param denominator base of a share; empty for counts
 * @param bounds present when counties below did not report
 */
public record KpiValue(BigDecimal numerator, Optional<BigDecimal> denominator, Optional<Bounds> bounds) {
    /** Decimals of every stored figure: NUMERIC(18,6). */
    public static final int SCALE = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static KpiValue count(BigDecimal number) {
        return new KpiValue(number, Optional.empty(), Optional.empty());
    }

    public static KpiValue share(BigDecimal numerator, BigDecimal denominator) {
        return new KpiValue(numerator, Optional.of(denominator), Optional.empty());
    }

    public KpiValue with(Bounds found) {
        return new KpiValue(numerator, denominator, Optional.of(found));
    }

    public boolean isShare() {
        return denominator.isPresent();
    }

    /** The figure: a share of 0–100 or the count, six decimals, half up; empty for a share of nothing. */
    public Optional<BigDecimal> value() {
        if (denominator.isEmpty()) {
            return Optional.of(numerator.setScale(SCALE, RoundingMode.HALF_UP));
        }
        BigDecimal base = denominator.get();
        return base.signum() == 0
                ? Optional.empty()
                : Optional.of(numerator.multiply(HUNDRED).divide(base, SCALE, RoundingMode.HALF_UP));
    }

    /** Every county below is in it, or those that are missing cannot move it. */
    public boolean isComplete() {
        return bounds.map(Bounds::isTight).orElse(true);
    }
}

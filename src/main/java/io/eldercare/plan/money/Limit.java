package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The least or the most that one unit may get.
 *
 * @param value 0–1 for a share of the pot, else yuan
 */
public record Limit(Measure measure, BigDecimal value) {
    public enum Measure {
        SHARE,
        YUAN
    }

    /** In whole cents, so that a limit can be paid out as it stands. */
    long cents(long pot, RoundingMode mode) {
        Fraction exact = measure == Measure.SHARE
                ? Fraction.of(pot).times(Fraction.of(value))
                : Fraction.of(value).times(Fraction.of(100));
        return exact.round(0, mode).longValueExact();
    }

    /** As a reader sees it: 资金总额的2% or 200,000.00元. */
    public String text() {
        return measure == Measure.SHARE ? "资金总额的" + Amounts.percent(value) + "%" : Amounts.yuan(value) + "元";
    }
}

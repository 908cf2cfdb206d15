package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.Figures;
import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as the proofs write them: inputs in full, results as printed. */
final class Numbers {
    private Numbers() {}

    /** All decimals that carry something. */
    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    static String value(Kpi kpi, KpiValue value) {
        return value.value()
                .map(figure -> Figures.withUnit(figure, kpi.decimals(), kpi.unitLabel()))
                .orElse("—");
    }

    /** The formula with its numbers: 45 ÷ 60 × 100 = 75.0%. */
    static String worked(Kpi kpi, KpiValue value) {
        String numerator = plain(value.numerator());
        return value.denominator()
                .map(denominator -> numerator + " ÷ " + plain(denominator) + " × 100 = " + value(kpi, value))
                .orElse(numerator + " = " + value(kpi, value));
    }

    /** 1,683 ÷ 1,710 without the result; the number alone for counts. */
    static String parts(KpiValue value) {
        return plain(value.numerator())
                + value.denominator().map(base -> " ÷ " + plain(base)).orElse("");
    }

    static String difference(Kpi kpi, BigDecimal number) {
        BigDecimal rounded = number.setScale(Math.max(2, kpi.decimals()), RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "")
                + rounded.toPlainString()
                + (kpi.unit() == Kpi.Unit.PERCENT ? "个百分点" : kpi.unitLabel());
    }
}

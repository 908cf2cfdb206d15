package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;

/** Figures as they stand in Chinese sentences. */
public final class Figures {
    private Figures() {}

    /** A whole number without decimals, anything else rounded half up: 60, 61.3, 60.0 (for 59.96). */
    public static String number(BigDecimal value, int decimals) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0
                ? plain.toPlainString()
                : value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** With its unit: 61.3%, 310张. */
    public static String withUnit(BigDecimal value, int decimals, String unit) {
        return number(value, decimals) + unit;
    }

    /**
     * Decimals that two figures need so that they do not look equal when they differ (99.97% is not 100.0%), at least those asked
     * for, at most six.
     */
    public static int decimalsToTellApart(BigDecimal left, BigDecimal right, int decimals) {
        int needed = decimals;
        while (needed < KpiValue.SCALE
                && left.compareTo(right) != 0
                && gap(left, right, needed).signum() == 0) {
            needed++;
        }
        return needed;
    }

    /** Difference of the figures as printed, so that a reader can check the subtraction. */
    public static BigDecimal gap(BigDecimal left, BigDecimal right, int decimals) {
        return left.setScale(decimals, RoundingMode.HALF_UP).subtract(right.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** 2025年12月. */
    public static String month(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }
}

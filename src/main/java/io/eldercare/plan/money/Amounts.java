package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts as they stand in formulas: grouped by thousands, cents always written. */
public final class Amounts {
    private static final int SHOWN = 4;

    private Amounts() {}

    /** 1234567.8 as 1,234,567.80. */
    public static String yuan(BigDecimal yuan) {
        return String.format(Locale.ROOT, "%,.2f", yuan.setScale(2, RoundingMode.UNNECESSARY));
    }

    /** With its sign: +20.00, −20.00. */
    public static String signed(BigDecimal yuan) {
        return (yuan.signum() < 0 ? "−" : "+") + yuan(yuan.abs());
    }

    static String cents(long cents) {
        return yuan(BigDecimal.valueOf(cents, 2));
    }

    /** A figure with all its decimals, without those that are nought: 33,762 or 86.214. */
    public static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(plain.scale(), 0) + "f", plain);
    }

    /** A share of 0–1 in hundredths, without the sign. */
    static String percent(BigDecimal share) {
        return number(share.movePointRight(2));
    }

    /** Exact cents in yuan, cut after four decimals, so that the cents shown are those before rounding. */
    static String exact(Fraction cents) {
        Fraction yuan = cents.over(Fraction.of(100));
        BigDecimal cut = yuan.round(SHOWN, RoundingMode.DOWN);
        boolean whole = Fraction.of(cut).equals(yuan);
        return whole
                ? String.format(
                        Locale.ROOT, "%,." + Math.max(cut.stripTrailingZeros().scale(), 2) + "f", cut)
                : String.format(Locale.ROOT, "%,.4f…", cut);
    }

    /** The exact amount, and how it became whole cents. */
    static String settled(Portion portion) {
        if (portion.isExact()) {
            return cents(portion.cents());
        }
        return exact(portion.exact()) + " → " + cents(portion.cents()) + (portion.isRoundedUp() ? "（尾差补1分）" : "（舍去尾差）");
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Stored numbers as they are printed: fixed decimals half up, the unit behind, differences of shares in 个百分点. */
final class Print {
    static final String NOTHING = "—";

    /** In the place of a figure that is not published; the page says why. */
    static final String SUPPRESSED = "*";

    private Print() {}

    static String number(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO.setScale(decimals).toPlainString() : rounded.toPlainString();
    }

    static String value(Kpi kpi, @Nullable BigDecimal value) {
        if (value == null) {
            return NOTHING;
        }
        return (kpi.share() ? share(value, kpi.decimals()) : number(value, kpi.decimals())) + kpi.unitLabel();
    }

    /** A percentage that never reads 100 while something is lacking: 99.96 with one decimal stays 99.96. */
    private static String share(BigDecimal value, int decimals) {
        BigDecimal full = BigDecimal.valueOf(100);
        int places = decimals;
        while (value.compareTo(full) < 0
                && places < value.scale()
                && value.setScale(places, RoundingMode.HALF_UP).compareTo(full) >= 0) {
            places++;
        }
        return number(value, places);
    }

    /** A distance to a line; one too small for the decimals is said to be so, not printed as nothing. */
    static String gap(Kpi kpi, BigDecimal gap) {
        return gap.signum() != 0 && looksZero(kpi, gap)
                ? "不足" + number(BigDecimal.ONE.movePointLeft(kpi.decimals()), kpi.decimals()) + differenceUnit(kpi)
                : difference(kpi, gap);
    }

    /** A target or base line: decimals only where they carry something. */
    static String plain(Kpi kpi, BigDecimal value) {
        BigDecimal rounded = value.setScale(kpi.decimals(), RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString()
                + kpi.unitLabel();
    }

    static String differenceUnit(Kpi kpi) {
        return inPoints(kpi) ? "个百分点" : kpi.unitLabel();
    }

    /** Whether differences are in percentage points: of shares, and of ratios that are printed in percent. */
    static boolean inPoints(Kpi kpi) {
        return kpi.share() || kpi.unitLabel().equals("%");
    }

    /** The size of a difference without its sign, e.g. 0.8个百分点. */
    static String difference(Kpi kpi, BigDecimal difference) {
        return number(difference.abs(), kpi.decimals()) + differenceUnit(kpi);
    }

    /** A monthly change with its sign; empty where there is none. */
    static String pace(Kpi kpi, @Nullable BigDecimal pace) {
        if (pace == null) {
            return "";
        }
        return (pace.signum() < 0 && !looksZero(kpi, pace) ? "-" : "") + difference(kpi, pace);
    }

    static boolean looksZero(Kpi kpi, BigDecimal difference) {
        return difference.setScale(kpi.decimals(), RoundingMode.HALF_UP).signum() == 0;
    }

    /** How many: whole where it is whole, else two decimals. */
    static String count(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? number(number, 0) : number(number, 2);
    }

    static String score(@Nullable BigDecimal score) {
        return score == null ? NOTHING : number(score, 2);
    }

    /** A share stored 0–1 as a percentage with one decimal. */
    static String percentOf(@Nullable BigDecimal share) {
        return share == null ? NOTHING : share(share.movePointRight(2), 1) + "%";
    }

    static String month(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    static String day(LocalDate day) {
        return month(YearMonth.from(day)) + day.getDayOfMonth() + "日";
    }

    static String comparator(String comparator) {
        return switch (comparator) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "approx" -> "约";
            case ">" -> "＞";
            case "=", "exists", "at_least_per_county", "at_least_per_township" -> "";
            default -> comparator;
        };
    }

    static String level(String level) {
        return switch (level) {
            case "prefecture" -> "设区市";
            case "township" -> "乡镇（街道）";
            default -> "县（市、区）";
        };
    }
}

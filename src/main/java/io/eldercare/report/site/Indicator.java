package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An indicator and how its figures are printed.
 *
 * @param decimals printed decimals
 * @param source microdata or reported
 */
record Indicator(
        String code,
        String name,
        String unit,
        String unitLabel,
        String direction,
        int decimals,
        String source,
        boolean headline,
        String definition) {
    static final String NOTHING = "—";

    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    /** With its unit; a share never reads 100 while something is lacking. */
    String print(@Nullable BigDecimal value) {
        return value == null ? NOTHING : number(value).toPlainString() + unitLabel;
    }

    BigDecimal number(BigDecimal value) {
        int places = decimals;
        while (isShare()
                && value.compareTo(FULL) < 0
                && places < value.scale()
                && value.setScale(places, RoundingMode.HALF_UP).compareTo(FULL) >= 0) {
            places++;
        }
        return value.setScale(places, RoundingMode.HALF_UP);
    }

    /** A target or base line: decimals only where they carry something. */
    String plain(BigDecimal value) {
        return Figures.withUnit(value, decimals, unitLabel);
    }

    /** What happened between two figures, e.g. 提高0.8个百分点. */
    String change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        if (now == null || before == null) {
            return NOTHING;
        }
        BigDecimal size = Figures.gap(now, before, decimals);
        if (size.signum() == 0) {
            return "持平";
        }
        boolean points = isShare() || unitLabel.equals("%");
        String verb = size.signum() > 0 ? points ? "提高" : "增加" : points ? "下降" : "减少";
        return verb + size.abs().toPlainString() + (points ? "个百分点" : unitLabel);
    }

    boolean isShare() {
        return unit.equals("percent");
    }

    public String directionName() {
        return switch (direction) {
            case "up" -> "越高越好";
            case "down" -> "越低越好";
            default -> "不分高低";
        };
    }

    public String sourceName() {
        return source.equals("microdata") ? "由逐行数据计算" : "由主管部门填报";
    }
}

package io.eldercare.plan.funnel;

import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a county's share lies in the funnel of its peers. All shares 0–100, six decimals.
 *
 * @param cases base of the share
 * @param centre share of all peers together
 */
public record FunnelPoint(
        BigDecimal value,
        BigDecimal cases,
        BigDecimal centre,
        BigDecimal low95,
        BigDecimal high95,
        BigDecimal low998,
        BigDecimal high998,
        Verdict verdict) {

    public enum Verdict {
        /** inside the 95 % limits: chance explains the distance from the centre */
        WITHIN,
        BELOW_95,
        BELOW_998,
        ABOVE_95,
        ABOVE_998;

        /** As stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param peers shares of counties that report of the same kind of cases; counts, and shares of nothing or of parts of a case, are left out
     * @return by county; empty where fewer than two are left: one county is not its own yardstick
     */
    public static SortedMap<String, FunnelPoint> of(Map<String, KpiValue> peers) {
        SortedMap<String, KpiValue> fit = new TreeMap<>();
        peers.forEach((county, value) -> {
            if (isOfWholeCases(value)) {
                fit.put(county, value);
            }
        });
        SortedMap<String, FunnelPoint> points = new TreeMap<>();
        if (fit.size() < 2) {
            return points;
        }
        BigDecimal met = fit.values().stream().map(KpiValue::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal all = fit.values().stream().map(FunnelPoint::base).reduce(BigDecimal.ZERO, BigDecimal::add);
        fit.forEach((county, value) -> points.put(county, point(value, KpiValue.share(met, all))));
        return points;
    }

    private static boolean isOfWholeCases(KpiValue value) {
        return value.isShare()
                && base(value).signum() > 0
                && isWhole(base(value))
                && isWhole(value.numerator())
                && value.numerator().signum() >= 0
                && value.numerator().compareTo(base(value)) <= 0;
    }

    private static BigDecimal base(KpiValue value) {
        return value.denominator().orElse(BigDecimal.ZERO);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static FunnelPoint point(KpiValue value, KpiValue common) {
        double centre = common.numerator().doubleValue() / base(common).doubleValue();
        FunnelLimits limits = FunnelLimits.of(centre, base(value).longValueExact());
        double share = value.numerator().doubleValue() / base(value).doubleValue();
        return new FunnelPoint(
                value.value().orElseThrow(),
                base(value),
                common.value().orElseThrow(),
                percent(limits.low95()),
                percent(limits.high95()),
                percent(limits.low998()),
                percent(limits.high998()),
                verdict(share, limits));
    }

    private static Verdict verdict(double share, FunnelLimits limits) {
        if (share < limits.low95()) {
            return share < limits.low998() ? Verdict.BELOW_998 : Verdict.BELOW_95;
        }
        if (share > limits.high95()) {
            return share > limits.high998() ? Verdict.ABOVE_998 : Verdict.ABOVE_95;
        }
        return Verdict.WITHIN;
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).setScale(KpiValue.SCALE, RoundingMode.HALF_UP);
    }
}

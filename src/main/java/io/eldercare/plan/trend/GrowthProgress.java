package io.eldercare.plan.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * The method by which statistical offices assess the Sustainable Development Goals: the ratio of the observed to the required compound
 * annual growth rate, (y/y₀)^(1/years) − 1 over (target/y₀)^(1/years) − 1 (UN Statistics Division, SDG Progress Chart, Technical Note, for
 * indicators with a numerical target), cut at 0.95, 0.6 and 0 (Eurostat, Sustainable development in the European Union, annex on the
 * assessment with quantitative targets; Statistics Canada's method in Open SDG). The ratio is counted from the direction wanted, so that it is
 * negative for a figure that moves away, whichever way its target lies.
 *
 * @param ratio six decimals, cut to ±1000; empty when the target is met
 */
public record GrowthProgress(Optional<BigDecimal> ratio, Verdict verdict) {
    private static final int SCALE = 6;
    private static final BigDecimal CAP = BigDecimal.valueOf(1000);
    private static final BigDecimal ON_TRACK = new BigDecimal("0.95");
    private static final BigDecimal ACCELERATION = new BigDecimal("0.6");
    private static final double YEAR = 12;

    /** Categories of Open SDG, with Eurostat's limits. */
    public enum Verdict {
        TARGET_MET("已达目标"),
        ON_TRACK("进展良好"),
        ACCELERATION_NEEDED("有进展但需加快"),
        LIMITED_PROGRESS("进展有限"),
        DETERIORATION("背离目标");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** As printed in Chinese. */
        public String label() {
            return label;
        }

        /** As stored: the name in lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A value at the end of a month. */
    public record Stand(YearMonth month, BigDecimal value) {}

    /**
     * @param due the target at its deadline
     * @return empty where growth rates say nothing: less than a year since the base, a base or target of nought, a target equal to the base
     */
    public static Optional<GrowthProgress> of(Stand base, Stand now, Stand due, Direction direction) {
        if (direction.reaches(now.value(), due.value())) {
            return Optional.of(new GrowthProgress(Optional.empty(), Verdict.TARGET_MET));
        }
        boolean defined = base.value().signum() > 0
                && due.value().signum() > 0
                && due.value().compareTo(base.value()) != 0
                && years(base, now) >= 1
                && years(base, due) > 0;
        return defined ? Optional.of(ofRatio(ratio(base, now, due, direction))) : Optional.empty();
    }

    private static GrowthProgress ofRatio(BigDecimal ratio) {
        Verdict verdict = Verdict.DETERIORATION;
        if (ratio.compareTo(ON_TRACK) >= 0) {
            verdict = Verdict.ON_TRACK;
        } else if (ratio.compareTo(ACCELERATION) >= 0) {
            verdict = Verdict.ACCELERATION_NEEDED;
        } else if (ratio.signum() >= 0) {
            verdict = Verdict.LIMITED_PROGRESS;
        }
        return new GrowthProgress(Optional.of(ratio), verdict);
    }

    private static BigDecimal ratio(Stand base, Stand now, Stand due, Direction direction) {
        double towards = direction == Direction.UP ? growth(base, now) : -growth(base, now);
        double ratio = towards / Math.abs(growth(base, due));
        BigDecimal cut = new BigDecimal(Math.max(-CAP.doubleValue(), Math.min(CAP.doubleValue(), ratio)));
        return cut.setScale(SCALE, RoundingMode.HALF_UP);
    }

    private static double growth(Stand from, Stand to) {
        double factor = to.value().doubleValue() / from.value().doubleValue();
        return StrictMath.pow(factor, 1 / years(from, to)) - 1;
    }

    private static double years(Stand from, Stand to) {
        return ChronoUnit.MONTHS.between(from.month(), to.month()) / YEAR;
    }
}

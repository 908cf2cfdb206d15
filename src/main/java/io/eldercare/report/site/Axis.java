package io.eldercare.report.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A scale with round steps: 1, 2 or 5 times a power of ten. */
record Axis(BigDecimal low, BigDecimal high, BigDecimal step) {
    private static final int STEPS = 5;
    private static final List<BigDecimal> FACTORS =
            List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);

    /** Holds all values; a share never goes beyond 0 and 100, a count never below 0. */
    static Axis around(BigDecimal least, BigDecimal most, boolean share) {
        BigDecimal span = most.subtract(least);
        if (span.signum() == 0) {
            span = most.abs().max(BigDecimal.ONE).divide(BigDecimal.valueOf(4), 6, RoundingMode.HALF_UP);
        }
        BigDecimal room = span.divide(BigDecimal.TEN, 6, RoundingMode.HALF_UP);
        BigDecimal step = step(span.add(room));
        BigDecimal low = floor(least.subtract(room), step);
        BigDecimal high = floor(most.add(room), step).add(step);
        if (least.signum() >= 0) {
            low = low.max(BigDecimal.ZERO);
        }
        if (share) {
            high = most.compareTo(BigDecimal.valueOf(100)) <= 0 ? high.min(BigDecimal.valueOf(100)) : high;
        }
        return new Axis(low, high, step);
    }

    /** Starts at zero, as lengths must. */
    static Axis fromZero(BigDecimal least, BigDecimal most, boolean share) {
        Axis axis = around(least.min(BigDecimal.ZERO), most.max(BigDecimal.ZERO), share);
        return new Axis(least.signum() >= 0 ? BigDecimal.ZERO : axis.low(), axis.high(), axis.step());
    }

    private static BigDecimal step(BigDecimal span) {
        BigDecimal raw = span.divide(BigDecimal.valueOf(STEPS), 9, RoundingMode.HALF_UP);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
        return FACTORS.stream()
                .map(power::multiply)
                .filter(step -> step.compareTo(raw) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal floor(BigDecimal value, BigDecimal step) {
        return value.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }

    List<BigDecimal> ticks() {
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal tick = low; tick.compareTo(high) <= 0; tick = tick.add(step)) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** Place of a value between 0 (low) and 1 (high). */
    double place(BigDecimal value) {
        return value.subtract(low).doubleValue() / high.subtract(low).doubleValue();
    }

    static String label(BigDecimal tick) {
        return tick.signum() == 0 ? "0" : tick.stripTrailingZeros().toPlainString();
    }
}

package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A straight scale from values to units of the picture. */
record Scale(double low, double high, double start, double end) {

    double at(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    double at(BigDecimal value) {
        return at(value.doubleValue());
    }

    /** Even values within the scale, about so many, at steps of 1, 2 or 5. */
    List<Double> ticks(int about) {
        double step = step(about);
        List<Double> ticks = new ArrayList<>();
        for (long number = (long) Math.ceil(low / step - 1e-9); number * step <= high + 1e-9 * step; number++) {
            ticks.add(number * step);
        }
        return ticks;
    }

    private double step(int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    String text(double tick, int about) {
        double step = step(about);
        int decimals = step >= 0.999 ? 0 : step >= 0.0999 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
    }

    /** From the least to the greatest value with some air; a share stays within 0 and a little above 100. */
    static double[] range(List<@Nullable BigDecimal> values, boolean share) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (BigDecimal value : values) {
            if (value != null) {
                low = Math.min(low, value.doubleValue());
                high = Math.max(high, value.doubleValue());
            }
        }
        if (low > high) {
            return new double[] {0, 1};
        }
        double pad = Math.max((high - low) * 0.12, Math.max(Math.abs(high) * 0.01, 0.5));
        double top = share ? Math.min(high + pad, 100 + pad * 0.3) : high + pad;
        return new double[] {Math.max(0, low - pad), top};
    }
}

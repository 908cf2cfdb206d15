package io.eldercare.plan.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a series will stand at a month if it goes on as it did, with the interval that holds it in 80 of 100 cases. Six decimals.
 *
 * <p>The drift method (random walk with drift; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 and table 5.2):
 * the last figure plus the average monthly change for every month ahead. Its error h months ahead has the variance σ²·h·(1 + h/M) with M the
 * months that the series spans, and σ² is estimated from M changes less one; so the interval takes Student's t with as many degrees of
 * freedom and is exact for independent normal changes, however short the series. Where months are missing, a change over k months counts
 * with the variance k·σ² (the maximum likelihood estimates of the same model).
 *
 * <p>The newest 13 figures are used: twelve changes, one whole year, so that seasons cancel and an old regime does not linger.
 * Why not exponential smoothing: docs/adr/0011.
 */
public record Forecast(BigDecimal value, BigDecimal low, BigDecimal high) {
    /** With fewer figures there is no forecast. */
    public static final int FEWEST = 6;

    private static final int MOST = 13;
    private static final int SCALE = 6;
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /** 0.90 quantiles of Student's t for 4 to 11 degrees of freedom, from any table of the distribution. */
    private static final List<BigDecimal> STUDENT =
            List.of("1.533206", "1.475884", "1.439756", "1.414924", "1.396815", "1.383029", "1.372184", "1.363430")
                    .stream()
                    .map(BigDecimal::new)
                    .toList();

    /**
     * @param points figures by month, in one definition; months may be missing
     * @param due a month after the last of them
     * @return empty with fewer than six figures, and for a month that is not ahead
     */
    public static Optional<Forecast> at(NavigableMap<YearMonth, BigDecimal> points, YearMonth due) {
        if (points.size() < FEWEST || !points.lastKey().isBefore(due)) {
            return Optional.empty();
        }
        NavigableMap<YearMonth, BigDecimal> recent = newest(points);
        BigDecimal span = months(recent.firstKey(), recent.lastKey());
        BigDecimal last = recent.lastEntry().getValue();
        BigDecimal drift = last.subtract(recent.firstEntry().getValue()).divide(span, PRECISION);
        BigDecimal ahead = months(recent.lastKey(), due);
        BigDecimal spread = ahead.add(ahead.multiply(ahead).divide(span, PRECISION));
        BigDecimal error = variance(recent, drift).multiply(spread).sqrt(PRECISION);
        BigDecimal half = error.multiply(STUDENT.get(recent.size() - FEWEST), PRECISION);
        BigDecimal value = last.add(drift.multiply(ahead));
        return Optional.of(new Forecast(scaled(value), scaled(value.subtract(half)), scaled(value.add(half))));
    }

    private static NavigableMap<YearMonth, BigDecimal> newest(NavigableMap<YearMonth, BigDecimal> points) {
        NavigableMap<YearMonth, BigDecimal> newest = new TreeMap<>();
        points.descendingMap().entrySet().stream()
                .limit(MOST)
                .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
        return newest;
    }

    /** σ² of one month: Σ (change − k·drift)² / k over the changes, divided by their number less one. */
    private static BigDecimal variance(NavigableMap<YearMonth, BigDecimal> points, BigDecimal drift) {
        BigDecimal sum = BigDecimal.ZERO;
        Map.Entry<YearMonth, BigDecimal> before = points.firstEntry();
        for (Map.Entry<YearMonth, BigDecimal> point :
                points.tailMap(before.getKey(), false).entrySet()) {
            BigDecimal gap = months(before.getKey(), point.getKey());
            BigDecimal error = point.getValue().subtract(before.getValue()).subtract(drift.multiply(gap));
            sum = sum.add(error.multiply(error).divide(gap, PRECISION));
            before = point;
        }
        return sum.divide(BigDecimal.valueOf(points.size() - 2L), PRECISION);
    }

    private static BigDecimal months(YearMonth from, YearMonth to) {
        return BigDecimal.valueOf(ChronoUnit.MONTHS.between(from, to));
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** The same, cut to the values that the figure can have. */
    public Forecast within(BigDecimal least, Optional<BigDecimal> most) {
        return new Forecast(cut(value, least, most), cut(low, least, most), cut(high, least, most));
    }

    private static BigDecimal cut(BigDecimal value, BigDecimal least, Optional<BigDecimal> most) {
        BigDecimal raised = value.max(least);
        return scaled(most.map(raised::min).orElse(raised));
    }
}

package io.eldercare.plan.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    private static NavigableMap<YearMonth, BigDecimal> series(double... values) {
        NavigableMap<YearMonth, BigDecimal> series = new TreeMap<>();
        for (int index = 0; index < values.length; index++) {
            series.put(FIRST.plusMonths(index), BigDecimal.valueOf(values[index]));
        }
        return series;
    }

    private static Forecast at(NavigableMap<YearMonth, BigDecimal> series, int ahead) {
        return Forecast.at(series, series.lastKey().plusMonths(ahead)).orElseThrow();
    }

    @Test
    void addsTheAverageChangeForEveryMonthAhead() {
        // changes 1, 3, 2, 4, 0: average 2; Σ(change − 2)² = 1 + 1 + 0 + 4 + 4 = 10, over 5 − 1 changes: 2.5
        // three months ahead: 20 + 3 × 2 = 26; variance 2.5 × (3 + 9/5) = 12, root 3.464102; t(0.90, 4) = 1.533206:
        // half width 5.311181
        Forecast forecast = at(series(10, 11, 14, 16, 20, 20), 3);
        assertThat(forecast.value()).isEqualTo(new BigDecimal("26.000000"));
        assertThat(forecast.low()).isEqualTo(new BigDecimal("20.688819"));
        assertThat(forecast.high()).isEqualTo(new BigDecimal("31.311181"));
    }

    /**
     * The formulas of Forecasting: Principles and Practice, 5.2 and table 5.2, on that book's air passengers of Australia, 1990 to 2002
     * (ausair, millions): ŷ = y + (39.021581 − 17.5534)/12 = 40.810596; σ̂ of 12 changes less one; σ̂ × √(1 + 1/12), t(0.90, 11) = 1.363430.
     */
    @Test
    void agreesWithTheDriftMethodOnPublishedData() {
        double[] passengers = {
            17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
            33.477398, 39.021581
        };
        Forecast next = at(series(passengers), 1);
        assertThat(next.value()).isEqualTo(new BigDecimal("40.810596"));
        double drift = (passengers[12] - passengers[0]) / 12;
        double squares = 0;
        for (int index = 1; index < 13; index++) {
            squares += Math.pow(passengers[index] - passengers[index - 1] - drift, 2);
        }
        double half = 1.363430 * Math.sqrt(squares / 11) * Math.sqrt(1 + 1 / 12.0);
        assertThat(next.high().doubleValue() - next.value().doubleValue()).isCloseTo(half, within(0.000002));
    }

    @Test
    void holdsEightyOfAHundredSeriesHoweverShort() {
        for (int length : new int[] {6, 9, 13, 24}) {
            for (int ahead : new int[] {1, 6, 12}) {
                assertThat(coverage(length, ahead))
                        .as("%d points, %d ahead", length, ahead)
                        .isBetween(0.78, 0.82);
            }
        }
    }

    /** Share of 4,000 random walks with drift 0.5 and normal steps that end inside their interval; standard error 0.006. */
    private static double coverage(int length, int ahead) {
        Random random = new Random(20_251L + 100 * length + ahead);
        int inside = 0;
        for (int walk = 0; walk < 4_000; walk++) {
            double[] values = new double[length + ahead];
            for (int index = 1; index < values.length; index++) {
                values[index] = values[index - 1] + 0.5 + random.nextGaussian();
            }
            Forecast forecast = at(series(Arrays.copyOf(values, length)), ahead);
            double end = values[values.length - 1];
            if (end >= forecast.low().doubleValue() && end <= forecast.high().doubleValue()) {
                inside++;
            }
        }
        return inside / 4_000.0;
    }

    @Test
    void needsSixPointsAndAMonthAhead() {
        assertThat(Forecast.at(series(1, 2, 3, 4, 5), FIRST.plusMonths(9))).isEmpty();
        assertThat(Forecast.at(series(1, 2, 3, 4, 5, 6), FIRST.plusMonths(9))).isPresent();
        assertThat(Forecast.at(series(1, 2, 3, 4, 5, 6), FIRST.plusMonths(5))).isEmpty();
    }

    @Test
    void weighsAChangeOverAGapByItsMonths() {
        NavigableMap<YearMonth, BigDecimal> gap = series(10, 11, 12, 13, 18, 19, 20);
        gap.remove(FIRST.plusMonths(3));
        // changes 1, 1, 6 (two months), 1, 1: drift 10/6; Σ (change − k × drift)² / k = 4 × (2/3)² + (6 − 10/3)² / 2 =
        // 5.333333, over 4: 1.333333
        // two ahead: 20 + 2 × 10/6 = 23.333333; variance 1.333333 × (2 + 4/6) = 3.555556, root 1.885618, × 1.533206 =
        // 2.891041
        Forecast forecast = at(gap, 2);
        assertThat(forecast.value()).isEqualTo(new BigDecimal("23.333333"));
        assertThat(forecast.high()).isEqualTo(new BigDecimal("26.224374"));
    }

    @Test
    void looksBackTwelveChangesOnly() {
        double[] late = new double[20];
        for (int index = 0; index < 20; index++) {
            late[index] = index < 7 ? 1000 - index * 50 : index;
        }
        // the newest 13 figures, 7 to 19, rise by one a month
        assertThat(at(series(late), 4)).isEqualTo(new Forecast(six("23"), six("23"), six("23")));
    }

    @Test
    void staysWhereTheFigureCanBe() {
        Forecast wide = new Forecast(six("101"), six("-3"), six("108"));
        assertThat(wide.within(BigDecimal.ZERO, Optional.of(BigDecimal.valueOf(100))))
                .isEqualTo(new Forecast(six("100"), six("0"), six("100")));
        assertThat(wide.within(BigDecimal.ZERO, Optional.empty()))
                .isEqualTo(new Forecast(six("101"), six("0"), six("108")));
    }

    private static BigDecimal six(String number) {
        return new BigDecimal(number).setScale(6);
    }
}

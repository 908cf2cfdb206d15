package io.eldercare.plan.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankIntervalTest {
    private static final RankingMethod WEIGHTS_ONLY =
            new RankingMethod(10_000, 7, 400, Map.of(Normalisation.TARGET, BigDecimal.ONE));

    private static Line item(String code, double weight, double... ways) {
        double[] kept = new double[ways.length];
        Arrays.fill(kept, 1);
        return new Line(code, code, false, weight, List.of(ways), kept);
    }

    private static Composite composite(Line... lines) {
        return new Composite(
                List.of(lines), new double[lines[0].kept().length], 1, Arrays.asList(Normalisation.values()));
    }

    @Test
    void isSureOfAUnitThatIsBetterEverywhere() {
        Composite composite = composite(item("a", 0.5, 0.9, 0.5, 0.1), item("b", 0.5, 0.8, 0.6, 0.2));
        assertThat(RankInterval.of(composite, RankingMethod.DEFAULT))
                .containsExactly(new RankInterval(1, 1), new RankInterval(2, 2), new RankInterval(3, 3));
    }

    /**
     * The first unit earns the first item alone, the second {@code other} of either: it is ahead while the first weight exceeds that. The
     * weight is Beta(200, 200), mean 0.5, deviation 0.5 / √401 = 0.02497: it exceeds 0.52 in 21 % of the draws (z = 0.80), 0.53 in
     * 11.5 % (1.20), 0.55 in 2.3 % (2.00).
     */
    @ParameterizedTest
    @CsvSource({"0.50, 1, 2, 1, 2", "0.52, 1, 2, 1, 2", "0.53, 1, 2, 1, 2", "0.55, 2, 2, 1, 1"})
    void takesTheRanksOfNineDrawsInTen(double other, int low, int high, int otherLow, int otherHigh) {
        Composite composite = composite(item("a", 0.5, 1, other), item("b", 0.5, 0, other));
        assertThat(RankInterval.of(composite, WEIGHTS_ONLY))
                .containsExactly(new RankInterval(low, high), new RankInterval(otherLow, otherHigh));
    }

    @Test
    void movesNothingWithoutUncertainty() {
        RankingMethod sure = new RankingMethod(1000, 1, 1e12, Map.of(Normalisation.TARGET, BigDecimal.ONE));
        Composite composite = composite(item("a", 0.5, 1, 0.501), item("b", 0.5, 0, 0.501));
        assertThat(RankInterval.of(composite, sure)).containsExactly(new RankInterval(2, 2), new RankInterval(1, 1));
    }

    @Test
    void dependsOnNeitherTheOrderNorTheNamesOfTheUnits() {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            List<double[]> values = new ArrayList<>();
            for (int item = 0; item < 4; item++) {
                values.add(random.doubles(7, -0.5, 1.2).toArray());
            }
            List<Integer> order = new ArrayList<>(IntStream.range(0, 7).boxed().toList());
            List<RankInterval> intervals = RankInterval.of(composite(lines(values, order)), RankingMethod.DEFAULT);
            java.util.Collections.shuffle(order, random);
            List<RankInterval> shuffled = RankInterval.of(composite(lines(values, order)), RankingMethod.DEFAULT);
            for (int place = 0; place < 7; place++) {
                assertThat(shuffled.get(place)).isEqualTo(intervals.get(order.get(place)));
            }
        }
    }

    private static Line[] lines(List<double[]> values, List<Integer> order) {
        return IntStream.range(0, values.size())
                .mapToObj(item -> item(
                        "i" + item,
                        0.25,
                        order.stream()
                                .mapToDouble(unit -> values.get(item)[unit])
                                .toArray()))
                .toArray(Line[]::new);
    }

    /** A gamma variate of shape k has mean k and variance k; the mean of 200 000 has a standard error of √(k / 200 000). */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 4, 60})
    void drawsGammaVariatesOfTheRightMeanAndVariance(double shape) {
        Random random = new Random(11);
        double[] draws = IntStream.range(0, 200_000)
                .mapToDouble(draw -> Gamma.draw(shape, random))
                .toArray();
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws)
                .map(draw -> (draw - mean) * (draw - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(shape, within(4 * Math.sqrt(shape / 200_000)));
        assertThat(variance).isCloseTo(shape, within(0.05 * shape));
    }

    @Test
    void ranksTiesTogetherWhateverTheNoise() {
        assertThat(Composite.ranks(new double[] {70, 90, 0.1 + 0.2, 0.3, 90})).containsExactly(3, 1, 4, 4, 1);
    }
}

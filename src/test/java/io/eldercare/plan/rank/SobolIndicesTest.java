package io.eldercare.plan.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SobolIndicesTest {
    private static SobolIndices.Inputs uniform(int count, double from, double to) {
        return new SobolIndices.Inputs() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public double draw(int input, Random random) {
                return from + (to - from) * random.nextDouble();
            }
        };
    }

    /**
     * Ishigami and Homma 1990, a = 7, b = 0.1, on (−π, π): V1 = (1 + b π⁴ / 5)² / 2 = 4.345888, V2 = a² / 8 = 6.125,
     * V13 = 8 b² π⁸ / 225 = 3.373659, V = 13.844588.
     */
    @Test
    void findsTheIndicesOfIshigamisFunction() {
        SobolIndices indices = SobolIndices.of(
                uniform(3, -Math.PI, Math.PI),
                x -> new double[] {
                    Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0])
                },
                1 << 16,
                1);
        // three standard errors of the variance of 131 072 draws
        assertThat(indices.variance()[0]).isCloseTo(13.844588, within(0.2));
        double[] first = {0.313905, 0.442411, 0};
        double[] total = {0.557589, 0.442411, 0.243684};
        for (int input = 0; input < 3; input++) {
            assertThat(indices.first()[input][0]).isCloseTo(first[input], within(0.01));
            assertThat(indices.total()[input][0]).isCloseTo(total[input], within(0.01));
        }
    }

    /** x + 2 y and 3 y: variances 5/12 and 9/12; x makes 1/5 of the first and nothing of the second, 1/14 of both together. */
    @Test
    void tellsOutputsApartAndWeighsThemTogether() {
        SobolIndices indices =
                SobolIndices.of(uniform(2, 0, 1), x -> new double[] {x[0] + 2 * x[1], 3 * x[1]}, 1 << 14, 2);
        assertThat(indices.total()[0][0]).isCloseTo(0.2, within(0.01));
        assertThat(indices.total()[0][1]).isEqualTo(0);
        assertThat(indices.first()[1][1]).isCloseTo(1, within(0.02));
        assertThat(indices.overall(indices.total()[0])).isCloseTo(1 / 14.0, within(0.005));
    }

    private static Line item(String code, double... ways) {
        return new Line(code, code, false, 0.5, List.of(ways), new double[] {1, 1, 1});
    }

    private static RankSensitivity of(List<RankSensitivity> all, String code) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    /**
     * Two mirror images whose order hangs on which weight is the larger, and a third that is last whatever they are. Given one weight, the
     * chance that the other is larger is uniform on 0–1: variance 1/12 of 1/4, so each explains 1/3 alone and 2/3 with what both do together.
     */
    @Test
    void namesTheWeightsThatMoveARank() {
        Composite composite = new Composite(
                List.of(item("a", 1, 0.2, 0), item("b", 0.2, 1, 0)),
                new double[3],
                1,
                Arrays.asList(Normalisation.values()));
        List<RankSensitivity> all = RankSensitivity.of(
                composite, new RankingMethod(1000, 1, 400, Map.of(Normalisation.TARGET, BigDecimal.ONE)));
        assertThat(all).extracting(RankSensitivity::code).containsExactly("a", "b");
        for (RankSensitivity weight : all) {
            assertThat(weight.firstOverall()).isCloseTo(1 / 3.0, within(0.1));
            assertThat(weight.total()[0]).isCloseTo(2 / 3.0, within(0.1));
        }
        assertThat(of(all, "a").total()[2]).isEqualTo(0);
    }

    private static List<RankSensitivity> scales(Line... lines) {
        BigDecimal half = new BigDecimal("0.5");
        return RankSensitivity.of(
                new Composite(List.of(lines), new double[3], 1, Arrays.asList(Normalisation.values())),
                new RankingMethod(1000, 1, 1e12, Map.of(Normalisation.TARGET, half, Normalisation.MIN_MAX, half)));
    }

    /** Weights that hardly vary leave the scale: by the way 1.1, 0.9, 0.1; by minimum and maximum 1 + 0.5, 0.667 + 1, 0. */
    @Test
    void namesTheNormalisationWhereTheScaleDecides() {
        List<RankSensitivity> turned = scales(item("a", 0.9, 0.6, 0), item("b", 0.2, 0.3, 0.1));
        assertThat(of(turned, RankSensitivity.NORMALISATION).firstOverall()).isCloseTo(1, within(0.05));
        assertThat(of(turned, "a").totalOverall()).isEqualTo(0);
    }

    /** By the way 1.1, 0.9, 0.69; by minimum and maximum 1 + 0.5, 0.03 + 1, 0: no rank moves. */
    @Test
    void blamesNothingWhereNoRankMoves() {
        assertThat(scales(item("a", 0.9, 0.6, 0.59), item("b", 0.2, 0.3, 0.1)))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.totalOverall()).isEqualTo(0));
    }
}

package io.eldercare.plan.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    private static final double[] WAYS = {0.5, -1, 1.5, Double.NaN, 0.5};
    private static final Offset<Double> EXACT = within(1e-15);

    @Test
    void cutsTheWayAtFloorAndTarget() {
        assertThat(Normalisation.TARGET.of(WAYS, 1)).containsExactly(0.5, 0, 1, Double.NaN, 0.5);
    }

    /** After the cut at one the ways are 0.5, −1, 1, 0.5: range 2. */
    @Test
    void stretchesFromTheWorstToTheBest() {
        assertThat(Normalisation.MIN_MAX.of(WAYS, 1)).containsExactly(0.75, 0, 1, Double.NaN, 0.75);
    }

    /** 1, 2, 3, 4, 5 have mean 3 and deviation √2: 5 lies √2 deviations up, 0.5 + √2 / 4. */
    @Test
    void measuresInDeviations() {
        double[] scores = Normalisation.Z_SCORE.of(new double[] {5, 1, 2, 3, 4}, Double.POSITIVE_INFINITY);
        assertThat(scores[0]).isCloseTo(0.5 + Math.sqrt(2) / 4, EXACT);
        assertThat(scores[3]).isCloseTo(0.5, EXACT);
    }

    /** Of the three others of 0.5, one is worse and one equal: (1 + 0.5) / 3. */
    @Test
    void countsTheWorse() {
        assertThat(Normalisation.RANK.of(WAYS, 1)).containsExactly(0.5, 0, 1, Double.NaN, 0.5);
    }

    @Test
    void fallsBackToThePlansOwnWhereAllAreAlike() {
        for (Normalisation normalisation : Normalisation.values()) {
            assertThat(normalisation.of(new double[] {0.25, 0.25, Double.NaN}, 1))
                    .containsExactly(0.25, 0.25, Double.NaN);
            assertThat(normalisation.of(new double[] {Double.NaN}, 1)).containsExactly(Double.NaN);
        }
    }
}

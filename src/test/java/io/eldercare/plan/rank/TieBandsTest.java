package io.eldercare.plan.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TieBandsTest {
    /** The third joins the second (3 is not below 3), the fourth does not (4 is below 3), the fifth joins the fourth. */
    @Test
    void opensABandWhereAnIntervalLiesBelowTheFirstOfTheBand() {
        assertThat(TieBands.of(List.of(
                        new RankInterval(1, 1),
                        new RankInterval(2, 3),
                        new RankInterval(3, 4),
                        new RankInterval(4, 5),
                        new RankInterval(4, 5))))
                .containsExactly(1, 2, 2, 3, 3);
    }

    /** Each overlaps its neighbour, yet the fourth is told apart from the first. */
    @Test
    void doesNotChainNeighboursIntoOneBand() {
        assertThat(TieBands.of(List.of(
                        new RankInterval(1, 2),
                        new RankInterval(1, 3),
                        new RankInterval(2, 4),
                        new RankInterval(3, 5),
                        new RankInterval(4, 5))))
                .containsExactly(1, 1, 1, 2, 2);
    }

    @Test
    void hasNoBandWithoutUnits() {
        assertThat(TieBands.of(List.of())).isEmpty();
    }
}

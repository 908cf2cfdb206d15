package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
    /** Residents aged 60 and over of Jingdezhen's counties, census 2020; together 269 220. */
    private static final Map<String, BigDecimal> JINGDEZHEN = Map.of(
            "360202", decimal("33762"),
            "360203", decimal("68089"),
            "360222", decimal("44107"),
            "360281", decimal("123262"));

    @Test
    void dividesThreeHundredTeamsOverJingdezhen() {
        // 300 × 33762 / 269220 = 37 + 167460/269220
        // 300 × 68089 / 269220 = 75 + 235200/269220
        // 300 × 44107 / 269220 = 49 + 40320/269220
        // 300 × 123262 / 269220 = 137 + 95460/269220; 298 are given, the two left go to 360203 and 360202
        assertThat(LargestRemainder.divide(decimal("300"), JINGDEZHEN))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "360202", decimal("38"),
                        "360203", decimal("76"),
                        "360222", decimal("49"),
                        "360281", decimal("137")));
    }

    @Test
    void givesTiesToTheLowerCode() {
        Map<String, BigDecimal> equal = Map.of("3", BigDecimal.ONE, "1", BigDecimal.ONE, "2", BigDecimal.ONE);
        assertThat(LargestRemainder.divide(decimal("5"), equal))
                .isEqualTo(new TreeMap<>(Map.of("1", decimal("2"), "2", decimal("2"), "3", decimal("1"))));
    }

    @Test
    void alwaysAddsUpAndStaysWithinOneOfTheExactShare() {
        SplittableRandom random = new SplittableRandom(20251231);
        for (int round = 0; round < 200; round++) {
            Map<String, BigDecimal> weights = new TreeMap<>();
            for (int unit = 0; unit < 1 + random.nextInt(12); unit++) {
                weights.put("36" + (1000 + unit), BigDecimal.valueOf(1 + random.nextInt(200_000)));
            }
            BigDecimal total = BigDecimal.valueOf(random.nextInt(30_000));
            BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            Map<String, BigDecimal> parts = LargestRemainder.divide(total, weights);
            assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
            // |part × sum − total × weight| < sum
            parts.forEach((code, part) -> assertThat(part.multiply(sum)
                            .subtract(total.multiply(weights.get(code)))
                            .abs())
                    .isLessThan(sum));
        }
    }

    @Test
    void cannotDivideByNothing() {
        assertThatThrownBy(() -> LargestRemainder.divide(decimal("5"), Map.of("1", BigDecimal.ZERO)))
                .hasMessage("Cannot divide 5: the weights add up to nought");
    }

    @Test
    void roundsPartsToTheirRoundedSum() {
        Fraction third = Fraction.ONE.over(Fraction.of(3));
        // 3 × 1/3 = 1: one of them is rounded up
        assertThat(LargestRemainder.round(List.of(third, third, third), 6))
                .containsExactly(decimal("0.333334"), decimal("0.333333"), decimal("0.333333"));
    }
}

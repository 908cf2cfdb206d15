package io.eldercare.plan.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.plan.Fraction;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoundedSharesTest {
    private static final long NO_FLOOR = 0;

    private static SortedMap<String, Fraction> weights(long... values) {
        SortedMap<String, Fraction> weights = new TreeMap<>();
        for (long value : values) {
            weights.put(String.valueOf((char) ('a' + weights.size())), Fraction.of(value));
        }
        return weights;
    }

    private static Map<String, Long> cents(BoundedShares.Result result) {
        Map<String, Long> cents = new TreeMap<>();
        result.portions().forEach((unit, portion) -> cents.put(unit, portion.cents()));
        return cents;
    }

    @Test
    void sharesByWeightWhereNothingIsOutOfBounds() {
        BoundedShares.Result result = BoundedShares.of(100, weights(50, 30, 20), 20, 50);

        assertThat(cents(result)).isEqualTo(Map.of("a", 50L, "b", 30L, "c", 20L));
        assertThat(result.rounds()).isEmpty();
    }

    @Test
    void capsCascade() {
        // 50 > 40: a = 40; of the 60 left b has 38/50 = 45.6 > 40: b = 40; 20 are left for c
        BoundedShares.Result result = BoundedShares.of(100, weights(50, 38, 12), NO_FLOOR, 40);

        assertThat(cents(result)).isEqualTo(Map.of("a", 40L, "b", 40L, "c", 20L));
        assertThat(result.rounds()).hasSize(2).allMatch(BoundedShares.Round::capped);
    }

    @Test
    void floorsCascade() {
        // 10 < 19: c = 19; of the 81 left b has 20/90 = 18 < 19: b = 19; 62 are left for a
        BoundedShares.Result result = BoundedShares.of(100, weights(70, 20, 10), 19, 100);

        assertThat(cents(result)).isEqualTo(Map.of("a", 62L, "b", 19L, "c", 19L));
        assertThat(result.rounds()).hasSize(2).noneMatch(BoundedShares.Round::capped);
    }

    @Test
    void theCapComesFirstWhereMoreLiesOverItAndLiftsTheLow() {
        // over 80 − 50 = 30, under 8 − 6 = 2: a = 50; of the 50 left c has 6/20 = 15, which is no longer under the
        // floor
        BoundedShares.Result result = BoundedShares.of(100, weights(80, 14, 6), 8, 50);

        assertThat(cents(result)).isEqualTo(Map.of("a", 50L, "b", 35L, "c", 15L));
        assertThat(result.free().keySet()).containsExactly("b", "c");
    }

    @Test
    void theFloorComesFirstWhereMoreLiesUnderItAndLowersTheHigh() {
        // over 52 − 50 = 2, under 10 − 4 = 6: c = 10; of the 90 left a has 52/96 = 48.75, no longer over the cap, and b
        // 41.25
        BoundedShares.Result result = BoundedShares.of(100, weights(52, 44, 4), 10, 50);

        assertThat(cents(result)).isEqualTo(Map.of("a", 49L, "b", 41L, "c", 10L));
        assertThat(result.remaining()).isEqualTo(90);
    }

    @Test
    void aCapAndAFloorCanBothHold() {
        // over 20, under 3: a = 40; 60 over 25:10:5 is 37.5, 15, 7.5 < 8: d = 8; 52 over 25:10 is 37.14 and 14.86
        BoundedShares.Result result = BoundedShares.of(100, weights(60, 25, 10, 5), 8, 40);

        assertThat(cents(result)).isEqualTo(Map.of("a", 40L, "b", 37L, "c", 15L, "d", 8L));
    }

    @Test
    void aUnitWithoutWeightStillHasItsFloor() {
        assertThat(cents(BoundedShares.of(100, weights(1, 0), 10, 100))).isEqualTo(Map.of("a", 90L, "b", 10L));
        assertThat(cents(BoundedShares.of(100, weights(1, 0), NO_FLOOR, 100))).isEqualTo(Map.of("a", 100L, "b", 0L));
    }

    @Test
    void saysWhyLimitsDoNotFit() {
        assertThatThrownBy(() -> BoundedShares.of(10000, weights(1, 1, 1), 4000, 10000))
                .isInstanceOf(AllocationException.class)
                .hasMessage("各地保底 40.00 元，合计超过资金总额 100.00 元");
        assertThatThrownBy(() -> BoundedShares.of(10000, weights(1, 1, 1), 0, 3000))
                .hasMessage("各地封顶 30.00 元，合计不足资金总额 100.00 元");
        assertThatThrownBy(() -> BoundedShares.of(10000, weights(1, 1), 6000, 5000))
                .hasMessage("保底 60.00 元高于封顶 50.00 元");
        // a takes its cap of 60; 40 are left, and b has no weight
        assertThatThrownBy(() -> BoundedShares.of(10000, weights(1, 0), 0, 6000))
                .hasMessageContaining("还剩 40.00 元")
                .hasMessageContaining("没有分配权重");
    }

    /** What makes the answer the right one: all free units at one rate, the capped above it but for the cap, the floored below. */
    @Test
    void leavesAllFreeUnitsAtOneRateBetweenTheCappedAndTheFloored() {
        SplittableRandom random = new SplittableRandom(19810401);
        for (int round = 0; round < 500; round++) {
            long[] values = random.longs(2 + random.nextInt(9), 1, 100_000).toArray();
            SortedMap<String, Fraction> weights = weights(values);
            long total = 1000 + random.nextLong(1_000_000_000);
            long floor = random.nextLong(total / values.length + 1);
            long cap = total / values.length + 1 + random.nextLong(total);
            BoundedShares.Result result = BoundedShares.of(total, weights, floor, cap);

            assertThat(result.portions().values().stream()
                            .mapToLong(Portion::cents)
                            .sum())
                    .isEqualTo(total);
            Fraction sum = io.eldercare.plan.LargestRemainder.sum(result.free().values());
            boolean anyFree = sum.compareTo(Fraction.ZERO) > 0;
            result.portions().forEach((unit, portion) -> {
                assertThat(portion.cents()).isBetween(floor, cap);
                if (anyFree) {
                    Fraction atRate = Fraction.of(result.remaining())
                            .times(weights.get(unit))
                            .over(sum);
                    Fraction within = atRate.compareTo(Fraction.of(cap)) > 0
                            ? Fraction.of(cap)
                            : atRate.compareTo(Fraction.of(floor)) < 0 ? Fraction.of(floor) : atRate;
                    assertThat(portion.exact()).isEqualTo(within);
                }
            });
        }
    }
}

package io.eldercare.plan.money;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a unit that takes part.
 *
 * @param name as readers know it
 * @param bases figures of the need bases by code; a base that is not in it is missing, which is not nought
 * @param score 0–100; for a unit without a score its lower bound
 * @param grade as the scorecard names it
 * @param band tie band, 1 is best
 * @param improvement share of the way from the value of a year ago to the target, 0–100
 */
public record Recipient(
        String regionCode,
        String name,
        SortedMap<String, BigDecimal> bases,
        Optional<BigDecimal> score,
        Optional<String> grade,
        Optional<Integer> band,
        Optional<BigDecimal> improvement) {
    public Recipient {
        bases = sorted(bases);
    }

    private static SortedMap<String, BigDecimal> sorted(Map<String, BigDecimal> bases) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(bases));
    }
}

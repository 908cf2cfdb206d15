package io.eldercare.plan.rank;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Competition ranking: a unit's rank is one more than the number of better units, so ties share a rank (1, 2, 2, 4). */
public final class Ranking {
    private Ranking() {}

    /** @param scores higher is better */
    public static <S extends Comparable<S>> SortedMap<String, Integer> of(Map<String, S> scores) {
        SortedMap<String, Integer> ranks = new TreeMap<>();
        scores.forEach((unit, score) -> ranks.put(
                unit,
                1
                        + (int) scores.values().stream()
                                .filter(other -> other.compareTo(score) > 0)
                                .count()));
        return ranks;
    }
}

package io.eldercare.plan.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Map<String, Integer> SCORES = Map.of("A", 90, "B", 80, "C", 80, "D", 70, "E", 70, "F", 10);

    @Test
    void ranksTiedUnitsEqually() {
        assertThat(Ranking.of(SCORES)).isEqualTo(new TreeMap<>(Map.of("A", 1, "B", 2, "C", 2, "D", 4, "E", 4, "F", 6)));
    }

    @Test
    void ignoresTheOrderOfTheInput() {
        List<String> units = new ArrayList<>(new TreeMap<>(SCORES).keySet());
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(units, random);
            Map<String, Integer> shuffled = new LinkedHashMap<>();
            units.forEach(unit -> shuffled.put(unit, SCORES.get(unit)));
            assertThat(Ranking.of(shuffled)).isEqualTo(Ranking.of(SCORES));
        }
    }
}

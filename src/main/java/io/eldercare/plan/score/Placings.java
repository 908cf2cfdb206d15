package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.rank.RankInterval;
import io.eldercare.plan.rank.Ranking;
import io.eldercare.plan.rank.TieBands;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ranks on the exact scores, with their intervals and bands. */
final class Placings {
    private final ScoreSheet sheet;
    private final SortedMap<String, Placing> placings = new TreeMap<>();

    private Placings(ScoreSheet sheet) {
        this.sheet = sheet;
    }

    static Placings of(ScoreSheet sheet) {
        Placings placings = new Placings(sheet);
        List<String> competing = sheet.competing().stream().map(UnitScore::unit).toList();
        if (!competing.isEmpty()) {
            placings.place(competing);
        }
        return placings;
    }

    private void place(List<String> competing) {
        Map<String, Fraction> scores = new HashMap<>();
        competing.forEach(unit -> scores.put(unit, score(unit)));
        SortedMap<String, Integer> ranks = Ranking.of(scores);
        List<RankInterval> intervals = RankInterval.of(
                sheet.composite(), sheet.inputs().plan().scoring().ranking());
        Map<String, RankInterval> byUnit = new HashMap<>();
        for (int place = 0; place < competing.size(); place++) {
            byUnit.put(competing.get(place), intervals.get(place));
        }
        List<String> ordered = ranks.keySet().stream()
                .sorted(Comparator.comparing((String unit) -> rank(ranks, unit))
                        .thenComparing(unit -> interval(byUnit, unit).low())
                        .thenComparing(unit -> interval(byUnit, unit).high()))
                .toList();
        List<Integer> bands =
                TieBands.of(ordered.stream().map(unit -> interval(byUnit, unit)).toList());
        for (int place = 0; place < ordered.size(); place++) {
            String unit = ordered.get(place);
            RankInterval interval = interval(byUnit, unit);
            placings.put(unit, new Placing(rank(ranks, unit), interval.low(), interval.high(), bands.get(place)));
        }
    }

    private static int rank(Map<String, Integer> ranks, String unit) {
        return Optional.ofNullable(ranks.get(unit)).orElseThrow();
    }

    private static RankInterval interval(Map<String, RankInterval> intervals, String unit) {
        return Optional.ofNullable(intervals.get(unit)).orElseThrow();
    }

    private Fraction score(String unit) {
        return Optional.ofNullable(sheet.scores().get(unit)).orElseThrow();
    }

    Optional<Placing> find(String unit) {
        return Optional.ofNullable(placings.get(unit));
    }

    /** Points from a unit's score to the lowest of the next better band. */
    Optional<Fraction> bandGap(String unit) {
        return find(unit)
                .flatMap(own -> placings.entrySet().stream()
                        .filter(other -> other.getValue().band() == own.band() - 1)
                        .map(other -> score(other.getKey()))
                        .min(Comparator.naturalOrder()))
                .map(lowest -> lowest.minus(score(unit)));
    }
}

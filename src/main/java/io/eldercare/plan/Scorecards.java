package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores and ranks of a plan's units. Everything up to the last rounding is exact, so a rank never hangs on a rounding; ranks are
 * those of the exact scores.
 */
public final class Scorecards {
    private Scorecards() {}

    /**
     * Points of an item = weight × mean over its targets of clamp((value − floor) / (target − floor), 0, 1). Items that nobody
     * collects are left out and the others carry their weight, for all units alike.
     *
     * @param populations residents aged 60 and over by county, for computed quotas
     * @param quality of the reports of the month, by unit; a unit without it is not rated
     * @return all units by region code; empty for a plan without items
     */
    public static List<Scorecard> of(
            Plan plan,
            YearMonth month,
            KpiSeries series,
            Map<String, BigDecimal> populations,
            Map<String, DataQuality> quality) {
        List<ScoringItem> collected =
                plan.items().stream().filter(ScoringItem::collected).toList();
        if (collected.isEmpty()) {
            return List.of();
        }
        Map<List<String>, UnitTarget> targets = new HashMap<>();
        UnitTargets.of(plan, populations)
                .forEach(target -> targets.put(List.of(target.target().id(), target.regionCode()), target));
        SortedMap<String, List<ItemScore>> items = new TreeMap<>();
        for (String unit : plan.units()) {
            Function<String, TargetScore> score = id -> TargetScore.of(
                    plan.target(id).orElseThrow(),
                    Optional.ofNullable(targets.get(List.of(id, unit))),
                    unit,
                    month,
                    series);
            items.put(
                    unit,
                    collected.stream()
                            .map(item -> new ItemScore(
                                    item, item.targetIds().stream().map(score).toList()))
                            .toList());
        }
        Set<String> improvable = plan.ranked().stream()
                .flatMap(unit -> items.getOrDefault(unit, List.of()).stream())
                .filter(ItemScore::hasYearBefore)
                .map(item -> item.item().code())
                .collect(Collectors.toSet());
        List<UnitScore> scores = new ArrayList<>();
        items.forEach((unit, unitItems) ->
                scores.add(new UnitScore(plan, unit, unitItems, Optional.ofNullable(quality.get(unit)), improvable)));
        return ranked(plan, month, scores);
    }

    private static List<Scorecard> ranked(Plan plan, YearMonth month, List<UnitScore> scores) {
        Map<String, Fraction> competing = new HashMap<>();
        scores.stream()
                .filter(score -> plan.ranked().contains(score.unit()))
                .forEach(score -> score.exact().ifPresent(exact -> competing.put(score.unit(), exact)));
        Map<String, Integer> ranks = Ranking.of(competing);
        return scores.stream()
                .map(score -> new Scorecard(
                        plan.code(),
                        score.unit(),
                        month,
                        plan.ranked().contains(score.unit()) ? Scorecard.Role.RANKED : Scorecard.Role.SHOWN,
                        score.exact().map(exact -> exact.round(KpiValue.SCALE, RoundingMode.HALF_UP)),
                        Optional.ofNullable(ranks.get(score.unit())),
                        Optional.empty(),
                        Optional.empty(),
                        plan.isTrial(),
                        score.withheld(),
                        score.parts()))
                .toList();
    }

    /** Fills in the changes of score and rank against the scorecards of the month before. */
    public static List<Scorecard> compared(List<Scorecard> current, List<Scorecard> monthBefore) {
        Map<String, Scorecard> before =
                monthBefore.stream().collect(Collectors.toMap(Scorecard::regionCode, Function.identity()));
        return current.stream()
                .map(card -> Optional.ofNullable(before.get(card.regionCode()))
                        .map(card::comparedWith)
                        .orElse(card))
                .toList();
    }
}

package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import io.eldercare.plan.UnitTarget;
import io.eldercare.plan.UnitTargets;
import io.eldercare.plan.rank.Composite;
import io.eldercare.plan.rank.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The exact scores of all units of a plan at a month.
 *
 * @param units by region code
 * @param scores of the units that have one, before rounding
 * @param headlineGaps ranked units without a figure for a headline that the plan sets them a target for
 */
record ScoreSheet(
        ScoringInputs inputs,
        Missing missing,
        SortedMap<String, UnitScore> units,
        SortedMap<String, Fraction> scores,
        SortedSet<String> headlineGaps) {

    static ScoreSheet of(ScoringInputs inputs, Missing missing) {
        Plan plan = inputs.plan();
        Map<List<String>, UnitTarget> targets = new HashMap<>();
        UnitTargets.of(plan, inputs.populations())
                .forEach(target -> targets.put(List.of(target.target().id(), target.regionCode()), target));
        SortedMap<String, Map<String, TargetScore>> measured = new TreeMap<>();
        Set<String> uncollected = uncollected(inputs);
        for (String unit : plan.units()) {
            measured.put(unit, measured(inputs, targets, uncollected, unit, missing));
        }
        SortedMap<String, UnitScore> units = new TreeMap<>();
        SortedMap<String, Fraction> scores = new TreeMap<>();
        Set<String> improvable = improvable(plan, measured);
        measured.forEach((unit, shares) -> {
            UnitScore score = unit(inputs, unit, shares, improvable, missing);
            units.put(unit, score);
            score.exact().ifPresent(exact -> scores.put(unit, exact));
        });
        SortedSet<String> gaps = new TreeSet<>();
        measured.forEach((unit, shares) -> {
            if (shares.values().stream()
                    .anyMatch(share -> share.isMissing()
                            && inputs.headlines().contains(share.target().kpiCode()))) {
                gaps.add(unit);
            }
        });
        return new ScoreSheet(inputs, missing, units, scores, gaps);
    }

    /** KPIs that are not due yet and that no unit has brought early. */
    private static Set<String> uncollected(ScoringInputs inputs) {
        return inputs.notYetDue().stream()
                .filter(kpi -> inputs.plan().units().stream()
                        .allMatch(unit ->
                                inputs.series().find(kpi, unit, inputs.month()).isEmpty()))
                .collect(Collectors.toSet());
    }

    private static Map<String, TargetScore> measured(
            ScoringInputs inputs,
            Map<List<String>, UnitTarget> targets,
            Set<String> uncollected,
            String unit,
            Missing missing) {
        Map<String, TargetScore> measured = new HashMap<>();
        for (Target target : inputs.plan().targets()) {
            measured.put(
                    target.id(),
                    TargetScore.of(
                            target,
                            Optional.ofNullable(targets.get(List.of(target.id(), unit))),
                            !uncollected.contains(target.kpiCode()),
                            unit,
                            inputs.month(),
                            inputs.series(),
                            inputs.plan().scoring().cap(),
                            missing));
        }
        return measured;
    }

    private static Set<String> improvable(Plan plan, Map<String, Map<String, TargetScore>> measured) {
        return plan.scoring().collected().stream()
                .filter(item -> plan.ranked().stream()
                        .anyMatch(unit -> item(
                                        item, measured.getOrDefault(unit, Map.of()), Missing.WITHHELD, Fraction.ONE)
                                .hasYearBefore()))
                .map(ScoringItem::code)
                .collect(Collectors.toSet());
    }

    private static ItemScore item(ScoringItem item, Map<String, TargetScore> measured, Missing missing, Fraction kept) {
        List<TargetScore> targets = item.targetIds().stream()
                .flatMap(id -> Optional.ofNullable(measured.get(id)).stream())
                .toList();
        return new ItemScore(item, targets, missing, kept);
    }

    private static UnitScore unit(
            ScoringInputs inputs,
            String unit,
            Map<String, TargetScore> measured,
            Set<String> improvable,
            Missing missing) {
        Optional<DataQuality> quality = Optional.ofNullable(inputs.quality().get(unit));
        UnitAdjustments adjustments = UnitAdjustments.of(
                inputs.plan().scoring(),
                unit,
                inputs.month(),
                quality.map(DataQuality::late).orElse(0));
        List<ItemScore> items = inputs.plan().scoring().collected().stream()
                .map(item -> item(item, measured, missing, adjustments.kept(item.code())))
                .toList();
        return new UnitScore(inputs.plan().scoring(), unit, items, quality, improvable, adjustments, missing);
    }

    /** Ranked units with a score, by region code. */
    List<UnitScore> competing() {
        return units.values().stream()
                .filter(score -> inputs.plan().ranked().contains(score.unit()) && scores.containsKey(score.unit()))
                .toList();
    }

    boolean lacksSomething() {
        return units.values().stream().anyMatch(unit -> !unit.lacking().isEmpty());
    }

    /** The competing units' scores as a function of weights and normalisation, in the order of {@link #competing}. */
    Composite composite() {
        List<UnitScore> competing = competing();
        var scoring = inputs.plan().scoring();
        boolean improving =
                competing.stream().anyMatch(unit -> unit.improvement().isPresent());
        double improvement = improving ? scoring.improvementWeight().doubleValue() / 100 : 0;
        double quality = scoring.dataQualityWeight().doubleValue() / 100;
        double itemWeight = scoring.collected().stream()
                .mapToDouble(item -> item.weight().doubleValue())
                .sum();
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < scoring.collected().size(); place++) {
            ScoringItem item = scoring.collected().get(place);
            double weight = item.weight().doubleValue() / itemWeight * (1 - quality - improvement);
            int at = place;
            lines.add(new Line(
                    item.code(),
                    item.name(),
                    false,
                    weight,
                    ways(competing, at, item.targetIds().size()),
                    numbers(competing, unit -> unit.items().get(at).kept().toDouble())));
        }
        double[] whole = numbers(competing, unit -> 1);
        lines.add(new Line(
                ScoringItem.DATA_QUALITY,
                "数据质量",
                true,
                quality,
                List.of(shares(competing, UnitScore::qualityShare)),
                whole));
        lines.add(new Line(
                ScoringItem.IMPROVEMENT,
                "进步",
                true,
                improvement,
                List.of(shares(competing, UnitScore::improvement)),
                whole));
        return new Composite(
                lines,
                numbers(competing, unit -> unit.adjustments().points().doubleValue()),
                scoring.cap().doubleValue(),
                scoring.ranking().chances().keySet());
    }

    private static List<double[]> ways(List<UnitScore> units, int item, int targets) {
        List<double[]> ways = new ArrayList<>();
        for (int place = 0; place < targets; place++) {
            int target = place;
            ways.add(atWorst(
                    units,
                    unit -> unit.items().get(item).targets().get(target),
                    shares(
                            units,
                            unit -> unit.items().get(item).targets().get(target).way())));
        }
        return ways;
    }

    /** A missing figure is no better than the worst that was reported, nor than the floor. */
    private static double[] atWorst(List<UnitScore> units, Function<UnitScore, TargetScore> target, double[] ways) {
        double worst = 0;
        for (double way : ways) {
            worst = way < worst ? way : worst;
        }
        for (int unit = 0; unit < ways.length; unit++) {
            if (target.apply(units.get(unit)).isMissing()) {
                ways[unit] = worst;
            }
        }
        return ways;
    }

    private static double[] shares(List<UnitScore> units, Function<UnitScore, Optional<Fraction>> share) {
        return numbers(units, unit -> share.apply(unit).map(Fraction::toDouble).orElse(Double.NaN));
    }

    private static double[] numbers(Collection<UnitScore> units, ToDoubleFunction<UnitScore> number) {
        return units.stream().mapToDouble(number).toArray();
    }
}

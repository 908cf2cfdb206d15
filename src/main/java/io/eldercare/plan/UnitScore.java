package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The exact score of one unit before rounding and ranking. The items carry what data quality and improvement leave of 100; an item
 * that does not apply gives its weight to the unit's other items in proportion. Where nothing can tell improvement, the items carry
 * its weight too.
 */
final class UnitScore {
    private static final Fraction HUNDRED = Fraction.of(100);

    private final Plan plan;
    private final String unit;
    private final List<ItemScore> items;
    private final Optional<DataQuality> quality;
    private final Set<String> improvable;

    /** @param improvable codes of the items for which some ranked unit has a value of twelve months before */
    UnitScore(Plan plan, String unit, List<ItemScore> items, Optional<DataQuality> quality, Set<String> improvable) {
        this.plan = plan;
        this.unit = unit;
        this.items = items;
        this.quality = quality;
        this.improvable = improvable;
    }

    /** A line with exact weight and, where it can be told, the exact share of it that was earned. */
    private record Line(ScorecardPart outline, Fraction weight, Optional<Fraction> share) {
        Optional<Fraction> points() {
            return share.map(weight::times);
        }
    }

    String unit() {
        return unit;
    }

    /** Why the unit is 暂不评定; empty when it has a score. */
    Optional<String> withheld() {
        List<String> missing = new ArrayList<>();
        items.stream()
                .filter(ItemScore::isMissing)
                .forEach(item -> missing.add(item.item().name()));
        if (quality.isEmpty()) {
            missing.add("报送情况");
        }
        if (!missing.isEmpty()) {
            return Optional.of("暂不评定：缺" + String.join("、", missing));
        }
        return items.stream().anyMatch(ItemScore::applies) ? Optional.empty() : Optional.of("暂不评定：没有适用的项目");
    }

    Optional<Fraction> exact() {
        return withheld().isPresent()
                ? Optional.empty()
                : Optional.of(LargestRemainder.sum(
                        lines().stream().flatMap(line -> line.points().stream()).toList()));
    }

    /** Rounded lines; for a scored unit weights and points keep their sums. */
    List<ScorecardPart> parts() {
        List<Line> lines = lines();
        List<BigDecimal> weights =
                LargestRemainder.round(lines.stream().map(Line::weight).toList(), 4);
        boolean scored = withheld().isEmpty();
        List<Fraction> exact =
                lines.stream().map(line -> line.points().orElse(Fraction.ZERO)).toList();
        List<BigDecimal> points = scored
                ? LargestRemainder.round(exact, KpiValue.SCALE)
                : exact.stream()
                        .map(line -> line.round(KpiValue.SCALE, RoundingMode.HALF_UP))
                        .toList();
        List<ScorecardPart> parts = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            ScorecardPart outline = lines.get(index).outline();
            BigDecimal earned = points.get(index);
            parts.add(new ScorecardPart(
                    outline.itemCode(),
                    outline.name(),
                    outline.value(),
                    outline.floor(),
                    outline.target(),
                    weights.get(index),
                    lines.get(index).points().map(known -> earned),
                    outline.note(),
                    outline.targets()));
        }
        return parts;
    }

    private List<Line> lines() {
        Optional<Fraction> improvement = improvement();
        Fraction extra = Fraction.of(plan.dataQualityWeight());
        if (improvement.isPresent()) {
            extra = extra.plus(Fraction.of(plan.improvementWeight()));
        }
        Fraction factor = HUNDRED.minus(extra).over(applicableWeight());
        List<Line> lines = new ArrayList<>();
        for (ItemScore item : items) {
            Fraction weight = item.applies() ? Fraction.of(item.item().weight()).times(factor) : Fraction.ZERO;
            lines.add(new Line(outline(item), weight, item.share()));
        }
        Optional<Fraction> told = quality.map(DataQuality::mean);
        lines.add(new Line(
                outline(ScoringItem.DATA_QUALITY, "数据质量", told, told.isEmpty() ? "缺报送情况" : ""),
                Fraction.of(plan.dataQualityWeight()),
                told));
        lines.add(new Line(
                outline(ScoringItem.IMPROVEMENT, "进步", improvement, improvement.isEmpty() ? "无上年同期数，权重并入各项目" : ""),
                improvement.isPresent() ? Fraction.of(plan.improvementWeight()) : Fraction.ZERO,
                improvement));
        return lines;
    }

    private Fraction applicableWeight() {
        Fraction sum = LargestRemainder.sum(items.stream()
                .filter(ItemScore::applies)
                .map(item -> Fraction.of(item.item().weight()))
                .toList());
        return sum.compareTo(Fraction.ZERO) > 0 ? sum : Fraction.ONE;
    }

    private Optional<Fraction> improvement() {
        List<Fraction> shares = items.stream()
                .filter(item -> improvable.contains(item.item().code()))
                .flatMap(item -> item.improvement().stream())
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(LargestRemainder.sum(shares).over(Fraction.of(shares.size())));
    }

    private static ScorecardPart outline(ItemScore score) {
        List<TargetShare> targets =
                score.targets().stream().map(TargetScore::report).toList();
        Optional<TargetShare> only = targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
        String note = score.isMissing() ? "缺报" : score.applies() ? "" : "不适用，权重并入其他项目";
        return new ScorecardPart(
                score.item().code(),
                score.item().name(),
                only.flatMap(TargetShare::value),
                only.map(TargetShare::floor),
                only.flatMap(TargetShare::target),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.of(note).filter(text -> !text.isEmpty()),
                targets);
    }

    private static ScorecardPart outline(String code, String name, Optional<Fraction> share, String note) {
        return new ScorecardPart(
                code,
                name,
                share.map(known -> known.times(HUNDRED).round(KpiValue.SCALE, RoundingMode.HALF_UP)),
                share.map(known -> BigDecimal.ZERO),
                share.map(known -> BigDecimal.valueOf(100)),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.of(note).filter(text -> !text.isEmpty()),
                List.of());
    }
}

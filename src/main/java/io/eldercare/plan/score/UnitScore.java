package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.LargestRemainder;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.ScoringItem;
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
 *
 * @param improvable codes of the items for which some ranked unit has a value of twelve months before
 */
record UnitScore(
        Scoring rules,
        String unit,
        List<ItemScore> items,
        Optional<DataQuality> quality,
        Set<String> improvable,
        UnitAdjustments adjustments,
        Missing missing) {
    private static final Fraction HUNDRED = Fraction.of(100);

    /** A line with exact weight and, where it can be told, the exact share of it that was earned. */
    private record Line(ScorecardPart outline, Fraction weight, Optional<Fraction> share, Optional<BigDecimal> lift) {
        Optional<Fraction> points() {
            return share.map(weight::times);
        }
    }

    /** Names of what the unit did not report. */
    List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        items.stream()
                .filter(ItemScore::isMissing)
                .forEach(item -> lacking.add(item.item().name()));
        if (quality.isEmpty()) {
            lacking.add("报送情况");
        }
        return lacking;
    }

    /** Why the unit is 暂不评定; empty when it has a score. */
    Optional<String> withheld() {
        if (missing == Missing.WITHHELD && !lacking().isEmpty()) {
            return Optional.of("暂不评定：缺" + String.join("、", lacking()));
        }
        return items.stream().anyMatch(ItemScore::applies) ? Optional.empty() : Optional.of("暂不评定：没有适用的项目");
    }

    /** The score after deductions and bonuses, cut to 0–100. */
    Optional<Fraction> exact() {
        return earned().map(
                        points -> points.plus(Fraction.of(adjustments.points())).clamped(HUNDRED));
    }

    Optional<BigDecimal> rounded() {
        return exact().map(score -> score.round(KpiValue.SCALE, RoundingMode.HALF_UP));
    }

    /** Points of the items, data quality and improvement. */
    private Optional<Fraction> earned() {
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
        List<Fraction> exact =
                lines.stream().map(line -> line.points().orElse(Fraction.ZERO)).toList();
        List<BigDecimal> points = withheld().isEmpty()
                ? LargestRemainder.round(exact, KpiValue.SCALE)
                : exact.stream()
                        .map(line -> line.round(KpiValue.SCALE, RoundingMode.HALF_UP))
                        .toList();
        List<ScorecardPart> parts = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            BigDecimal earned = points.get(index);
            parts.add(line.outline().scored(weights.get(index), line.points().map(known -> earned), line.lift()));
        }
        parts.addAll(adjustments.lines());
        limit(parts).ifPresent(parts::add);
        return parts;
    }

    private Optional<ScorecardPart> limit(List<ScorecardPart> parts) {
        BigDecimal sum =
                parts.stream().flatMap(part -> part.points().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounded()
                .map(score -> score.subtract(sum))
                .filter(cut -> cut.signum() != 0)
                .map(cut -> ScorecardPart.adjusting(
                        ScorecardPart.LIMIT, "封顶保底", PartKind.LIMIT, cut, Optional.empty(), "得分限于0至100"));
    }

    private List<Line> lines() {
        Optional<Fraction> improvement = improvement();
        Fraction improvementWeight = improvement.isPresent() ? Fraction.of(rules.improvementWeight()) : Fraction.ZERO;
        Fraction qualityWeight = Fraction.of(rules.dataQualityWeight());
        Fraction factor = HUNDRED.minus(qualityWeight).minus(improvementWeight).over(applicableWeight());
        Fraction each =
                improvementWeight.over(Fraction.of(Math.max(1, improving().size())));
        List<Line> lines = new ArrayList<>();
        for (ItemScore item : items) {
            Fraction weight = item.applies() ? Fraction.of(item.item().weight()).times(factor) : Fraction.ZERO;
            boolean improves = improvable.contains(item.item().code());
            Lifts lifts = new Lifts(item, weight, improves ? each : Fraction.ZERO);
            lines.add(new Line(outline(item, lifts), weight, item.share(), lifts.whole()));
        }
        Optional<Fraction> told = qualityShare();
        lines.add(new Line(
                outline(
                        ScoringItem.DATA_QUALITY,
                        "数据质量",
                        PartKind.DATA_QUALITY,
                        told,
                        quality.isEmpty() ? "缺报送情况" : ""),
                qualityWeight,
                told,
                told.map(share -> Lifts.rounded(Fraction.ONE.minus(share).times(qualityWeight)))));
        String note = improvement.isEmpty() ? "无上年同期数，权重并入各项目" : "";
        lines.add(new Line(
                outline(ScoringItem.IMPROVEMENT, "进步", PartKind.IMPROVEMENT, improvement, note),
                improvementWeight,
                improvement,
                Optional.empty()));
        return lines;
    }

    private Fraction applicableWeight() {
        Fraction sum = LargestRemainder.sum(items.stream()
                .filter(ItemScore::applies)
                .map(item -> Fraction.of(item.item().weight()))
                .toList());
        return sum.compareTo(Fraction.ZERO) > 0 ? sum : Fraction.ONE;
    }

    Optional<Fraction> qualityShare() {
        Optional<Fraction> bound = switch (missing) {
            case WITHHELD -> Optional.empty();
            case LOWEST -> Optional.of(Fraction.ZERO);
            case HIGHEST -> Optional.of(Fraction.ONE);
        };
        return quality.map(DataQuality::mean).or(() -> bound);
    }

    private List<Fraction> improving() {
        return items.stream()
                .filter(item -> improvable.contains(item.item().code()))
                .flatMap(item -> item.improvement().stream())
                .toList();
    }

    Optional<Fraction> improvement() {
        List<Fraction> shares = improving();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(LargestRemainder.sum(shares).over(Fraction.of(shares.size())));
    }

    private ScorecardPart outline(ItemScore score, Lifts lifts) {
        List<TargetShare> targets = lifts.targets();
        Optional<TargetShare> only = targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
        return new ScorecardPart(
                score.item().code(),
                score.item().name(),
                PartKind.ITEM,
                only.flatMap(TargetShare::value),
                only.map(TargetShare::floor),
                only.flatMap(TargetShare::target),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(note(score)).filter(text -> !text.isEmpty()),
                targets);
    }

    private String note(ItemScore score) {
        if (score.isFalsified()) {
            return "经核实不实";
        }
        if (score.isMissing()) {
            return missing == Missing.WITHHELD ? "缺报" : "缺报，按下限计";
        }
        if (score.applies()) {
            return score.isEarly() ? "有报表尚未到首次报送期，该部分不计" : "";
        }
        return score.isEarly() ? "报表尚未到首次报送期，权重并入其他项目" : "不适用，权重并入其他项目";
    }

    private static ScorecardPart outline(
            String code, String name, PartKind kind, Optional<Fraction> share, String note) {
        return new ScorecardPart(
                code,
                name,
                kind,
                share.map(known -> known.times(HUNDRED).round(KpiValue.SCALE, RoundingMode.HALF_UP)),
                share.map(known -> BigDecimal.ZERO),
                share.map(known -> BigDecimal.valueOf(100)),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(note).filter(text -> !text.isEmpty()),
                List.of());
    }
}

package io.eldercare.plan.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of a unit's scorecard.
 *
 * @param itemCode item of the plan, {@link io.eldercare.plan.ScoringItem#DATA_QUALITY},
 *     {@link io.eldercare.plan.ScoringItem#IMPROVEMENT}, code of a deduction, {@link #BONUS} or {@link #LIMIT}
 * @param value with floor and target: those of an item with a single target; the mean share (0–100) of data quality and improvement
 * @param weight after reweighting, four decimals; the weights of a scored unit add up to 100
 * @param points six decimals, below nought for deductions; the points of a scored unit add up to its score
 * @param lift points that the score gains when the line is in full, improvement that comes with it included; empty where it cannot be
 *     lifted or is missing
 * @param change of the points against the month before; the changes of a unit scored in both months add up to the change of its score
 * @param documents numbers of the documents behind points entered by hand
 * @param note why the line has no points or another weight
 */
public record ScorecardPart(
        String itemCode,
        String name,
        PartKind kind,
        Optional<BigDecimal> value,
        Optional<BigDecimal> floor,
        Optional<BigDecimal> target,
        BigDecimal weight,
        Optional<BigDecimal> points,
        Optional<BigDecimal> lift,
        Optional<BigDecimal> change,
        Optional<String> documents,
        Optional<String> note,
        List<TargetShare> targets) {
    /** Code of the line for all bonuses. */
    public static final String BONUS = "bonus";

    /** Code of the line for what the limits of 0 and 100 add or take. */
    public static final String LIMIT = "limit";

    public ScorecardPart {
        targets = List.copyOf(targets);
    }

    /** A line that only adds or takes points. */
    static ScorecardPart adjusting(
            String code, String name, PartKind kind, BigDecimal points, Optional<String> documents, String note) {
        return new ScorecardPart(
                code,
                name,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.of(points),
                Optional.empty(),
                Optional.empty(),
                documents,
                Optional.of(note).filter(text -> !text.isEmpty()),
                List.of());
    }

    ScorecardPart scored(BigDecimal weight, Optional<BigDecimal> points, Optional<BigDecimal> lift) {
        return new ScorecardPart(
                itemCode, name, kind, value, floor, target, weight, points, lift, change, documents, note, targets);
    }

    ScorecardPart changed(BigDecimal by) {
        return new ScorecardPart(
                itemCode,
                name,
                kind,
                value,
                floor,
                target,
                weight,
                points,
                lift,
                Optional.of(by),
                documents,
                note,
                targets);
    }
}

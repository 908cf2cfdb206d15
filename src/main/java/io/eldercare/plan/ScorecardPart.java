package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of a unit's scorecard.
 *
 * @param itemCode item of the plan, {@link ScoringItem#DATA_QUALITY} or {@link ScoringItem#IMPROVEMENT}
 * @param value with floor and target: those of an item with a single target; the mean share (0–100) of the two extra lines
 * @param weight after reweighting, four decimals; the weights of a scored unit add up to 100
 * @param points six decimals; the points of a scored unit add up to its score
 * @param note why the line has no points or another weight
 */
public record ScorecardPart(
        String itemCode,
        String name,
        Optional<BigDecimal> value,
        Optional<BigDecimal> floor,
        Optional<BigDecimal> target,
        BigDecimal weight,
        Optional<BigDecimal> points,
        Optional<String> note,
        List<TargetShare> targets) {
    public ScorecardPart {
        targets = List.copyOf(targets);
    }
}

package io.eldercare.plan.score;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one target brings to a line of the scorecard.
 *
 * @param target the unit's own number; empty when it has no quota
 * @param share way from floor to target, 0–1 (up to the cap of the plan), six decimals; empty when it does not apply or is missing
 * @param needed beds, persons … that the unit lacks to the target, a whole number; for a share, cases of its base; empty when it is not told
 * @param lift points that the score gains at the target
 */
public record TargetShare(
        String targetId,
        Optional<BigDecimal> value,
        BigDecimal floor,
        Optional<BigDecimal> target,
        Optional<BigDecimal> share,
        Optional<BigDecimal> needed,
        Optional<BigDecimal> lift) {

    TargetShare lifting(Optional<BigDecimal> points) {
        return new TargetShare(targetId, value, floor, target, share, needed, points);
    }
}

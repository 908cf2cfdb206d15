package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one target brings to a line of the scorecard.
 *
 * @param target the unit's own number; empty when it has no quota
 * @param share way from floor to target, 0–1, six decimals; empty when it does not apply or is missing
 */
public record TargetShare(
        String targetId,
        Optional<BigDecimal> value,
        BigDecimal floor,
        Optional<BigDecimal> target,
        Optional<BigDecimal> share) {}

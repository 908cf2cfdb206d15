package io.eldercare.plan.score;

import java.math.BigDecimal;

/**
 * Between what a score lies when figures are missing: they at their lower bounds, and in full. Equal when nothing is missing.
 *
 * @param low the score at release, see {@link Stage#RELEASE}
 */
public record ScoreBounds(BigDecimal low, BigDecimal high) {}

package io.eldercare.plan.score;

import java.math.BigDecimal;

/**
 * How one feed that was due for a unit and month came in.
 *
 * @param passingShare accepted rows / rows, 0–1
 */
public record FeedFiling(boolean filed, boolean onTime, boolean nonEmpty, BigDecimal passingShare) {}

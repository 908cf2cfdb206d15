package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Between what the figure must lie when some counties did not report.
 *
 * @param low the missing counties at nought
 * @param high the missing counties at 100 % (shares) or at their last value (counts, ratios); empty when a last value is unknown
 * @param coverage part of the base that reported, 0–1, six decimals
 * @param missing codes of the counties that did not report, in order
 */
public record Bounds(BigDecimal low, Optional<BigDecimal> high, BigDecimal coverage, List<String> missing) {
    public Bounds {
        missing = List.copyOf(missing);
    }

    /** The missing counties cannot move the figure. */
    public boolean isTight() {
        return high.map(limit -> limit.compareTo(low) == 0).orElse(false);
    }
}

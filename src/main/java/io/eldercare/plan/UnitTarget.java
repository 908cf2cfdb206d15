package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A target as it binds one region: the jurisdiction, or a unit with the same share or its own quota.
 *
 * @param value the region's own number
 * @param baseline where its path starts, if the document prints it
 * @param quotaSource set for a unit whose number is a quota
 */
public record UnitTarget(
        Target target,
        String regionCode,
        BigDecimal value,
        Optional<Point> baseline,
        List<Point> milestones,
        Optional<QuotaSource> quotaSource) {
    public UnitTarget {
        milestones = List.copyOf(milestones);
    }

    public boolean isComputed() {
        return quotaSource.map(source -> source == QuotaSource.COMPUTED).orElse(false);
    }

    boolean isMetBy(BigDecimal actual) {
        return target.fulfils(actual, value);
    }
}

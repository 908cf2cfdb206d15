package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import java.math.BigDecimal;

/**
 * A change since the end of the span before, as far as it may be told.
 *
 * @param direction rise, fall, same (as printed), noise (within the natural process limits of the series: no change), redefined,
 *     incomparable (another set of counties) or none (nothing before)
 * @param size without sign, with unit; empty where there is no change to state
 * @param share whether it is one of percentages: 提高 and 下降 instead of 增加 and 减少
 */
record Change(String direction, String size, boolean share) {
    static final Change NONE = new Change("none", "", false);

    private static final String COMMON_CAUSE = "common_cause";

    static Change of(Edition edition, Kpi kpi, String region) {
        BigDecimal change = TargetLine.changeOf(edition, kpi, region);
        boolean points = Print.inPoints(kpi);
        if (change == null) {
            String why = TargetLine.redefined(edition, kpi)
                    ? "redefined"
                    : TargetLine.incomparable(edition, kpi, region) ? "incomparable" : "none";
            return new Change(why, "", points);
        }
        return new Change(direction(edition, kpi, region, change), Print.difference(kpi, change), points);
    }

    private static String direction(Edition edition, Kpi kpi, String region, BigDecimal change) {
        if (Print.looksZero(kpi, change)) {
            return "same";
        }
        if (isUsual(edition, kpi, region)) {
            return "noise";
        }
        return change.signum() > 0 ? "rise" : "fall";
    }

    /** Whether the process behaviour chart of the series finds nothing but common causes this month. */
    private static boolean isUsual(Edition edition, Kpi kpi, String region) {
        return edition.jurisdictionTargets().stream()
                .filter(target -> target.kpi().equals(kpi.code()))
                .anyMatch(target -> edition.standing(target.id(), region, edition.month())
                        .map(standing -> standing.outlook().signal().equals(COMMON_CAUSE))
                        .orElse(false));
    }

    boolean moved() {
        return direction.equals("rise") || direction.equals("fall");
    }
}

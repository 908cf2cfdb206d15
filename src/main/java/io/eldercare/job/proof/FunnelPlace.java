package io.eldercare.job.proof;

import java.math.BigDecimal;

/** Where a county's share lies in the funnel of its prefecture: exact binomial limits around the share of all counties that reported. */
record FunnelPlace(
        BigDecimal cases,
        BigDecimal centre,
        BigDecimal low95,
        BigDecimal high95,
        BigDecimal low998,
        BigDecimal high998,
        String verdict) {

    String verdictName() {
        return switch (verdict) {
            case "below_95" -> "低于95%下限";
            case "below_998" -> "低于99.8%下限";
            case "above_95" -> "高于95%上限";
            case "above_998" -> "高于99.8%上限";
            default -> "在控制限内";
        };
    }
}

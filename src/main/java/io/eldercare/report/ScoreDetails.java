package io.eldercare.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the scores of an edition: what would lift them, what moves the ranks, how far chance goes, where they stood.
 *
 * @param before placings of the ranked units last month
 * @param spans from where to where a target scores
 */
record ScoreDetails(
        List<Lift> lifts,
        List<Sensitivity> sensitivities,
        List<FunnelRow> funnel,
        List<ItemTarget> itemTargets,
        List<Placing> before,
        List<Span> spans) {

    /** @param low the better end of the rank interval */
    record Placing(String region, int rank, int low, int high, int band) {}

    record Span(String region, String target, BigDecimal floor) {}

    /** A target of a unit and what reaching it would bring. */
    record Lift(
            String region,
            String item,
            String kpi,
            String target,
            boolean share,
            String unitLabel,
            @Nullable BigDecimal value,
            BigDecimal floor,
            @Nullable BigDecimal goal,
            @Nullable BigDecimal needed,
            @Nullable BigDecimal points,
            @Nullable BigDecimal perCase) {}

    /** How far an assumption moves ranks; {@code region} is the jurisdiction for all of them together. */
    record Sensitivity(String region, String name, BigDecimal firstOrder, BigDecimal total) {}

    /** Which targets an item of the scoring is made of. */
    record ItemTarget(String item, String target) {}

    /** @param peers the prefecture whose counties are compared */
    record FunnelRow(
            String region,
            String peers,
            String kpiCode,
            String kpi,
            BigDecimal cases,
            BigDecimal value,
            BigDecimal centre,
            BigDecimal low95,
            BigDecimal high95,
            BigDecimal low998,
            BigDecimal high998,
            String verdict) {}
}

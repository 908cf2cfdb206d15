package io.eldercare.plan.score;

import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.Plan;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

/**
 * All that a plan's scorecards of one month rest on.
 *
 * @param populations residents aged 60 and over by county, for computed quotas
 * @param quality of the reports of the month, by unit
 * @param headlines codes of the headline KPIs
 * @param notYetDue codes of KPIs that rest on a feed that has not been due a first time
 */
public record ScoringInputs(
        Plan plan,
        YearMonth month,
        KpiSeries series,
        Map<String, BigDecimal> populations,
        Map<String, DataQuality> quality,
        Set<String> headlines,
        Set<String> notYetDue,
        Stage stage) {}

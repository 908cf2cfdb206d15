package io.eldercare.job.proof;

import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure as {@code mart.kpi_value} holds it.
 *
 * @param low with {@code high} the bounds where somebody below did not report
 * @param coverage share of the base that reported, 0–1
 * @param flag such as {@code census_2020}
 */
record PublishedValue(
        KpiValue value,
        Optional<BigDecimal> low,
        Optional<BigDecimal> high,
        Optional<BigDecimal> coverage,
        Optional<String> flag) {}

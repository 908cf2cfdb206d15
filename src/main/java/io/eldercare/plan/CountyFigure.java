package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a county brings to the figure of its parent.
 *
 * @param reported empty when the county has no usable report
 * @param base size of the county in the measure that all counties share: last denominators, or residents aged 60 and over
 * @param last the newest earlier figure of a county that did not report
 */
public record CountyFigure(String countyCode, Optional<KpiValue> reported, BigDecimal base, Optional<KpiValue> last) {}

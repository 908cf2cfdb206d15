package io.eldercare.job.money;

import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.money.MoneyLine;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A figure that a unit's amount rests on.
 *
 * @param value empty when it was not filed
 * @param numerator with the denominator what the value is made of; empty for a score
 * @param remark where it comes from, when not from a delivery; may be empty
 * @param deliveries in force behind it
 */
record Input(
        String regionCode,
        MoneyLine.Kind part,
        String code,
        String name,
        YearMonth month,
        Optional<BigDecimal> value,
        Optional<BigDecimal> numerator,
        Optional<BigDecimal> denominator,
        String unitLabel,
        String remark,
        List<DeliveryRecord> deliveries) {
    Input {
        deliveries = List.copyOf(deliveries);
    }
}

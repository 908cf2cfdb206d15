package io.eldercare.job;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;

/**
 * How one feed of a county and month came in: a row of {@code mart.reporting}.
 *
 * @param expected the feed was due from this county
 * @param onTime a full statement was received by the due day
 * @param nonEmpty the statement in force holds rows, or says 无
 */
record Filing(
        String feed,
        String countyCode,
        YearMonth month,
        boolean expected,
        boolean filed,
        boolean onTime,
        boolean nonEmpty,
        long rows,
        long accepted,
        Optional<String> deliveryId,
        Optional<LocalDateTime> receivedAt) {

    /** Accepted rows / rows; whole where a statement of nothing is in force. */
    java.math.BigDecimal passingShare() {
        if (rows == 0) {
            return filed && nonEmpty ? java.math.BigDecimal.ONE : java.math.BigDecimal.ZERO;
        }
        return java.math.BigDecimal.valueOf(accepted)
                .divide(java.math.BigDecimal.valueOf(rows), 6, java.math.RoundingMode.HALF_UP);
    }
}

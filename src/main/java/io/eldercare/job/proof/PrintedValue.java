package io.eldercare.job.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The figure as a released bulletin printed it. */
record PrintedValue(
        String planCode,
        YearMonth month,
        int vintage,
        LocalDate releasedOn,
        Optional<BigDecimal> value,
        Optional<BigDecimal> numerator,
        Optional<BigDecimal> denominator) {}

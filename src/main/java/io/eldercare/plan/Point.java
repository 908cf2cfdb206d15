package io.eldercare.plan;

import java.math.BigDecimal;
import java.time.YearMonth;

/** A value at the end of a month. */
public record Point(YearMonth month, BigDecimal value) {}

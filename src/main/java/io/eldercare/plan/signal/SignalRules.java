package io.eldercare.plan.signal;

import java.math.BigDecimal;

/**
 * When a pattern is worth looking into; docs/scoring.md gives the reason of each number.
 *
 * @param fullMonths months in a row in which everybody was reached
 * @param fullBase cases that each of those months must have
 * @param band percentage points from a target within which a figure has just reached it
 * @param jump times the usual monthly change that brought it there
 * @param roundNumbers fewest stated numbers whose last digits are looked at
 * @param roundChance probability below which so many noughts and fives are no accident, 0–1
 */
public record SignalRules(
        int fullMonths,
        BigDecimal fullBase,
        BigDecimal band,
        BigDecimal jump,
        int roundNumbers,
        BigDecimal roundChance) {

    public static final SignalRules DEFAULT = new SignalRules(
            6, BigDecimal.valueOf(100), new BigDecimal("0.5"), BigDecimal.valueOf(2), 30, new BigDecimal("0.001"));
}

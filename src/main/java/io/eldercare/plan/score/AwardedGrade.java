package io.eldercare.plan.score;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The grade of a ranked unit.
 *
 * @param note why it is not the grade that the score alone would earn
 * @param next the next better grade
 * @param gap points from the score to the next better grade; nought when not the score keeps the unit from it
 */
public record AwardedGrade(String name, Optional<String> note, Optional<String> next, Optional<BigDecimal> gap) {}

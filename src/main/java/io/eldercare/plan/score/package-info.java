/**
 * Scorecards: points of items, data quality and improvement, deductions and bonuses, grades, ranks with their bands, and what would lift
 * a score. Exact up to the last rounding; only rank intervals and sensitivities are simulated, in {@code plan.rank}.
 */
@NullMarked
package io.eldercare.plan.score;

import org.jspecify.annotations.NullMarked;

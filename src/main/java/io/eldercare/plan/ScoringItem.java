package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line of the scorecard. Its share is the mean over its targets.
 *
 * @param weight points as the plan states them, before any reweighting
 * @param binding must be met for the best grade
 * @param collected false while no unit can deliver the data: its weight goes to the other items, for all units alike
 */
public record ScoringItem(
        String code, String name, BigDecimal weight, boolean binding, boolean collected, List<String> targetIds) {

    /** Code of the scorecard line for the quality of the reports. */
    public static final String DATA_QUALITY = "data_quality";

    /** Code of the scorecard line for the unit's own progress over twelve months. */
    public static final String IMPROVEMENT = "improvement";

    public ScoringItem {
        targetIds = List.copyOf(targetIds);
    }
}

package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Grades by score.
 *
 * @param grades the best first; the last begins at nought; none: the plan gives no grades
 * @param excellence what the best grade asks for besides its score
 */
public record Grading(List<Grade> grades, Optional<Excellence> excellence) {
    public static final Grading NONE = new Grading(List.of(), Optional.empty());

    public Grading {
        grades = List.copyOf(grades);
    }

    /** @param from lowest score that earns the grade */
    public record Grade(String name, BigDecimal from) {}

    /**
     * @param maxShare most of the ranked units that can have the grade, 0–1, rounded down
     * @param bindingMet every target of every binding item is reached
     * @param noMissingHeadline the unit has a figure for every headline KPI that the plan sets it a target for
     */
    public record Excellence(BigDecimal maxShare, boolean bindingMet, boolean noMissingHeadline) {}

    /** Place of a grade, nought for the best. */
    public Optional<Integer> place(String name) {
        for (int place = 0; place < grades.size(); place++) {
            if (grades.get(place).name().equals(name)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}

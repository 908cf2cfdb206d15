package io.eldercare.plan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a plan document quantifies, as it is printed, and how this system answers for it.
 *
 * @param targetId as in the catalogue of policy targets, such as JDZ3Y-13
 * @param kpiCode the figure that it is judged by, or that is shown beside it
 * @param checkRule query of sql/checks that lists the things breaking a facility rule
 * @param value as printed, in {@code unit}: one centre for each county, fifteen minutes
 * @param deadlinePrinted false where the plan's horizon stands in for a date that the document does not give
 * @param headline printed on page one of a bulletin
 * @param regions that it binds, where the document names some; empty: the jurisdiction and all units
 * @param reason why it is not judged by a figure; given for {@link Answer#SHOWN} and {@link Answer#FACILITY_RULE}
 * @param notes how the wording was read, and where documents contradict one another
 */
public record Promise(
        String targetId,
        String name,
        Answer answer,
        Optional<String> kpiCode,
        Optional<String> checkRule,
        Comparison comparison,
        BigDecimal value,
        String unit,
        YearMonth deadline,
        boolean deadlinePrinted,
        boolean standing,
        Nature nature,
        boolean headline,
        List<String> regions,
        String sourceDocument,
        String clause,
        Optional<String> reason,
        List<String> notes) {

    public Promise {
        regions = List.copyOf(regions);
        notes = List.copyOf(notes);
    }

    /** How a promise is answered. */
    public enum Answer {
        /** a KPI is held against a printed number */
        SCORED,
        /** something is there, everywhere or once, or is done: a KPI is held against "all" */
        MILESTONE,
        /** a rule for single facilities: a check lists those that break it */
        FACILITY_RULE,
        /** the figure is shown and not judged, for a stated reason */
        SHOWN;

        /** Whether a KPI is held against it, so that it has a status. */
        public boolean isJudged() {
            return this == SCORED || this == MILESTONE;
        }
    }
}

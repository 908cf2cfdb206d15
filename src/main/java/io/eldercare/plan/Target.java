package io.eldercare.plan;

import io.eldercare.plan.trend.Direction;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of a KPI a plan promises, and by when.
 *
 * @param id as in the catalogue of policy targets, such as JDZ3Y-12
 * @param value the number that the KPI is held against; for a coverage 100 per cent, whatever each place must have
 * @param unit {@code %} for a share of 0–100, a quotient with a slash (平方米/人), else the measure word of a count (张, 人, 支)
 * @param tolerance width of "around", in the unit of the value; zero for other comparisons
 * @param numberPrinted whether the document prints the number
 * @param standing a duty of every month, without a path
 * @param baseline of the jurisdiction, where the document prints one
 * @param milestones of the jurisdiction, between baseline and deadline, in order of month
 * @param floor value worth no points
 * @param quotas the units' own targets where a document prints them, by region code
 */
public record Target(
        String id,
        String name,
        String kpiCode,
        Comparison comparison,
        BigDecimal value,
        String unit,
        YearMonth deadline,
        BigDecimal tolerance,
        boolean numberPrinted,
        Nature nature,
        boolean standing,
        Optional<Point> baseline,
        List<Point> milestones,
        BigDecimal floor,
        QuotaSource quotaSource,
        SortedMap<String, BigDecimal> quotas,
        String clause,
        String sourceDocument) {

    public Target {
        milestones = List.copyOf(milestones);
        quotas = sorted(quotas);
    }

    private static SortedMap<String, BigDecimal> sorted(Map<String, BigDecimal> quotas) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(quotas));
    }

    public boolean isShare() {
        return unit.equals("%");
    }

    /** More is better; only {@code <=} and "equals nought" look downward. */
    public boolean isUpward() {
        return switch (comparison) {
            case AT_LEAST, ABOVE, APPROXIMATELY, EXISTS, PER_COUNTY, PER_TOWNSHIP -> true;
            case AT_MOST -> false;
            case EQUAL -> value.signum() != 0;
        };
    }

    public Direction direction() {
        return isUpward() ? Direction.UP : Direction.DOWN;
    }

    /** A quotient that is no percentage, such as 平方米/人: it binds every unit with the same number, as a share does. */
    public boolean isRatio() {
        return unit.contains("/");
    }

    /** A count, which binds a unit only through its own part of it. */
    public boolean isCount() {
        return !isShare() && !isRatio();
    }

    /** Whether {@code actual} fulfils the promise at {@code level}: {@link #reaches}, and more than it where the document says "over". */
    public boolean fulfils(BigDecimal actual, BigDecimal level) {
        return reaches(actual, level) && (comparison != Comparison.ABOVE || actual.compareTo(level) > 0);
    }

    /** Whether {@code actual} is at {@code level} or on its good side. */
    public boolean reaches(BigDecimal actual, BigDecimal level) {
        return direction().reaches(actual, level);
    }
}

package io.eldercare.definitions;

import io.eldercare.plan.Completeness;
import io.eldercare.plan.trend.SeriesBreak;
import java.util.List;
import java.util.Optional;

/**
 * One figure: a sum over a gold fact, or a quotient of two (see sql/kpi).
 *
 * @param feeds all must have a usable delivery of a county and month, else the county has no value
 * @param where SQL condition on the fact's rows
 * @param numerator SQL expression, summed
 * @param denominator SQL expression, summed; empty for counts
 * @param zonesApart a zone's own figure is not part of its prefecture's: its people are its host's, or it is no county
 * @param ofCases a share whose base are cases that chance acts on (people, beds); false for shares of money
 * @param persons which parts count persons
 * @param breaks months from which the definition differs, in order
 */
public record Kpi(
        String code,
        String name,
        boolean headline,
        Unit unit,
        String unitLabel,
        int decimals,
        Direction direction,
        Source source,
        List<String> feeds,
        String fact,
        Optional<String> where,
        String numerator,
        Optional<String> denominator,
        boolean zonesApart,
        String definition,
        boolean ofCases,
        Persons persons,
        List<SeriesBreak> breaks,
        int line) {

    public Kpi {
        feeds = List.copyOf(feeds);
        breaks = List.copyOf(breaks);
    }

    public enum Unit {
        PERCENT,
        BEDS,
        PERSONS,
        TEAMS,
        INSTITUTIONS,
        HOUSEHOLDS,
        PROJECTS,
        PLACES,
        SITES,
        ITEMS,
        VISITS,
        HOURS,
        YUAN,
        /** a quotient that is no share of a whole and may exceed 100 %, such as square metres a person */
        RATIO
    }

    public enum Direction {
        UP,
        DOWN,
        NONE
    }

    public enum Source {
        MICRODATA,
        REPORTED
    }

    public boolean isShare() {
        return denominator.isPresent();
    }

    /** What the bounds of a parent's figure may assume of a county that did not report it. */
    public Completeness.Ceiling ceiling() {
        return unit == Unit.RATIO ? Completeness.Ceiling.LAST_VALUE : Completeness.Ceiling.WHOLE;
    }

    /** Whether the shares of counties are looked at in a funnel. */
    public boolean hasFunnel() {
        return unit == Unit.PERCENT && isShare() && ofCases;
    }

    /** The formula in SQL, as {@code explain} prints it and as its hash is stored. */
    public String formula() {
        String sum = "sum(" + numerator + ")"
                + denominator.map(text -> " / sum(" + text + ")").orElse("");
        return sum + " from gold." + fact + where.map(text -> " where " + text).orElse("");
    }
}

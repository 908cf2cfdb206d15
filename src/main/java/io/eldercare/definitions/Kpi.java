package io.eldercare.definitions;

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
        int line) {

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
        /** a quotient that is no share of a whole, such as square metres a person */
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

    /** The formula in SQL, as {@code explain} prints it and as its hash is stored. */
    public String formula() {
        String sum = "sum(" + numerator + ")"
                + denominator.map(text -> " / sum(" + text + ")").orElse("");
        return sum + " from gold." + fact + where.map(text -> " where " + text).orElse("");
    }
}

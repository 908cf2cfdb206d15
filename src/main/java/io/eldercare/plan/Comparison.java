package io.eldercare.plan;

import java.util.Arrays;
import java.util.Optional;

/** How a document ties a figure to its target. */
public enum Comparison {
    AT_LEAST(">="),
    /** strictly more: a figure equal to the target misses it */
    ABOVE(">"),
    AT_MOST("<="),
    EQUAL("="),
    /** "around": met from the target upward, basically met within the tolerance below it */
    APPROXIMATELY("approx"),
    /** there is one, or the thing is done: judged on the share of places where it is */
    EXISTS("exists"),
    PER_COUNTY("at_least_per_county"),
    PER_TOWNSHIP("at_least_per_township");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** As written in plans and in the mart. */
    public String symbol() {
        return symbol;
    }

    /** The document counts places, so that the KPI is the share of counties or townships that have enough: 100 % is asked. */
    public boolean isCoverage() {
        return switch (this) {
            case EXISTS, PER_COUNTY, PER_TOWNSHIP -> true;
            default -> false;
        };
    }

    public static Optional<Comparison> parse(String symbol) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.symbol.equals(symbol))
                .findFirst();
    }
}

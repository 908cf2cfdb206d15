package io.eldercare.plan;

import java.util.Arrays;
import java.util.Optional;

/** How a document ties a figure to its target. */
public enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("="),
    /** "around": met from the target upward, basically met within the tolerance below it */
    APPROXIMATELY("approx");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** As written in plans and in the mart. */
    public String symbol() {
        return symbol;
    }

    public static Optional<Comparison> parse(String symbol) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.symbol.equals(symbol))
                .findFirst();
    }
}

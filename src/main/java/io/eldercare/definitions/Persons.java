package io.eldercare.definitions;

import java.util.Optional;

/**
 * Which parts of a KPI count persons of whom a small number is not published (docs/disclosure.md). A household or a bed at home stands for
 * a person. A share that says how far a duty is done counts them in its denominator only: who is still to be visited says something about
 * the office, not about the visited.
 *
 * @param partOf the KPI whose numerator this one's is a part of
 * @param partition name of the counts that divide a whole among them, and are hidden together
 * @param hiddenWith the KPI from which this one's figure could be read, such as the money paid to some persons
 */
public record Persons(
        Counted counted, Optional<String> partOf, Optional<String> partition, Optional<String> hiddenWith) {
    public static final Persons NONE = new Persons(Counted.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    public enum Counted {
        NONE,
        NUMERATOR,
        DENOMINATOR,
        BOTH
    }

    /** The numerator may be small, and so may what is left of the base. */
    public boolean isDuty() {
        return counted == Counted.DENOMINATOR;
    }

    public boolean inNumerator() {
        return counted == Counted.NUMERATOR || counted == Counted.BOTH;
    }

    public boolean inDenominator() {
        return counted == Counted.DENOMINATOR || counted == Counted.BOTH;
    }
}

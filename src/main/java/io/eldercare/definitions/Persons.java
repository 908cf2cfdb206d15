package io.eldercare.definitions;

import java.util.Optional;

/**
 * Which parts of a KPI count persons, so that small ones are not published (docs/disclosure.md). A household or a bed at home stands for a
 * person.
 *
 * @param complementShown those of the denominator who are not in the numerator may be few: a duty that is not done yet, or staff, rather than
 *     something about these persons
 * @param partOf the KPI whose numerator this one's is a part of
 * @param partition name of the counts that divide a whole among them, and are hidden together
 * @param hiddenWith the KPI from which this one's figure could be read, such as the money paid to some persons
 */
public record Persons(
        Counted counted,
        boolean complementShown,
        Optional<String> partOf,
        Optional<String> partition,
        Optional<String> hiddenWith) {
    public static final Persons NONE =
            new Persons(Counted.NONE, false, Optional.empty(), Optional.empty(), Optional.empty());

    public enum Counted {
        NONE,
        NUMERATOR,
        DENOMINATOR,
        BOTH
    }

    public boolean inNumerator() {
        return counted == Counted.NUMERATOR || counted == Counted.BOTH;
    }

    public boolean inDenominator() {
        return counted == Counted.DENOMINATOR || counted == Counted.BOTH;
    }
}

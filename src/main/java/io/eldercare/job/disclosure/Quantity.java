package io.eldercare.job.disclosure;

import io.eldercare.definitions.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a numerator or denominator adds up, however it is written: {@code sum(case when a then 1 else 0 end) where b} counts the same as
 * {@code sum(1) where a and b}.
 *
 * @param conditions all that a row must satisfy
 * @param expression what is added for such a row
 */
record Quantity(String fact, SortedSet<String> conditions, String expression) {
    private static final Pattern CASE =
            Pattern.compile("case when (.+) then (.+) else 0 end", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern UNDIVIDED = Pattern.compile("\\b(or|between)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);

    static Quantity numerator(Kpi kpi) {
        return of(kpi, kpi.numerator());
    }

    static Optional<Quantity> denominator(Kpi kpi) {
        return kpi.denominator().map(expression -> of(kpi, expression));
    }

    private static Quantity of(Kpi kpi, String expression) {
        SortedSet<String> conditions = new TreeSet<>();
        kpi.where().ifPresent(where -> conditions.addAll(conjuncts(where)));
        Matcher counted = CASE.matcher(expression.strip());
        if (!counted.matches()) {
            return new Quantity(kpi.fact(), conditions, expression.strip());
        }
        conditions.addAll(conjuncts(counted.group(1)));
        return new Quantity(kpi.fact(), conditions, counted.group(2).strip());
    }

    /** Whether what the other adds up is among what this adds up. */
    boolean holds(Quantity other) {
        return fact.equals(other.fact)
                && expression.equals(other.expression)
                && other.conditions.size() > conditions.size()
                && other.conditions.containsAll(conditions);
    }

    /** The parts of a condition that {@code and} joins outside of brackets. */
    private static List<String> conjuncts(String condition) {
        List<String> parts = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String part : AND.split(condition)) {
            open.append(open.isEmpty() ? "" : " and ").append(part);
            if (depth(open) == 0) {
                parts.add(tidy(open.toString()));
                open.setLength(0);
            }
        }
        boolean divided = open.isEmpty()
                && parts.stream()
                        .noneMatch(part -> UNDIVIDED
                                .matcher(part.replaceAll("\\([^()]*\\)", ""))
                                .find());
        return divided ? parts : List.of(tidy(condition));
    }

    private static long depth(CharSequence text) {
        return text.chars().filter(sign -> sign == '(').count()
                - text.chars().filter(sign -> sign == ')').count();
    }

    private static String tidy(String condition) {
        return condition.strip().replaceAll("\\s+", " ");
    }
}

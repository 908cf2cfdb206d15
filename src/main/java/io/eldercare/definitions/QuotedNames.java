package io.eldercare.definitions;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The back-quoted names of a Spark SQL expression; text in string literals is no name. */
final class QuotedNames {
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`((?:[^`]|``)+)`");

    private QuotedNames() {}

    static Set<String> in(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                names.add(matcher.group(1).replace("``", "`"));
            }
        }
        return names;
    }
}

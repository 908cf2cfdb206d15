package io.eldercare.mart.door;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as it may be kept: texts, numbers, words that are not plain ASCII and long numbers inside names become {@code ?}; comments go. What is
 * left tells which tables and columns were asked for.
 */
final class WithoutValues {
    private static final int LONGEST = 2_000;

    // in the order of the lexer (PostgreSQL, SQL syntax, 4.1): what is not closed reaches to the end
    private static final Pattern PART = Pattern.compile(
            "--[^\\n]*+"
                    + "|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/|\\z)"
                    + "|(?i:\\be)'(?:[^'\\\\]|''|\\\\.)*+(?:'|\\z)"
                    + "|(?i:\\b(?:u&|b|x|n))?'(?:[^']|'')*+(?:'|\\z)"
                    + "|(?<dollar>\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$)"
                    + "|\\$\\d+"
                    + "|\"(?<quoted>(?:[^\"]|\"\")*+)(?:\"|\\z)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{M}\\p{N}_$]*+)"
                    + "|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d+)(?:[eE][+-]?\\d+)?[A-Za-z0-9_]*"
                    + "|[^\\x00-\\x7f]+",
            Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private WithoutValues() {}

    static String of(String statement) {
        StringBuilder kept = new StringBuilder();
        Matcher part = PART.matcher(statement);
        int from = 0;
        while (from < statement.length() && part.find(from)) {
            kept.append(statement, from, part.start()).append(kept(part));
            from = part.group("dollar") == null ? part.end() : afterDollars(statement, part);
        }
        kept.append(statement, Math.min(from, statement.length()), statement.length());
        String text = SPACE.matcher(kept).replaceAll(" ").strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static String kept(Matcher part) {
        String text = part.group();
        if (text.startsWith("--") || text.startsWith("/*")) {
            return " ";
        }
        if (part.group("word") != null) {
            return name(text);
        }
        String quoted = part.group("quoted");
        if (quoted != null) {
            return "\"" + name(quoted) + "\"";
        }
        return "?";
    }

    private static String name(String name) {
        return PLAIN.matcher(name).matches() ? LONG_NUMBER.matcher(name).replaceAll("?") : "?";
    }

    private static int afterDollars(String statement, Matcher opening) {
        int closing = statement.indexOf(opening.group("dollar"), opening.end());
        return closing < 0
                ? statement.length()
                : closing + opening.group("dollar").length();
    }
}

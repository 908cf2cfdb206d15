package io.eldercare.mart;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/**
 * One statement that reads.
 *
 * @param text as typed, without the closing semicolon
 * @param firstWord in lower case
 */
record SqlText(String text, String firstWord) {
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
    private static final Set<String> NOTES = Set.of("explain", "show");
    private static final Pattern BEFORE_FIRST_WORD =
            Pattern.compile("(?:[\\s(]++|--[^\\n]*+|/\\*.*?\\*/)*+", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

    /** @throws QueryException for nothing, several statements, or one that does not read */
    static SqlText parse(String typed) {
        List<String> statements =
                split(typed).stream().filter(SqlText::saysSomething).toList();
        if (statements.isEmpty()) {
            throw new QueryException("没有查询语句");
        }
        if (statements.size() > 1) {
            throw new QueryException("一次只能执行一条查询：请去掉中间的分号");
        }
        String first = firstWord(statements.get(0));
        if (!QUERIES.contains(first) && !NOTES.contains(first)) {
            throw new QueryException("只能查询，不能修改：语句应以 select、with、values、table、explain 或 show 开头");
        }
        return new SqlText(statements.get(0), first);
    }

    /** Whether the server can hold it as a cursor, which it refuses for anything that writes. */
    boolean isQuery() {
        return QUERIES.contains(firstWord);
    }

    /** The driver's own parser: what it would send as one statement each. */
    private static List<String> split(String typed) {
        try {
            return Parser.parseJdbcSql(typed, true, false, true, false, false).stream()
                    .map(part -> part.nativeSql)
                    .toList();
        } catch (SQLException unreadable) {
            throw new QueryException("查询语句不完整：" + unreadable.getMessage());
        }
    }

    private static boolean saysSomething(String statement) {
        return afterPreamble(statement) < statement.length();
    }

    private static String firstWord(String statement) {
        int begin = afterPreamble(statement);
        Matcher word = WORD.matcher(statement);
        return word.find(begin) && word.start() == begin ? word.group().toLowerCase(Locale.ROOT) : "";
    }

    private static int afterPreamble(String statement) {
        Matcher preamble = BEFORE_FIRST_WORD.matcher(statement);
        return preamble.lookingAt() ? preamble.end() : 0;
    }
}

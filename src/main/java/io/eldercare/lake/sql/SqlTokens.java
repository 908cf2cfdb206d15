package io.eldercare.lake.sql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;

/** A statement as Spark's own lexer reads it, comments included. */
final class SqlTokens {
    private static final Set<Integer> VALUES = Set.of(
            SqlBaseLexer.STRING_LITERAL,
            SqlBaseLexer.DOUBLEQUOTED_STRING,
            SqlBaseLexer.BEGIN_DOLLAR_QUOTED_STRING,
            SqlBaseLexer.DOLLAR_QUOTED_STRING_BODY,
            SqlBaseLexer.END_DOLLAR_QUOTED_STRING,
            SqlBaseLexer.BIGINT_LITERAL,
            SqlBaseLexer.SMALLINT_LITERAL,
            SqlBaseLexer.TINYINT_LITERAL,
            SqlBaseLexer.INTEGER_VALUE,
            SqlBaseLexer.EXPONENT_VALUE,
            SqlBaseLexer.DECIMAL_VALUE,
            SqlBaseLexer.FLOAT_LITERAL,
            SqlBaseLexer.DOUBLE_LITERAL,
            SqlBaseLexer.BIGDECIMAL_LITERAL);
    private static final Set<Integer> SILENT =
            Set.of(SqlBaseLexer.WS, SqlBaseLexer.SIMPLE_COMMENT, SqlBaseLexer.BRACKETED_COMMENT);
    private static final Set<Integer> OPENING =
            Set.of(SqlBaseLexer.LEFT_PAREN, SqlBaseLexer.LEFT_BRACKET, SqlBaseLexer.CASE);
    private static final Set<Integer> CLOSING =
            Set.of(SqlBaseLexer.RIGHT_PAREN, SqlBaseLexer.RIGHT_BRACKET, SqlBaseLexer.END);
    private static final Pattern LONG_NUMBER = Pattern.compile(".*\\d{6}.*", Pattern.DOTALL);
    private static final Pattern PLAIN_NAME = Pattern.compile("`[\\p{L}_][\\p{L}\\d_]*`");

    private final List<? extends Token> tokens;

    private SqlTokens(List<? extends Token> tokens) {
        this.tokens = tokens;
    }

    static SqlTokens of(String sql) {
        SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
        lexer.removeErrorListeners();
        return new SqlTokens(lexer.getAllTokens());
    }

    /** Statements between semicolons that say something. */
    int statements() {
        int statements = 0;
        boolean said = false;
        for (Token token : tokens) {
            if (token.getType() == SqlBaseLexer.SEMICOLON) {
                statements += said ? 1 : 0;
                said = false;
            } else if (!SILENT.contains(token.getType())) {
                said = true;
            }
        }
        return statements + (said ? 1 : 0);
    }

    /** Whether the last word is a semicolon; after an open quote nothing is. */
    boolean endsWithSemicolon() {
        if (tokens.stream().anyMatch(SqlTokens::opensQuote)) {
            return false;
        }
        for (int index = tokens.size() - 1; index >= 0; index--) {
            if (!SILENT.contains(tokens.get(index).getType())) {
                return tokens.get(index).getType() == SqlBaseLexer.SEMICOLON;
            }
        }
        return false;
    }

    private static boolean opensQuote(Token token) {
        return token.getType() == SqlBaseLexer.UNRECOGNIZED && "'\"`".contains(token.getText());
    }

    /** Whether it builds a name out of a text: IDENTIFIER(…). */
    boolean buildsNames() {
        for (int index = 0; index + 1 < tokens.size(); index++) {
            if (tokens.get(index).getType() == SqlBaseLexer.IDENTIFIER_KW
                    && nextSpoken(index) == SqlBaseLexer.LEFT_PAREN) {
                return true;
            }
        }
        return false;
    }

    private int nextSpoken(int index) {
        return tokens.stream()
                .skip(index + 1L)
                .mapToInt(Token::getType)
                .filter(type -> !SILENT.contains(type))
                .findFirst()
                .orElse(Token.EOF);
    }

    /** Deepest nesting of brackets and CASE. */
    int depth() {
        int depth = 0;
        int deepest = 0;
        for (Token token : tokens) {
            if (OPENING.contains(token.getType())) {
                deepest = Math.max(deepest, ++depth);
            } else if (CLOSING.contains(token.getType())) {
                depth--;
            }
        }
        return deepest;
    }

    /**
     * The statement on one line with every value as {@code ?}, without comments. What follows a character that begins no token (an open quote) is
     * {@code ?} as a whole; names with long numbers in them are taken for values.
     */
    String withoutValues() {
        StringBuilder text = new StringBuilder();
        boolean space = false;
        for (Token token : tokens) {
            int type = token.getType();
            if (SILENT.contains(type)) {
                space = true;
                continue;
            }
            text.append(space && !text.isEmpty() ? " " : "");
            space = false;
            if (type == SqlBaseLexer.UNRECOGNIZED) {
                return text.append('?').toString();
            }
            text.append(isValue(type, token.getText()) ? "?" : token.getText());
        }
        return text.toString();
    }

    private static boolean isValue(int type, String text) {
        return VALUES.contains(type)
                || LONG_NUMBER.matcher(text).matches()
                || text.startsWith("`") && !PLAIN_NAME.matcher(text).matches();
    }
}

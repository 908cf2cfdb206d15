package io.eldercare.lake.sql;

import java.util.Locale;

/**
 * One statement as typed, of bearable length and nesting.
 *
 * @param text the statement
 */
public record StatementText(String text) {
    static final int LONGEST = 64 * 1024;
    static final int DEEPEST_BRACKETS = 40;
    private static final int LOGGED = 8_000;

    /** @throws RefusedStatement for nothing, several statements, or one too long or too deep to be parsed safely */
    public static StatementText of(String typed) {
        if (typed.length() > LONGEST) {
            throw new RefusedStatement(
                    Refusal.LAKE_TOO_LONG, String.format(Locale.ROOT, "语句太长（超过 %,d 个字符）：请拆成几条，长名单先存成条件再连接", LONGEST));
        }
        SqlTokens tokens = SqlTokens.of(typed);
        int statements = tokens.statements();
        if (statements == 0) {
            throw new RefusedStatement(Refusal.LAKE_EMPTY, "没有查询语句");
        }
        if (statements > 1) {
            throw new RefusedStatement(Refusal.LAKE_SEVERAL, "一次只能执行一条查询：请去掉中间的分号");
        }
        if (tokens.depth() > DEEPEST_BRACKETS) {
            throw tooDeep();
        }
        if (tokens.buildsNames()) {
            throw new RefusedStatement(Refusal.LAKE_CONSTRUCT, "不开放 identifier(…)：请直接写表名和字段名");
        }
        return new StatementText(typed);
    }

    /** What may be logged of a statement: names and words, {@code ?} for each value. Never fails. */
    public static String withoutValues(String typed) {
        String text = SqlTokens.of(typed.substring(0, Math.min(typed.length(), LOGGED)))
                .withoutValues();
        return typed.length() > LOGGED ? text + " …" : text;
    }

    /** Whether what was typed so far ends with a semicolon that stands in no text or comment. */
    public static boolean isComplete(String typed) {
        return SqlTokens.of(typed).endsWithSemicolon();
    }

    /** Names of the functions that statements may call, in order. */
    public static java.util.List<String> functions() {
        return java.util.List.copyOf(AllowedFunctions.all());
    }

    static RefusedStatement tooDeep() {
        return new RefusedStatement(Refusal.LAKE_TOO_DEEP, "语句嵌套太深或太复杂：请用 with 分步写，或拆成几条查询");
    }
}

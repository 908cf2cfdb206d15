package io.eldercare.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "select * from silver.visit where visit_id = 'A1' | select * from silver.visit where visit_id = ?",
                "select 12.5, 1e3, -7, 3L, 2.5BD, x'AF' | select ?, ?, -?, ?, ?, x?",
                "select date '2025-10-01' -- 张三 | select date ?",
                "select /* 369999195001010011 */ \"张三\" | select ?",
                "select 'it''s', 'a\\'b' from t | select ?, ? from t",
                "select 1 as `369999195001010011` | select ? as ?",
                "select 1 as `张三 369` | select ? as ?",
                "select 1 as x369999195001010011 | select ? as ?",
                "select `person_key` from t | select `person_key` from t",
                "select * from t where name = '张三 and county = 1 | select * from t where name = ?",
                "select $$张三$$ | select ???",
                "select r'张三' | select ?"
            })
    void logsNoValues(String typed, String logged) {
        assertThat(StatementText.withoutValues(typed)).isEqualTo(logged);
    }

    @Test
    void logsOneLineOfBoundedLength() {
        assertThat(StatementText.withoutValues("select\n  1,\n\t2")).isEqualTo("select ?, ?");
        assertThat(StatementText.withoutValues("select a ".repeat(10_000)))
                .hasSizeLessThan(8_100)
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1;", "select ';';", "select 1; -- done", "select 1;\n\n"})
    void aStatementEndsWithASemicolon(String typed) {
        assertThat(StatementText.isComplete(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "select ';", "select 1 -- ;", "select 1 /* ;", ""})
    void aSemicolonInATextOrCommentEndsNothing(String typed) {
        assertThat(StatementText.isComplete(typed)).isFalse();
    }
}

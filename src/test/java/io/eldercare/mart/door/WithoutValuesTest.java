package io.eldercare.mart.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WithoutValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select name from region where region_code = '360281' | select name from region where region_code = ?",
                "select 'it''s', E'a\\'b', U&'\\0041', $$a'b$$, $x$ $$ $x$ , 1 | select ?, ?, ?, ?, ? , ?",
                "select 3.5e-7, .5, 1_000, 0x1F, $1 from t2 | select ?, ?, ?, ?, ? from t2",
                "select \"name\", \"张三\" as 姓名, kpi_value.value from mart.kpi_value | select \"name\", \"?\" as ?, kpi_value.value from mart.kpi_value",
                "select 1 -- 369999199001011234 | select ?",
                "select /* 张三 */ value from id369999199001011234 | select value from id?",
                "select 'never closed | select ?",
                "select $$never closed | select ?",
                "select 1 /* never closed | select ?"
            })
    void keepsTheNamesOfTablesAndColumnsOnly(String statement, String kept) {
        assertThat(WithoutValues.of(statement)).isEqualTo(kept.strip());
    }

    @Test
    void leavesAloneWhatHasNoValuesAnyMore() {
        String once = WithoutValues.of("select * from kpi where name like '%床位%' limit 5");

        assertThat(once).isEqualTo("select * from kpi where name like ? limit ?");
        assertThat(WithoutValues.of(once)).isEqualTo(once);
    }

    @Test
    void endsWithALongStatementOfManyQuotes() {
        assertThat(WithoutValues.of("select " + "'a', ".repeat(100_000) + "1")).hasSize(2_000);
        assertThat(WithoutValues.of("'" + "a''".repeat(100_000))).isEqualTo("?");
    }
}

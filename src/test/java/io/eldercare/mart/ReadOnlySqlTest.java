package io.eldercare.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadOnlySqlTest {
    private static final String SAMPLE = """
            select name as 名称, share, counted, is_open, month, note
            from (values
                ('浮梁县', 53.290000, 4059::bigint, true, date '2025-10-01', '=1+1'),
                ('a', -0.5, null, false, null, 'x,"y"')
            ) as sample (name, share, counted, is_open, month, note)
            """;

    @TempDir
    private static Path home;

    private MartServer server;
    private ReadOnlySql sql;

    @BeforeAll
    void openTheMart() throws Exception {
        EmptyMart.into(home);
        server = MartServer.open(MartSettings.embedded(home));
        Migrations.apply(server.readers(), Path.of("sql/readers"));
        try (Connection connection = server.readers().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into mart.region values ('360222', '浮梁县', 'county', '360200', null, 'county', 'current', 1)");
        }
        sql = new ReadOnlySql(server, "statistician", QueryLimits.DEFAULT);
    }

    @AfterAll
    void closeTheMart() {
        server.close();
    }

    @Test
    void writesAnAlignedTableWithChineseTwoColumnsWide() throws Exception {
        assertThat(text(SAMPLE, OutputFormat.TABLE)).isEqualTo("""
                        名称        share  counted  is_open  month       note
                        ------  ---------  -------  -------  ----------  -----
                        浮梁县  53.290000     4059  true     2025-10-01  =1+1
                        a            -0.5           false                x,"y"
                        """);
    }

    @Test
    void writesCsvWithoutFormulas() throws Exception {
        assertThat(text(SAMPLE, OutputFormat.CSV)).isEqualTo("""
                        名称,share,counted,is_open,month,note
                        浮梁县,53.290000,4059,true,2025-10-01,'=1+1
                        a,-0.5,,false,,"x,""y""\"
                        """);
    }

    @Test
    void writesJsonWithNumbersAsStored() throws Exception {
        assertThat(text(SAMPLE, OutputFormat.JSON)).isEqualTo("""
                        { "columns" : [
                        { "name" : "名称", "type" : "text" },
                        { "name" : "share", "type" : "decimal" },
                        { "name" : "counted", "type" : "integer" },
                        { "name" : "is_open", "type" : "truth" },
                        { "name" : "month", "type" : "date" },
                        { "name" : "note", "type" : "text" }
                        ], "rows" : [
                        { "名称" : "浮梁县", "share" : 53.290000, "counted" : 4059, "is_open" : true, "month" : "2025-10-01", "note" : "=1+1" },
                        { "名称" : "a", "share" : -0.5, "counted" : null, "is_open" : false, "month" : null, "note" : "x,\\"y\\"" }
                        ], "row_count" : 2, "cut" : false }
                        """);
        assertThat(text("select 1 as n, 2 as n, 'NaN'::numeric as m", OutputFormat.JSON))
                .contains("\"n\" : 1, \"n_2\" : 2, \"m\" : \"NaN\"");
    }

    @Test
    void writesAWorkbookWithNumbersAsNumbersAndTextsAsTexts() throws Exception {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(bytes(SAMPLE, OutputFormat.XLSX)))) {
            List<Row> rows = workbook.getFirstSheet().read();
            Row first = rows.get(1);
            assertThat(first.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("53.29");
            assertThat(first.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("4059");
            assertThat(first.getCellAsDate(4).orElseThrow()).hasToString("2025-10-01T00:00");
            assertThat(first.getCell(5).getType()).isEqualTo(CellType.STRING);
            assertThat(first.getCellText(5)).isEqualTo("=1+1");
        }
    }

    @Test
    void keepsLongNumbersWholeInAWorkbook() throws Exception {
        byte[] bytes = bytes("select 12345678901234567::bigint as code", OutputFormat.XLSX);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCellText(0)).isEqualTo("12345678901234567");
        }
    }

    @Test
    void findsTheTablesOfTheMartWithoutTheirSchema() throws Exception {
        assertThat(text("select name from region", OutputFormat.CSV)).isEqualTo("name\n浮梁县\n");
        assertThat(text("table region;  -- all", OutputFormat.CSV)).contains("浮梁县");
        assertThat(text("-- note\n(select 1) union values (2)", OutputFormat.CSV))
                .contains("1", "2");
        assertThat(text("explain select * from kpi_value", OutputFormat.TABLE)).contains("Seq Scan");
    }

    @Test
    void hidesControlCharactersFromTheTerminal() throws Exception {
        assertThat(text("select E'a\\x1b[31m\\nb' as t", OutputFormat.TABLE)).contains("a\\u001b[31m\\nb");
    }

    @Test
    void writesTheHeaderOfAnEmptyResult() throws Exception {
        assertThat(text("select kpi_code from kpi", OutputFormat.CSV)).isEqualTo("kpi_code\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into region select * from region",
                "delete from mart.region",
                "drop table mart.region",
                "truncate mart.region",
                "create temp table t as select 1",
                "create table mart.t (n integer)",
                "set role eldercare",
                "set statement_timeout = 0",
                "reset role",
                "begin",
                "commit",
                "copy mart.region to program 'touch x'",
                "copy mart.region to '/tmp/x'",
                "copy (select 1) to stdout",
                "do $$ begin perform 1; end $$",
                "call something()",
                "vacuum",
                "listen x",
                "notify x",
                "lock table mart.region",
                "prepare p as select 1",
                "select 1; delete from mart.region",
                "select 1; commit; drop table mart.region",
                "select 1 into t",
                "select * into temp t from region",
                "with gone as (delete from mart.region returning *) select * from gone",
                "with new as (insert into mart.region select * from mart.region returning *) select * from new",
                "explain analyze delete from mart.region",
                "explain analyze create table mart.t as select 1",
                "select * from region for update",
                "select nextval('x')",
                "select set_config('transaction_read_only', 'off', false)",
                "select set_config('role', 'eldercare', false)",
                "select pg_read_file('PG_VERSION')",
                "select pg_ls_dir('.')",
                "select lo_create(1)",
                "select lo_import('/etc/passwd')",
                "select pg_advisory_lock(5367201042)",
                "select pg_advisory_xact_lock_shared(5367201042)",
                "select pg_try_advisory_lock(5367201042)",
                "select pg_terminate_backend(1)",
                "select pg_notify('a', 'b')",
                "select pg_reload_conf()",
                "select pg_sleep(30)",
                "select * from ops.delivery",
                "select * from ops.run",
                "select * from public.schema_history",
                "select * from pg_authid",
                "",
                " ; -- nothing",
                "/* open"
            })
    void refusesWhateverIsNotReading(String statement) throws Exception {
        assertThatThrownBy(() -> text(statement, OutputFormat.CSV)).isInstanceOf(QueryException.class);

        assertThat(text("select count(*) from mart.region", OutputFormat.CSV)).isEqualTo("count\n1\n");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> text("select name,\n  nmae from region", OutputFormat.CSV))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("查询有误：column \"nmae\" does not exist（第 2 行第 3 个字符）");
        assertThatThrownBy(() -> text("update region set name = ''", OutputFormat.CSV))
                .hasMessage("只能查询，不能修改：语句应以 select、with、values、table、explain 或 show 开头");
        assertThatThrownBy(() -> OutputFormat.of("pdf")).hasMessageContaining("table、csv、json、xlsx、parquet");
    }

    @Test
    void cutsALongResultAndSaysSo() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuerySummary cut = sql.run("select generate_series(1, 10001) as n", OutputFormat.CSV, out);
        QuerySummary whole = sql.run("select generate_series(1, 10000) as n", OutputFormat.CSV, out);

        assertThat(cut).isEqualTo(new QuerySummary(10_000, true));
        assertThat(whole).isEqualTo(new QuerySummary(10_000, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select set_config('statement_timeout', '0', false), sum(a) from generate_series(1, 2000000000) as a",
                "select count(*) from generate_series(1, 100000) as a, generate_series(1, 100000) as b"
            })
    void stopsAQueryThatTakesTooLong(String statement) {
        ReadOnlySql hasty = new ReadOnlySql(server, "statistician", new QueryLimits(Duration.ofMillis(300), 10));

        assertThatThrownBy(() -> hasty.run(statement, OutputFormat.CSV, new ByteArrayOutputStream()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("已停止");
    }

    @Test
    void keepsTheReadersPasswordClosed() throws Exception {
        assertThat(Files.getPosixFilePermissions(home.resolve("mart/reader.password")))
                .hasSize(2);
    }

    private String text(String statement, OutputFormat format) throws IOException {
        return new String(bytes(statement, format), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String statement, OutputFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sql.run(statement, format, out);
        return out.toByteArray();
    }
}

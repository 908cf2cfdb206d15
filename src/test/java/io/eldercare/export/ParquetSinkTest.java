package io.eldercare.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.export.ResultColumn.Kind;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSinkTest {
    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("县", Kind.TEXT),
            new ResultColumn("n", Kind.INTEGER),
            new ResultColumn("N", Kind.DECIMAL, 18, 6),
            new ResultColumn("open", Kind.DECIMAL),
            new ResultColumn("ratio", Kind.DOUBLE),
            new ResultColumn("is_open", Kind.TRUTH),
            new ResultColumn("month", Kind.DATE),
            new ResultColumn("received_at", Kind.TIME_STAMP),
            new ResultColumn("published_at", Kind.INSTANT));

    @TempDir
    private Path folder;

    @Test
    void sparkReadsEveryTypeAsItIs() throws Exception {
        Path file = folder.resolve("result.parquet");
        write(
                file,
                COLUMNS,
                10,
                new @Nullable String[] {
                    "浮梁县",
                    "4059",
                    "53.290000",
                    "0.123456789012345678901234",
                    "NaN",
                    "true",
                    "2025-10-01",
                    "2025-10-05 08:00:00.5",
                    "2025-10-05 08:00:00+08"
                },
                new @Nullable String[] {
                    null,
                    "-9223372036854775808",
                    "-0.500000",
                    "-7",
                    "1.5e+20",
                    "false",
                    "0001-01-01",
                    null,
                    "1969-12-31 23:59:59.999999+00"
                },
                new @Nullable String[] {"", null, null, null, null, null, null, null, null});

        Dataset<Row> read = TestSpark.session().read().parquet(file.toString());

        assertThat(Stream.of(read.schema().fields())
                        .map(field -> field.name() + " " + field.dataType().simpleString()))
                .containsExactly(
                        "县 string",
                        "n bigint",
                        "N_2 decimal(18,6)",
                        "open decimal(38,24)",
                        "ratio double",
                        "is_open boolean",
                        "month date",
                        "received_at timestamp_ntz",
                        "published_at timestamp");
        // cast by Spark itself; 08:00 in Beijing is 00:00 UTC, 1759622400 seconds after 1970
        List<Row> rows = read.selectExpr(
                        "`县`",
                        "n",
                        "cast(N_2 as string)",
                        "cast(open as string)",
                        "isnan(ratio)",
                        "cast(month as string)",
                        "cast(received_at as string)",
                        "unix_micros(published_at)")
                .collectAsList();
        assertThat(rows.get(0).mkString("|"))
                .isEqualTo("浮梁县|4059|53.290000|0.123456789012345678901234|true|2025-10-01|2025-10-05 08:00:00.5|"
                        + "1759622400000000");
        assertThat(rows.get(1).mkString("|"))
                .isEqualTo("null|-9223372036854775808|-0.500000|-7.000000000000000000000000|false|0001-01-01|null|-1");
        assertThat(rows.get(2).getString(0)).isEmpty();
        assertThat(rows.get(2).isNullAt(1)).isTrue();
    }

    @Test
    void aValueThatATypeCannotHoldMakesTheColumnText() throws Exception {
        Path file = folder.resolve("odd.parquet");
        write(
                file,
                List.of(
                        new ResultColumn("a", Kind.DECIMAL, 18, 6),
                        new ResultColumn("b", Kind.DECIMAL),
                        new ResultColumn("c", Kind.DATE)),
                10,
                new String[] {"NaN", "1" + "0".repeat(38), "infinity"},
                new String[] {"1.500000", "1", "2025-10-01"});

        Dataset<Row> read = TestSpark.session().read().parquet(file.toString());

        assertThat(read.schema().simpleString()).isEqualTo("struct<a:string,b:string,c:string>");
        assertThat(read.collectAsList().get(1).mkString("|")).isEqualTo("1.500000|1|2025-10-01");
    }

    @Test
    void theFileItselfSaysThatRowsAreMissing() throws Exception {
        Path file = folder.resolve("cut.parquet");
        write(file, List.of(new ResultColumn("n", Kind.INTEGER)), 1, new String[] {"1"}, new String[] {"2"});

        try (ParquetFileReader reader = new ParquetFileReader(
                new LocalInputFile(file), ParquetReadOptions.builder().build())) {
            assertThat(reader.getFileMetaData().getKeyValueMetaData())
                    .containsEntry("eldercare.rows", "1")
                    .containsEntry("eldercare.cut", "true");
        }
    }

    private static void write(Path file, List<ResultColumn> columns, long limit, @Nullable String[]... rows)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ResultWriter writer = ResultWriter.open(OutputFormat.PARQUET, out, columns, limit)) {
            for (@Nullable String[] row : rows) {
                if (!writer.add(row)) {
                    break;
                }
            }
            writer.end();
        }
    }
}

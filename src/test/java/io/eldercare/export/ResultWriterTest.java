package io.eldercare.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.export.ResultColumn.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultWriterTest {
    private static final ResultColumn NOTE = new ResultColumn("备注", Kind.TEXT);
    private static final ResultColumn SHARE = new ResultColumn("占比", Kind.DECIMAL, 18, 6);
    private static final ResultColumn FLOAT = new ResultColumn("v", Kind.DOUBLE);

    @TempDir
    private Path folder;

    /** The signs of OWASP, CSV Injection, and their full-width forms. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 798", "-1+1|cmd", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＋1", "－x", "＠x"})
    void aTextThatCouldBeAFormulaIsDefusedInCsv(String text) throws Exception {
        String written = csv(NOTE, text);

        assertThat(written.replace("\"", "")).startsWith("备注\n'" + text);
    }

    @Test
    void aNegativeNumberStaysANumber() throws Exception {
        assertThat(csv(SHARE, "-12.500000")).isEqualTo("占比\n-12.500000\n");
        assertThat(csv(NOTE, "-12.5")).isEqualTo("备注\n-12.5\n");
        assertThat(csv(NOTE, "-12.5%")).isEqualTo("备注\n'-12.5%\n");
    }

    /** RFC 4180, rules 5 to 7. */
    @Test
    void csvQuotesCommasQuotesAndBreaksAndTellsEmptyFromNothing() throws Exception {
        assertThat(csv(NOTE, "a,b")).isEqualTo("备注\n\"a,b\"\n");
        assertThat(csv(NOTE, "a\"b")).isEqualTo("备注\n\"a\"\"b\"\n");
        assertThat(csv(NOTE, "a\r\nb")).isEqualTo("备注\n\"a\r\nb\"\n");
        assertThat(csv(NOTE, "")).isEqualTo("备注\n\"\"\n");
        assertThat(csv(NOTE, (String) null)).isEqualTo("备注\n\n");
    }

    /** 1.5·10²⁰ and 2.5·10⁻⁷ written out; a numeric keeps every digit, which a double would not. */
    @Test
    void numbersAreWrittenOutAndNeverRounded() throws Exception {
        assertThat(csv(FLOAT, "1.5e+20")).isEqualTo("v\n150000000000000000000\n");
        assertThat(csv(FLOAT, "2.5E-7")).isEqualTo("v\n0.00000025\n");
        String digits = "12345678901234567890.123456789012345678";
        ResultColumn open = new ResultColumn("v", Kind.DECIMAL);
        assertThat(csv(open, digits)).isEqualTo("v\n" + digits + "\n");
        assertThat(text(OutputFormat.JSON, open, 10, digits)).contains("\"v\" : " + digits + " ");
    }

    @Test
    void jsonSaysThatRowsAreMissing() throws Exception {
        assertThat(text(OutputFormat.JSON, NOTE, 2, "a", "b", "c")).isEqualTo("""
                        { "columns" : [
                        { "name" : "备注", "type" : "text" }
                        ], "rows" : [
                        { "备注" : "a" },
                        { "备注" : "b" }
                        ], "row_count" : 2, "cut" : true }
                        """);
        assertThat(text(OutputFormat.JSON, NOTE, 2, "a", "b")).contains("\"row_count\" : 2, \"cut\" : false");
    }

    @Test
    void aTableSaysThatRowsAreMissing() throws Exception {
        assertThat(text(OutputFormat.TABLE, NOTE, 1, "a", "b"))
                .isEqualTo("备注\n----\na\n（结果已截断：这里只有前 1 行，后面还有。不要用它求合计；请缩小条件或先汇总后再查。）\n");
        assertThat(text(OutputFormat.TABLE, NOTE, 1, "a")).isEqualTo("备注\n----\na\n");
    }

    @Test
    void aLongTableIsWrittenAsItComes() throws Exception {
        String[] values = new String[2_500];
        java.util.Arrays.setAll(values, index -> "r" + index);

        List<String> lines =
                text(OutputFormat.TABLE, NOTE, 10_000, values).lines().toList();

        assertThat(lines).hasSize(2_502);
        assertThat(lines.get(2_501)).isEqualTo("r2499");
    }

    @Test
    void aWorkbookKeepsTextsAsTextsAndNumbersItCanHoldAsNumbers() throws Exception {
        List<Row> texts = rows(bytes(OutputFormat.XLSX, NOTE, 10, "=1+1", "0360222", "-5", "a\u0001b"));
        assertThat(texts.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(texts.get(1).getCellText(0)).isEqualTo("=1+1");
        assertThat(texts.get(2).getCellText(0)).isEqualTo("0360222");
        assertThat(texts.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(texts.get(3).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(texts.get(4).getCellText(0)).startsWith("a").endsWith("b");

        List<Row> numbers = rows(bytes(OutputFormat.XLSX, SHARE, 10, "-0.5", "123456789012345.600000", "NaN"));
        assertThat(numbers.get(1).getCellAsNumber(0).orElseThrow()).isEqualByComparingTo("-0.5");
        assertThat(numbers.get(2).getCell(0).getType()).as("16 digits").isEqualTo(CellType.STRING);
        assertThat(numbers.get(2).getCellText(0)).isEqualTo("123456789012345.600000");
        assertThat(numbers.get(3).getCellText(0)).isEqualTo("NaN");
    }

    @Test
    void aWorkbookMarksDoubtfulTextsAsTextSoThatEditingDoesNotTurnThem() throws Exception {
        String styles = entry(bytes(OutputFormat.XLSX, NOTE, 10, "=1+1"), "xl/styles.xml");

        assertThat(styles).contains("formatCode=\"@\""); // the format "text" (ECMA-376 part 1, 18.8.31)
    }

    /** Excel shows 1900-02-29, which never was, so days before 1900-03-01 are off by one there. */
    @Test
    void aWorkbookHoldsDaysAsDaysWhereExcelCountsRight() throws Exception {
        List<Row> days = rows(bytes(
                OutputFormat.XLSX, new ResultColumn("月份", Kind.DATE), 10, "2025-10-01", "1900-02-28", "infinity"));

        assertThat(days.get(1).getCellAsDate(0).orElseThrow()).hasToString("2025-10-01T00:00");
        assertThat(days.get(2).getCellText(0)).isEqualTo("1900-02-28");
        assertThat(days.get(3).getCellText(0)).isEqualTo("infinity");
    }

    @Test
    void aWorkbookSaysOnASheetOfItsOwnWhatIsMissing() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuerySummary summary = write(OutputFormat.XLSX, NOTE, 1, out, "长".repeat(32_768), "b");

        assertThat(summary).isEqualTo(new QuerySummary(1, true, 1));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).containsExactly("查询结果", "说明（结果不全）");
            assertThat(sheets.get(0).read().get(1).getCellText(0)).hasSize(32_767);
            assertThat(sheets.get(1).read().get(0).getCellText(0)).contains("只有前 1 行");
            assertThat(sheets.get(1).read().get(1).getCellText(0)).contains("有 1 个文本");
        }
        try (ReadableWorkbook whole =
                new ReadableWorkbook(new ByteArrayInputStream(bytes(OutputFormat.XLSX, NOTE, 2, "a", "b")))) {
            assertThat(whole.getSheets()).hasSize(1);
        }
    }

    /** A sheet has 1,048,576 rows (Excel specifications and limits); one is the head. */
    @Test
    void aWorkbookIsCutWhereASheetEnds() throws Exception {
        try (ResultWriter writer =
                ResultWriter.open(OutputFormat.XLSX, OutputStream.nullOutputStream(), List.of(NOTE), Long.MAX_VALUE)) {
            assertThat(writer.room()).isEqualTo(1_048_575);
        }
    }

    @Test
    void aFileForExcelBeginsWithAByteOrderMark() throws Exception {
        Path file = folder.resolve("结果.csv");
        new ResultFile(file, OutputFormat.CSV, true).write(out -> write(OutputFormat.CSV, NOTE, 9, out, "浮梁县"));
        assertThat(Files.readString(file)).isEqualTo("\uFEFF备注\n浮梁县\n");

        new ResultFile(file, OutputFormat.CSV, false).write(out -> write(OutputFormat.CSV, NOTE, 9, out, "浮梁县"));
        assertThat(Files.readString(file)).isEqualTo("备注\n浮梁县\n");
    }

    @Test
    void aNoteStandsBesideACsvFileThatIsCutUntilItIsWhole() throws Exception {
        Path file = folder.resolve("结果.csv");
        Path note = folder.resolve("结果.csv.cut.txt");

        new ResultFile(file, OutputFormat.CSV, true).write(out -> write(OutputFormat.CSV, NOTE, 1, out, "a", "b"));
        assertThat(note).content().contains("只有前 1 行");

        new ResultFile(file, OutputFormat.CSV, true).write(out -> write(OutputFormat.CSV, NOTE, 2, out, "a", "b"));
        assertThat(note).doesNotExist();
    }

    @Test
    void aFormerFileStandsWhenTheNewOneFails() throws Exception {
        Path file = Files.writeString(folder.resolve("结果.csv"), "former");
        try {
            new ResultFile(file, OutputFormat.CSV, true).write(out -> {
                out.write(1);
                throw new IOException("disk full");
            });
        } catch (IOException expected) {
            assertThat(expected).hasMessage("disk full");
        }
        assertThat(file).hasContent("former");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static List<Row> rows(byte[] workbook) throws IOException {
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return read.getFirstSheet().read();
        }
    }

    private String entry(byte[] workbook, String name) throws IOException {
        Path file = Files.write(folder.resolve("result.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String csv(ResultColumn column, @Nullable String... values) throws IOException {
        return text(OutputFormat.CSV, column, 100, values);
    }

    private static String text(OutputFormat format, ResultColumn column, long limit, @Nullable String... values)
            throws IOException {
        return new String(bytes(format, column, limit, values), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(OutputFormat format, ResultColumn column, long limit, @Nullable String... values)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(format, column, limit, out, values);
        return out.toByteArray();
    }

    /** One row for each value. */
    private static QuerySummary write(
            OutputFormat format, ResultColumn column, long limit, OutputStream out, @Nullable String... values)
            throws IOException {
        try (ResultWriter writer = ResultWriter.open(format, out, List.of(column), limit)) {
            for (String value : values) {
                if (!writer.add(new @Nullable String[] {value})) {
                    break;
                }
            }
            return writer.end();
        }
    }
}

package io.eldercare.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to take all memory or time: each is refused, or its rows are, within what the limits allow. */
@Timeout(300)
class HostileFileTest {
    private static final String HEAD = "机构编号,床位总数\n";
    private static final String ROWS = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>机构编号</t></is></c><c r="B1" t="inlineStr"><is><t>床位总数</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>J001</t></is></c>%s</row>""";

    @Test
    void aMillionColumnsAreOneFault() {
        assertThat(code("机构编号,床位总数" + ",列".repeat(1_000_000) + "\n")).isEqualTo("HDR_TOO_MANY_COLUMNS");
        assertThat(code(",".repeat(1_000_000) + "机构编号\n")).isEqualTo("HDR_TOO_MANY_COLUMNS");
        assertThat(Beds.rows(Beds.read(Beds.csv(HEAD + "J001,1\nJ002,1" + ",9".repeat(1_000_000) + "\n"))))
                .extracting(TypedRow::rejects)
                .containsExactly(List.of(), List.of("CSV_FIELD_COUNT:*"));
        // empty fields behind the last column are no fault, however many
        assertThat(Beds.rows(Beds.read(Beds.csv(HEAD + "J001,1" + ",".repeat(1_000_000) + "\n"))))
                .extracting(TypedRow::rejects)
                .containsExactly(List.of());
    }

    @Test
    void aCellOfSixteenMillionCharactersCostsItsRowAndOneWithoutEndTheFile() {
        assertThat(Beds.rows(Beds.read(Beds.csv(HEAD + "J001,1\n" + "J".repeat(15_000_000) + ",1\n"))))
                .extracting(TypedRow::rejects)
                .containsExactly(List.of(), List.of("CSV_FIELD_TOO_LONG:*"));
        assertThat(code(HEAD + "J001,\"" + "x".repeat(20_000_000))).isEqualTo("CSV_FIELD_TOO_LONG");
    }

    /** Two gigabytes that nobody holds: the same block again and again. */
    @Test
    void aCellOfTwoGigabytesIsRefusedWhereItsLimitIs() {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        ByteSource endless = () -> {
            Stream<InputStream> blocks = Stream.concat(
                    Stream.of(new ByteArrayInputStream((HEAD + "J001,").getBytes(StandardCharsets.UTF_8))),
                    Stream.generate(() -> (InputStream) new ByteArrayInputStream(block))
                            .limit(2_000));
            return new SequenceInputStream(Collections.enumeration(blocks.toList()));
        };
        Limits limits = Limits.standard();
        assertThatThrownBy(() -> Beds.rows(
                        Beds.read(TabularFile.open(endless, 2_000L << 20, "bed_month_360222_2025-11.csv", limits))))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("CSV_FIELD_TOO_LONG"));
    }

    @Test
    void gzippedTextThatSwellsIsRefusedBeforeItIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(HEAD.getBytes(StandardCharsets.UTF_8));
            byte[] rows = "J001,1\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int block = 0; block < 500; block++) {
                gzip.write(rows);
            }
        }
        assertThat(code("a.csv.gz", bytes.toByteArray())).isEqualTo("FILE_TOO_LARGE");
        // a zip in a zip is no text either
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(twice)) {
            gzip.write(bytes.toByteArray());
        }
        assertThat(code("a.csv.gz", twice.toByteArray())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1E-999999999|TYPE_NOT_NUMBER",
                "1E999999999|TYPE_NOT_NUMBER",
                "1E308|TYPE_NOT_NUMBER TYPE_OVERFLOW",
                "1E-300|TYPE_NOT_NUMBER TYPE_NOT_INTEGER",
                "NaN|TYPE_MISSING_REQUIRED"
            })
    void numbersThatWouldTakeAGigabyteToWriteAreNone(String number, String codes) throws IOException {
        byte[] book = book(ROWS.formatted("<c r=\"B2\"><v>" + number + "</v></c>"));
        assertThat(codes.split(" ", -1)).contains(rowOrFile(book));
    }

    @Test
    void aNumberOfAHundredThousandDigitsIsNotWorkedOut() {
        assertThat(Beds.rows(Beds.read(Beds.csv(HEAD + "J001," + "9".repeat(32_000) + "\n"))))
                .extracting(TypedRow::rejects)
                .containsExactly(List.of("TYPE_NOT_NUMBER:built_beds"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r=\"ZZZZZZ2\"><v>1</v></c>|XLSX_CORRUPT",
                "<c r=\"B99999999\"><v>1</v></c>|XLSX_CORRUPT",
                "<c r=\"2B\"><v>1</v></c>|XLSX_CORRUPT",
                "<c r=\"B2\" t=\"s\"><v>7</v></c>|TYPE_MISSING_REQUIRED",
                "<c r=\"B2\" t=\"nonsense\"><v>1</v></c>|XLSX_CORRUPT"
            })
    void cellsThatPointNowhereRefuseTheWorkbook(String cell, String code) throws IOException {
        assertThat(rowOrFile(book(ROWS.formatted(cell)))).isEqualTo(code);
    }

    @Test
    void theWorkbookOfTheseTestsIsSoundUntilSomethingIsDoneToIt() throws IOException {
        assertThat(rowOrFile(book(ROWS.formatted("<c r=\"B2\"><v>1</v></c>")))).isEmpty();
    }

    @Test
    void deepElementsAndEndlessTagsAreBombs() throws IOException {
        assertThat(rowOrFile(book("<a>".repeat(100_000)))).isEqualTo("XLSX_ZIP_BOMB");
        assertThat(rowOrFile(book(ROWS.formatted("<c r=\"B2\" x=\"" + noise(5 << 20) + "\"><v>1</v></c>"))))
                .isEqualTo("XLSX_ZIP_BOMB");
        assertThat(rowOrFile(
                        book(ROWS.formatted("<c r=\"B2\" t=\"inlineStr\"><is><t>" + noise(5 << 20) + "</t></is></c>"))))
                .isEqualTo("XLSX_ZIP_BOMB");
    }

    @Test
    void overlappingMergesAreRefused() throws IOException {
        StringBuilder merges = new StringBuilder("</sheetData><mergeCells>");
        for (int number = 0; number < 5_000; number++) {
            merges.append("<mergeCell ref=\"A1:C1000000\"/>");
        }
        byte[] book = book(ROWS.formatted("<c r=\"B2\"><v>1</v></c>") + merges + "</mergeCells><sheetData>");
        assertThat(rowOrFile(book)).isEqualTo("XLSX_CORRUPT");
    }

    @Test
    void aForgottenQuoteThatMakesTwoRowsOneIsSeen() {
        assertThat(code("机构编号,机构名称,床位总数\nJ001,\"甲,1\nJ002,乙\",2\n")).isEqualTo("CSV_UNCLOSED_QUOTE");
        assertThat(code("机构编号,机构名称,床位总数\nJ001,\"甲,1\r\nJ002,乙,2\r\nJ003,丙\",3\r\n"))
                .isEqualTo("CSV_UNCLOSED_QUOTE");
        // a remark of two lines is none
        assertThat(Beds.rows(Beds.read(Beds.csv("机构编号,机构名称,床位总数\nJ001,\"甲,院\n乙\",1\n"))))
                .extracting(TypedRow::rejects)
                .containsExactly(List.of());
    }

    /** Characters that do not compress. */
    private static String noise(int length) {
        java.util.Random random = new java.util.Random(7);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    /** A workbook of Excel's own kind whose sheet holds these rows. */
    private static byte[] book(String rows) throws IOException {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("床位月报");
            workbook.write(sound);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(sound.toByteArray()));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = from.readAllBytes();
                to.write(entry.getName().endsWith("sheet1.xml") ? sheet(rows) : content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] sheet(String rows) {
        return ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                        + "</sheetData></worksheet>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String code(String csv) {
        return code("a.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(String name, byte[] bytes) {
        try (TabularFile file = Beds.file(name, bytes)) {
            Beds.rows(Beds.read(file));
            return "";
        } catch (UnreadableFile refusal) {
            return refusal.code();
        }
    }

    /** Code of the refusal, else the first of a row, else nothing. */
    private static String rowOrFile(byte[] workbook) {
        try (TabularFile file = Beds.file("a.xlsx", workbook)) {
            return Beds.rows(Beds.read(file)).stream()
                    .flatMap(row -> row.rejects().stream())
                    .map(issue -> issue.substring(0, issue.indexOf(':')))
                    .findFirst()
                    .orElse("");
        } catch (UnreadableFile refusal) {
            return refusal.code();
        }
    }
}

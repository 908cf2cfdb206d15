package io.eldercare.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.report.chart.Tone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class WorkbookFileTest {
    private static final List<String> HOSTILE = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A1");

    private static byte[] bytes;

    @BeforeAll
    static void write() throws IOException {
        WorkbookFile workbook = new WorkbookFile();
        Sheet sheet = workbook.sheet("金额", "标题", "说明", List.of("地区", "上月（元）", "本月（元）", "差额（元）", "状态"));
        for (String name : HOSTILE) {
            sheet.next();
            sheet.text(name);
            sheet.number(new BigDecimal("10.10"), "#,##0.00");
            sheet.number(new BigDecimal("1000.20"), "#,##0.00");
            sheet.difference(2, 1, new BigDecimal("990.10"), "#,##0.00");
            sheet.status("明显滞后", Tone.FAR_BEHIND);
        }
        sheet.next();
        sheet.text("合计");
        sheet.text("");
        sheet.sum(HOSTILE.size(), new BigDecimal("6001.20"), "#,##0.00");
        sheet.text("");
        sheet.text("");
        sheet.total();
        sheet.finish(1, 20, 14, 14, 14, 12);
        Sheet wide = workbook.sheet("O'Neil", "标题", "说明", List.of("说明"));
        wide.finish(1, 200);
        bytes = workbook.write();
    }

    private static List<Row> rows() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static String part(String name) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsHostileTextAsText() throws IOException {
        for (int index = 0; index < HOSTILE.size(); index++) {
            Cell cell = rows().get(3 + index).getCell(0);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getText()).isEqualTo(HOSTILE.get(index));
        }
        assertThat(Pattern.compile("<f>(.*?)</f>")
                        .matcher(part("xl/worksheets/sheet1.xml"))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly("C4-B4", "C5-B5", "C6-B6", "C7-B7", "C8-B8", "C9-B9", "SUM(C4:C9)");
    }

    /** 6 × 1000.20 = 6001.20; 1000.20 − 10.10 = 990.10. */
    @Test
    void carriesTheResultOfEveryFormula() throws IOException {
        Cell sum = rows().get(9).getCell(2);
        assertThat(sum.getFormula()).isEqualTo("SUM(C4:C9)");
        assertThat(sum.getText()).isEqualTo("6001.20");
        assertThat(rows().get(3).getCell(3).getText()).isEqualTo("990.10");
    }

    @Test
    void printsOnA4WithRepeatedHeadsAndPageNumbers() throws IOException {
        assertThat(part("xl/workbook.xml"))
                .contains("name=\"_xlnm.Print_Area\" localSheetId=\"0\">'金额'!$A$1:$E$10<")
                .contains("name=\"_xlnm.Print_Area\" localSheetId=\"1\">'O''Neil'!$A$1:$A$3<")
                .contains("_xlnm.Print_Titles");
        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains("fitToWidth=\"1\"", "fitToHeight=\"0\"", "paperSize=\"9\"", "orientation=\"portrait\"")
                .contains("&amp;P", "&amp;N", "<autoFilter ref=\"A3:E9\"");
    }

    @Test
    void marksAStatusInWordsToo() throws IOException {
        assertThat(rows().get(3).getCell(4).getText()).isEqualTo("▼ 明显滞后");
    }

    /** Luma of ITU-R BT.601, 0–255: grounds differ by 12 at least, and black text stays readable on all. */
    @Test
    void hasGroundsThatDifferInGrey() {
        List<Integer> greys = Arrays.stream(Tone.values())
                .map(Ground::of)
                .map(colour -> Integer.parseInt(colour, 16))
                .map(colour -> ((colour >> 16) * 30 + (colour >> 8 & 0xFF) * 59 + (colour & 0xFF) * 11) / 100)
                .sorted()
                .toList();
        for (int index = 1; index < greys.size(); index++) {
            assertThat(greys.get(index) - greys.get(index - 1)).isGreaterThanOrEqualTo(12);
        }
        assertThat(greys.get(0)).isGreaterThan(180);
    }

    @Test
    void measuresWhatAFormatPrints() {
        assertThat(ColumnWidth.printed(new BigDecimal("1234567.891"), "#,##0.00;-#,##0.00;0.00"))
                .hasSize("1,234,567.89".length());
        assertThat(ColumnWidth.printed(new BigDecimal("0.123"), "0.0000%")).hasSize("12.3000%".length());
        assertThat(ColumnWidth.printed(new BigDecimal("-1.5"), "+0.00\"个百分点\";-0.00\"个百分点\""))
                .contains("个百分点");
    }
}

package io.eldercare.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbookTest {
    @Test
    void fillsMergedHeadersAndMergedCellsDownwards() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("床位月报");
            sheet.value(0, 1, "浮梁县养老机构床位月报");
            sheet.range(0, 1, 0, 5).merge();
            row(sheet, 2, 1, "机构名称", "机构编号", "床位（张）", null, "补助金额（万元）");
            row(sheet, 3, 1, null, null, "总数", "护理型", null);
            sheet.range(2, 1, 3, 1).merge();
            sheet.range(2, 2, 3, 2).merge();
            sheet.range(2, 3, 2, 4).merge();
            sheet.range(2, 5, 3, 5).merge();
            row(sheet, 4, 1, "幸福敬老院", "J001", 120, 60, 1.5);
            row(sheet, 5, 1, null, "J002", 80, "40张", 2);
            sheet.range(4, 1, 5, 1).merge();
            row(sheet, 6, 1, "康宁护理院", "J003", 30, 10, 3);
            row(sheet, 7, 1, "光荣院", "J004", null, 10, null);
            sheet.range(6, 3, 7, 3).merge();
            row(sheet, 8, 1, "合　　计", null, 230, 120, 6.5);
            sheet.range(8, 1, 8, 2).merge();
        }
        ContractReader reader = Beds.read(Beds.file("a.xlsx", bytes.toByteArray()));
        List<TypedRow> rows = Beds.rows(reader);
        assertThat(reader.summary().headerRow()).isEqualTo(4);
        assertThat(reader.summary().unknownColumns()).isEmpty();
        assertThat(rows).extracting(TypedRow::rowNo).containsExactly(5, 6, 7, 8);
        assertThat(rows).extracting(row -> row.values()[1]).containsExactly("幸福敬老院", "幸福敬老院", "康宁护理院", "光荣院");
        assertThat(rows).extracting(row -> row.values()[2]).containsExactly(120, 80, null, null);
        assertThat(rows).extracting(row -> row.values()[3]).containsExactly(60, 40, 10, 10);
        // 1.5 万元 = 15,000 元
        assertThat(rows.get(0).values()[4]).hasToString("15000.00");
        // one number for two rows belongs to neither
        assertThat(rows.get(2).rejects()).containsExactly("XLSX_MERGED_CELL:built_beds");
        assertThat(rows.get(3).rejects()).containsExactly("XLSX_MERGED_CELL:built_beds");
    }

    @Test
    void readsNumbersDatesAndIdsAsTyped() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook.createSheet("名册"), dateStyle(workbook));
            check(Beds.file("a.xlsx", bytes(workbook)), LocalDate.of(2025, 3, 1));
        }
    }

    @Test
    void readsTheOldFormatAlike() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            fill(workbook.createSheet("名册"), dateStyle(workbook));
            check(Beds.file("a.xls", bytes(workbook)), LocalDate.of(2025, 3, 1));
            assertThat(Beds.file("a.xls", bytes(workbook)).kind()).isEqualTo(TabularFile.Kind.XLS);
        }
    }

    /** 45717 days after 1904-01-01 is 2029-03-02, that is 1462 days after 2025-03-01. */
    @Test
    void countsFrom1904WhereTheWorkbookSaysSo() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            fill(workbook.createSheet("名册"), dateStyle(workbook));
            check(Beds.file("a.xlsx", bytes(workbook)), LocalDate.of(2029, 3, 2));
        }
    }

    private static void fill(Sheet sheet, CellStyle date) {
        cells(sheet, 0, "身份证号", "探访人编号", "起始日期");
        Row formatted = cells(sheet, 1, "369999194503120012", 1001, 45717);
        formatted.getCell(2).setCellStyle(date);
        cells(sheet, 2, "369999195206301284", 1002, 45717);
        cells(sheet, 3, 369999194503120012d, 1003, "2025年3月1日");
        cells(sheet, 4, 369999450312001d, 1004, null);
        cells(sheet, 5, "36999919580817901X", 1005, null).createCell(2).setCellErrorValue(FormulaError.REF.getCode());
        cells(sheet, 6, "369999193802290025", 1006, 60).getCell(2).setCellStyle(date);
        sheet.getRow(6).setZeroHeight(true);
    }

    private static void check(TabularFile file, LocalDate day) {
        ContractReader reader =
                ContractReader.open(Beds.people(), ContractReader.choose(file, Beds.people()), Beds.options());
        List<TypedRow> rows = Beds.rows(reader);
        assertThat(rows.get(0).values()[2]).isEqualTo(day);
        assertThat(((Token) java.util.Objects.requireNonNull(rows.get(0).values()[1])).text())
                .isEqualTo("1001");
        assertThat(rows.get(1).values()[2]).isEqualTo(day);
        assertThat(rows.get(2).rejects()).containsExactly("ID_PRECISION_LOST:person_id");
        // the same person as row 2, in the 15-digit form and with other values
        assertThat(rows.get(3).rejects()).containsExactly("UNIQ_KEY_CONFLICT:person_id");
        assertThat(rows.get(4).rejects()).containsExactly("XLSX_ERROR_CELL:valid_from");
        assertThat(rows.get(5).rejects()).contains("ID_BIRTHDATE:person_id");
        assertThat(reader.summary().warnings()).containsExactly("XLSX_HIDDEN_ROWS:*");
        file.close();
    }

    @Test
    void showsWholeNumbersWithoutExponentAndFormulasByTheirSavedValue() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet();
            Row row = cells(sheet, 0, 369999194503120012d, 0.1 + 0.2, 1e15, 12.3456);
            row.createCell(4).setCellFormula("1+2");
            row.createCell(5).setCellFormula("2+3");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(5));
            row.getCell(4).setCellValue(3);
            row.createCell(6).setCellValue(true);
            CellStyle percent = workbook.createCellStyle();
            percent.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
            row.createCell(7).setCellValue(0.655);
            row.getCell(7).setCellStyle(percent);
            try (TabularFile file = Beds.file("a.xlsx", bytes(workbook));
                    RowCursor cursor = file.sheets().get(0).open()) {
                RawRow raw = cursor.next();
                assertThat(raw.cells())
                        .containsExactly(
                                "369999194503120000", "0.3", "1000000000000000", "12.3456", "3", "5", "TRUE", "65.5%");
                assertThat(raw.marks().rounded().get(0)).isTrue();
            }
        }
    }

    @Test
    void choosesTheSheetByNameOrHeader() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            cells(workbook.createSheet("填报说明"), 0, "请按模板填写");
            cells(workbook.createSheet("Sheet2"), 0, "机构编号", "床位总数");
            assertThat(choose(workbook).name()).isEqualTo("Sheet2");
            cells(workbook.createSheet("Sheet3"), 0, "机构编号", "床位总数");
            assertThatThrownBy(() -> choose(workbook))
                    .isInstanceOfSatisfying(
                            UnreadableFile.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("XLSX_SHEET_AMBIGUOUS"));
            cells(workbook.createSheet("床位 月报"), 0, "机构编号", "床位总数");
            assertThat(choose(workbook).name()).isEqualTo("床位 月报");
            try (TabularFile file = Beds.file("workbook_360222_2025-11.xlsx", bytes(workbook))) {
                assertThat(ContractReader.named(file, Beds.contract())).isPresent();
                assertThat(ContractReader.named(file, Beds.people())).isEmpty();
            }
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Sheet1");
            cells(workbook.createSheet("床位月报"), 0, "机构编号", "床位总数");
            workbook.setSheetHidden(1, true);
            assertThatThrownBy(() -> choose(workbook))
                    .isInstanceOfSatisfying(
                            UnreadableFile.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("XLSX_HIDDEN_SHEET"));
        }
    }

    @Test
    void refusesDamagedAndHostileWorkbooks() throws Exception {
        byte[] good;
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            cells(workbook.createSheet("床位月报"), 0, "机构编号", "床位总数");
            good = bytes(workbook);
        }
        refused("XLSX_CORRUPT", Arrays.copyOf(good, good.length / 2));
        refused("XLSX_ENCRYPTED", encrypted(good));
        refused("XLSX_ZIP_BOMB", with(good, "xl/worksheets/sheet9.xml", "<worksheet>" + " ".repeat(8 << 20)));
        refused("XLSX_DUPLICATE_ENTRY", with(good, "XL/workbook.xml", "<workbook/>"));
        refused("FILE_TYPE_UNSUPPORTED", with(good, "xl/vbaProject.bin", "x"));
        refused(
                "XLSX_DTD",
                with(good, "xl/worksheets/sheet9.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>"));
        refused("FILE_TYPE_UNSUPPORTED", with(new byte[0], "a.txt", "x"));
    }

    @Test
    void ignoresPhoneticGuides() throws IOException {
        byte[] good;
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            cells(workbook.createSheet("a"), 0, "文件");
            good = bytes(workbook);
        }
        String shared =
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"1\" uniqueCount=\"1\">"
                        + "<si><t>文件</t><rPh sb=\"0\" eb=\"1\"><t>wenjian</t></rPh></si></sst>";
        try (TabularFile file = Beds.file("a.xlsx", with(good, "xl/sharedStrings.xml", shared));
                RowCursor cursor = file.sheets().get(0).open()) {
            assertThat(cursor.next().cells()).containsExactly("文件");
        }
    }

    private static void refused(String code, byte[] bytes) {
        assertThatThrownBy(() -> Beds.file("a.xlsx", bytes).close())
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static io.eldercare.ingest.read.Sheet choose(XSSFWorkbook workbook) throws IOException {
        TabularFile file = Beds.file("a.xlsx", bytes(workbook));
        try (file) {
            return ContractReader.choose(file, Beds.contract());
        }
    }

    private static byte[] encrypted(byte[] workbook) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(container)) {
                out.write(workbook);
            }
            container.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    /** A copy of a zip with one part replaced or added. */
    private static byte[] with(byte[] zip, String part, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(part));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static CellStyle dateStyle(org.apache.poi.ss.usermodel.Workbook workbook) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        return style;
    }

    private static byte[] bytes(org.apache.poi.ss.usermodel.Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    private static Row cells(Sheet sheet, int rowIndex, Object... values) {
        Row row = sheet.createRow(rowIndex);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (values[i] != null) {
                row.createCell(i).setCellValue(values[i].toString());
            }
        }
        return row;
    }

    private static void row(Worksheet sheet, int rowIndex, int first, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                sheet.value(rowIndex, first + i, number);
            } else if (values[i] != null) {
                sheet.value(rowIndex, first + i, values[i].toString());
            }
        }
    }
}

package io.eldercare.badinput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks with a sheet of teams or beds, sound but for what a case does to them. */
final class Books {
    static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final List<String> TEAM = List.of("T1", "夕阳红", "是", "在册");
    private static final List<String> BED =
            List.of("i9", "100", "100", "80", "60", "50", "10", "10", "10", "10", "10", "0");
    private static final List<String> BED_HEAD = List.of(
            "institution_id",
            "approved_beds",
            "built_beds",
            "open_beds",
            "nursing_beds",
            "residents",
            "occ_l0",
            "occ_l1",
            "occ_l2",
            "occ_l3",
            "occ_l4",
            "occ_unassessed");

    private Books() {}

    static byte[] teams() {
        return teams(sheet -> {});
    }

    static byte[] teams(Consumer<XSSFSheet> change) {
        return book(workbook -> change.accept(teamSheet(workbook, "志愿队伍")));
    }

    static XSSFSheet teamSheet(XSSFWorkbook workbook, String name) {
        XSSFSheet sheet = workbook.createSheet(name);
        row(sheet, 0, List.of("team_id", "name", "elder_service", "status"));
        row(sheet, 1, TEAM);
        return sheet;
    }

    /** Row 1 is without fault; the change is for row 2. Numbers are numbers. */
    static byte[] beds(Consumer<Row> change) {
        return book(workbook -> {
            XSSFSheet sheet = workbook.createSheet("床位月报");
            row(sheet, 0, BED_HEAD);
            bed(sheet, 1, "i1");
            change.accept(bed(sheet, 2, "i2"));
        });
    }

    static Row bed(Sheet sheet, int number, String institution) {
        Row row = row(sheet, number, BED);
        row.getCell(0).setCellValue(institution);
        for (int column = 1; column < BED.size(); column++) {
            row.getCell(column).setCellValue(Integer.parseInt(BED.get(column)));
        }
        return row;
    }

    /** Teams with founding dates: row 1 as given, by a cell each. */
    static byte[] founded(Consumer<Cell> first, Consumer<Cell> second) {
        return teams(sheet -> {
            sheet.getRow(0).createCell(4).setCellValue("founded_on");
            first.accept(sheet.getRow(1).createCell(4));
            second.accept(row(sheet, 2, List.of("T2", "晨曦", "是", "在册")).createCell(4));
        });
    }

    static void dated(Cell cell, double serial) {
        Workbook workbook = cell.getSheet().getWorkbook();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        cell.setCellValue(serial);
        cell.setCellStyle(style);
    }

    static Row row(Sheet sheet, int number, List<String> texts) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < texts.size(); column++) {
            row.createCell(column).setCellValue(texts.get(column));
        }
        return row;
    }

    static byte[] book(Consumer<XSSFWorkbook> fill) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill.accept(workbook);
            return bytes(workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }
}

package io.eldercare.simulate.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** XLS (BIFF8) with a title line above the header. */
public final class LegacyWorkbookFile {
    private LegacyWorkbookFile() {}

    public static byte[] write(Sheet sheet) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            HSSFSheet target = workbook.createSheet(sheet.title());
            HSSFCellStyle dates = workbook.createCellStyle();
            dates.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d"));
            target.createRow(0).createCell(0).setCellValue(sheet.countyName() + sheet.title());
            HSSFRow header = target.createRow(1);
            for (int place = 0; place < sheet.order().size(); place++) {
                header.createCell(place).setCellValue(sheet.header(place));
            }
            CellText text = new CellText(sheet.layout());
            int line = 2;
            for (@Nullable Object[] row : sheet.table().rows()) {
                HSSFRow written = target.createRow(line++);
                for (int place = 0; place < sheet.order().size(); place++) {
                    write(written.createCell(place), row[sheet.order().get(place)], sheet, place, text, dates);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void write(
            HSSFCell cell, @Nullable Object value, Sheet sheet, int place, CellText text, HSSFCellStyle dates) {
        boolean excelDates = sheet.layout().dates() == Layout.Dates.EXCEL;
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (excelDates && value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(dates);
        } else if (excelDates && value instanceof LocalDateTime time) {
            cell.setCellValue(time);
            cell.setCellStyle(dates);
        } else if (value != null) {
            cell.setCellValue(text.of(value, sheet.unit(place)));
        }
    }
}

package io.eldercare.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The sender's file once more, with faulty cells coloured and commented, and a list of all of them in front. It keeps names, sheets
 * and contents, so that it can be corrected and sent itself.
 */
public final class MarkedCopy {
    private static final int MOST_BYTES = 20 << 20;

    private MarkedCopy() {}

    /**
     * One fault.
     *
     * @param sheet empty for a text file
     * @param row 0 for the whole file
     * @param cell such as B17; empty where the whole row is meant
     */
    public record Mark(
            String sheet,
            int row,
            String cell,
            String severity,
            String rule,
            String columnLabel,
            String shown,
            String message,
            String expected,
            String remedy) {}

    /** A sheet of plain text; lines keep the numbers they have in their file. */
    public record Page(String name, List<Line> lines) {
        /** @param number from 1 */
        public record Line(int number, List<String> cells) {}
    }

    /** @param pages contents, for a file that is no .xlsx; empty: they are copied from the file */
    public record Marked(String verdict, List<Mark> marks, List<Page> pages) {}

    public static byte[] of(Path file, Marked marked) throws IOException {
        try (XSSFWorkbook workbook = opened(file, marked.pages())) {
            Map<String, XSSFSheet> sheets = new LinkedHashMap<>();
            workbook.forEach(sheet -> sheets.put(sheet.getSheetName(), (XSSFSheet) sheet));
            if (marked.pages().size() == 1) {
                sheets.put(marked.pages().get(0).name(), workbook.getSheetAt(0));
            }
            CellMarks cells = new CellMarks(workbook);
            Map<String, List<Mark>> byCell = marked.marks().stream()
                    .filter(mark -> mark.row() > 0)
                    .collect(Collectors.groupingBy(
                            mark -> mark.sheet() + "|" + mark.row() + "|" + mark.cell(),
                            LinkedHashMap::new,
                            Collectors.toList()));
            byCell.values()
                    .forEach(
                            marks -> Optional.ofNullable(sheets.get(marks.get(0).sheet()))
                                    .ifPresent(sheet -> cells.put(sheet, marks)));
            new ResultSheet(workbook, sheets).write(marked);
            return SettledPackage.of(workbook);
        }
    }

    /** The file itself where it can be copied, else its text, else nothing. */
    private static XSSFWorkbook opened(Path file, List<Page> pages) throws IOException {
        if (pages.isEmpty() && Files.size(file) <= MOST_BYTES) {
            try {
                return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
            } catch (POIXMLException | OpenXML4JRuntimeException | IOException unreadable) {
                return new XSSFWorkbook();
            }
        }
        XSSFWorkbook workbook = new XSSFWorkbook();
        XSSFCellStyle text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        for (Page page : pages) {
            XSSFSheet sheet =
                    workbook.createSheet(page.name().isEmpty() ? "数据" : WorkbookUtil.createSafeSheetName(page.name()));
            for (Page.Line line : page.lines()) {
                XSSFRow row = sheet.createRow(line.number() - 1);
                for (int column = 0; column < line.cells().size(); column++) {
                    XSSFCell cell = row.createCell(column);
                    cell.setCellStyle(text);
                    cell.setCellValue(line.cells().get(column));
                }
            }
            widths(sheet, page);
        }
        return workbook;
    }

    private static void widths(XSSFSheet sheet, Page page) {
        int columns = page.lines().stream()
                .mapToInt(line -> line.cells().size())
                .max()
                .orElse(0);
        for (int column = 0; column < columns; column++) {
            int place = column;
            int widest = page.lines().stream()
                    .limit(200)
                    .filter(line -> place < line.cells().size())
                    .mapToInt(line -> ColumnWidths.wide(line.cells().get(place)))
                    .max()
                    .orElse(0);
            sheet.setColumnWidth(column, Math.max(8, Math.min(30, widest + 2)) * 256);
        }
    }
}

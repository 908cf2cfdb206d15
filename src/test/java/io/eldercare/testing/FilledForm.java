package io.eldercare.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A form in the hands of a clerk, who knows its columns by their labels. */
public final class FilledForm implements AutoCloseable {
    private static final int HEAD = 4;
    private static final int FIRST = 6;

    private final XSSFWorkbook workbook;

    private FilledForm(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    public static FilledForm open(Path file) throws IOException {
        return new FilledForm(new XSSFWorkbook(Files.newInputStream(file)));
    }

    /** @param row below the head, from 0 @param value Integer or String */
    public FilledForm put(String sheet, String label, int row, Object value) {
        XSSFSheet target = workbook.getSheet(sheet);
        XSSFCell cell =
                target.getRow(FIRST + row).getCell(column(target, label), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (value instanceof Integer number) {
            cell.setCellValue(number);
        } else {
            cell.setCellValue((String) value);
        }
        return this;
    }

    /** Writes a name behind the colon. */
    public FilledForm sign(String sheet, String field, String name) {
        for (Cell cell : workbook.getSheet(sheet).getRow(HEAD - 1)) {
            if (cell.getStringCellValue().equals(field)) {
                cell.setCellValue(field + name);
            }
        }
        return this;
    }

    public FilledForm hide(String sheet) {
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
        return this;
    }

    public void save(Path file) throws IOException {
        try (OutputStream target = Files.newOutputStream(file)) {
            workbook.write(target);
        }
    }

    /** Place of a column by its label, whatever stands around it. */
    public static int column(XSSFSheet sheet, String label) {
        for (Cell cell : sheet.getRow(HEAD)) {
            String bare = cell.getStringCellValue().replaceFirst("^\\*", "").replaceFirst("\\n.*$", "");
            if (bare.equals(label)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + label + " in " + sheet.getSheetName());
    }

    /** What a column's drop-down offers. */
    public static List<String> list(XSSFSheet sheet, String label) {
        int column = column(sheet, label);
        for (DataValidation rule : sheet.getDataValidations()) {
            if (rule.getRegions().getCellRangeAddress(0).isInRange(FIRST, column)) {
                AreaReference area =
                        new AreaReference(rule.getValidationConstraint().getFormula1(), SpreadsheetVersion.EXCEL2007);
                List<String> offered = new ArrayList<>();
                for (CellReference cell : area.getAllReferencedCells()) {
                    offered.add(sheet.getWorkbook()
                            .getSheet(cell.getSheetName())
                            .getRow(cell.getRow())
                            .getCell(cell.getCol())
                            .getStringCellValue());
                }
                return offered;
            }
        }
        throw new AssertionError("no drop-down for " + label);
    }

    /** Texts of rows that are not empty. */
    public static List<String> texts(XSSFSheet sheet, int from, int to) {
        List<String> texts = new ArrayList<>();
        DataFormatter formatter = new DataFormatter();
        for (int row = from; row <= to; row++) {
            for (Cell cell : sheet.getRow(row)) {
                texts.add(formatter.formatCellValue(cell));
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}

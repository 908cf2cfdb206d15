package io.eldercare.form;

import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.definitions.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What a program lets a person type into a column. Code lists stand on a hidden sheet, one a column, since a list inside a rule may
 * have 255 characters only.
 */
final class EntryRules {
    static final String LISTS = "代码表";

    private static final int LONGEST_MESSAGE = 220;
    private static final int MOST = 999_999_999;

    private final XSSFWorkbook workbook;
    private final Map<List<String>, String> lists = new LinkedHashMap<>();

    EntryRules(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    void add(XSSFSheet sheet, FormLayout layout, FormLayout.Place place) {
        Column column = place.column().orElseThrow();
        DataValidationHelper rules = sheet.getDataValidationHelper();
        DataValidation rule = rules.createValidation(
                constraint(rules, column),
                new CellRangeAddressList(
                        layout.cells(place.index()).getFirstRow(),
                        layout.cells(place.index()).getLastRow(),
                        place.index(),
                        place.index()));
        rule.setEmptyCellAllowed(true);
        rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
        rule.createErrorBox(cut(column.label(), 30), cut("应填：" + Expectation.of(column) + "。", LONGEST_MESSAGE));
        // several codes in one cell are in no list
        rule.setShowErrorBox(column.type() != Type.CODES);
        sheet.addValidationData(rule);
    }

    private DataValidationConstraint constraint(DataValidationHelper rules, Column column) {
        if (column.codes().isEmpty() && (column.type() == Type.CODE || column.type() == Type.CODES)) {
            return text(rules, column);
        }
        return switch (column.type()) {
            case INTEGER -> rules.createIntegerConstraint(OperatorType.BETWEEN, "0", Integer.toString(MOST));
            case DECIMAL -> rules.createDecimalConstraint(OperatorType.BETWEEN, "-999999999999", "999999999999");
            case DATE, TIMESTAMP ->
                rules.createDateConstraint(OperatorType.BETWEEN, "DATE(1900,1,1)", "DATE(2100,12,31)", "yyyy-mm-dd");
            case PERSON -> rules.createTextLengthConstraint(OperatorType.EQUAL, "18", "");
            case MONTH -> rules.createTextLengthConstraint(OperatorType.EQUAL, "7", "");
            case TEXT -> text(rules, column);
            case BOOLEAN -> rules.createFormulaListConstraint(list(List.of("是", "否")));
            case CODE, CODES ->
                rules.createFormulaListConstraint(
                        list(List.copyOf(column.codes().keySet())));
        };
    }

    private static DataValidationConstraint text(DataValidationHelper rules, Column column) {
        return rules.createTextLengthConstraint(
                OperatorType.LESS_OR_EQUAL, Integer.toString(Math.max(1, column.maximumLength())), "");
    }

    /** Reference to the cells that hold the list; equal lists stand there once. */
    private String list(List<String> codes) {
        return lists.computeIfAbsent(codes, unknown -> {
            String column = CellReference.convertNumToColString(lists.size());
            return "'" + LISTS + "'!$" + column + "$1:$" + column + "$" + codes.size();
        });
    }

    /** Writes the lists that were asked for; after the last sheet. */
    void finish() {
        XSSFSheet sheet = workbook.createSheet(LISTS);
        List<List<String>> columns = new ArrayList<>(lists.keySet());
        int longest = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < longest; line++) {
            XSSFRow row = sheet.createRow(line);
            for (int column = 0; column < columns.size(); column++) {
                if (line < columns.get(column).size()) {
                    row.createCell(column).setCellValue(columns.get(column).get(line));
                }
            }
        }
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}

package io.eldercare.form;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.form.FormLayout.Place;
import io.eldercare.form.FormSheet.FormRow;
import io.eldercare.form.Pen.Look;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Formulas that count while the form is filled in: rows, empty required cells, ID numbers of a wrong length, and sums. Each carries
 * its result, for programs that do not calculate on opening.
 */
final class CheckSheet {
    private static final String[] HEADS = {"报表", "已填行数", "必填空格数", "身份证号不足18位", "提示"};
    private static final String[] SUM_HEADS = {"报表", "指标", "合计"};
    private static final int FIRST = 3;

    private final Pen pen;
    private final Form form;
    private final XSSFSheet sheet;
    private int line = FIRST;

    CheckSheet(XSSFWorkbook workbook, Pen pen, Form form) {
        this.pen = pen;
        this.form = form;
        this.sheet = workbook.createSheet(TemplateWorkbook.CHECKS);
    }

    void write() {
        int[] widths = {26, 22, 14, 18, 46};
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        text(0, 0, form.countyName() + " " + form.monthInWords() + " 核对表", Look.TITLE);
        sheet.getRow(0).setHeightInPoints(28);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, HEADS.length - 1));
        text(1, 0, "随填随算，供报送前核对；本表不报送，请勿改动公式。", Look.NOTE);
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, HEADS.length - 1));
        heads(FIRST - 1, HEADS);
        form.sheets().forEach(this::counts);
        sums();
        sheet.createFreezePane(0, FIRST);
        FormPaper.portrait(sheet);
    }

    private void counts(FormSheet content) {
        FormLayout layout = new FormLayout(content);
        List<Place> places = layout.places();
        List<Place> required =
                places.stream().filter(place -> column(place).required()).toList();
        String rows =
                "MAX(" + places.stream().map(place -> counted(layout, place)).collect(Collectors.joining(",")) + ")";
        int filled = content.rows().size();
        int here = line + 1;
        String cell = "B" + here;
        text(line, 0, content.name(), Look.PLAIN);
        formula(line, 1, rows, filled);
        formula(
                line,
                2,
                required.size() + "*" + cell
                        + required.stream()
                                .map(place -> "-" + counted(layout, place))
                                .collect(Collectors.joining()),
                missing(content, required));
        lengths(content, layout);
        String empty = "没有数据：本月确无的，在第一行“序号”格填“无”";
        String gaps = "有必填项空着";
        String state = filled == 0 ? empty : missing(content, required) > 0 ? gaps : "";
        formula(
                line,
                4,
                "IF(" + cell + "=0,\"" + empty + "\",IF(C" + here + ">0,\"" + gaps + "\",IF(N(D" + here
                        + ")>0,\"有身份证号不是18位\",\"\")))",
                state);
        line++;
    }

    private void lengths(FormSheet content, FormLayout layout) {
        List<Place> persons = layout.places().stream()
                .filter(place -> column(place).type() == Type.PERSON)
                .toList();
        if (persons.isEmpty()) {
            text(line, 3, "—", Look.PLAIN);
            return;
        }
        String wrong = persons.stream()
                .map(place -> layout.range(place.index()))
                .map(range -> "SUMPRODUCT((LEN(" + range + ")<>18)*(LEN(" + range + ")>0))")
                .collect(Collectors.joining("+"));
        long found = persons.stream()
                .flatMap(place -> content.rows().stream()
                        .map(row -> row.values().get(column(place).name())))
                .filter(value -> value != null && String.valueOf(value).length() != 18)
                .count();
        formula(line, 3, wrong, found);
    }

    private static Column column(Place place) {
        return place.column().orElseThrow();
    }

    private static String counted(FormLayout layout, Place place) {
        return "COUNTA(" + layout.range(place.index()) + ")";
    }

    private static long missing(FormSheet content, List<Place> required) {
        return content.rows().stream()
                .mapToLong(row -> required.stream()
                        .filter(place -> !row.values().containsKey(column(place).name()))
                        .count())
                .sum();
    }

    /** Sums of the month's statements; those of registers mean nothing. */
    private void sums() {
        line++;
        heads(line++, SUM_HEADS);
        for (FormSheet content : form.sheets()) {
            if (content.contract().content() == Contract.Content.STATEMENT) {
                FormLayout layout = new FormLayout(content);
                layout.places().stream()
                        .filter(place -> FeedSheet.isAdded(column(place)))
                        .forEach(place -> {
                            text(line, 0, content.name(), Look.PLAIN);
                            text(
                                    line,
                                    1,
                                    FeedSheet.label(column(place))
                                            .replace("*", "")
                                            .replace("\n", ""),
                                    Look.PLAIN);
                            formula(line++, 2, "SUM(" + layout.range(place.index()) + ")", sum(content, place));
                        });
            }
        }
    }

    private static double sum(FormSheet content, Place place) {
        return content.rows().stream()
                .map(FormRow::values)
                .map(values -> values.get(column(place).name()))
                .filter(Number.class::isInstance)
                .map(value -> new BigDecimal(value.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private void heads(int row, String... heads) {
        for (int column = 0; column < heads.length; column++) {
            text(row, column, heads[column], Look.HEAD);
        }
        sheet.getRow(row).setHeightInPoints(22);
    }

    private void text(int row, int column, String text, Look look) {
        XSSFCell cell = cell(row, column);
        cell.setCellValue(text);
        cell.setCellStyle(pen.of(look));
    }

    private void formula(int row, int column, String formula, double result) {
        XSSFCell cell = cell(row, column);
        cell.setCellFormula(formula);
        cell.setCellValue(result);
        cell.setCellStyle(pen.of(Look.NUMBER));
    }

    private void formula(int row, int column, String formula, String result) {
        XSSFCell cell = cell(row, column);
        cell.setCellFormula(formula);
        cell.setCellValue(result);
        cell.setCellStyle(pen.of(Look.TEXT));
    }

    private XSSFCell cell(int row, int column) {
        XSSFRow there = sheet.getRow(row);
        return (there == null ? sheet.createRow(row) : there).createCell(column);
    }
}

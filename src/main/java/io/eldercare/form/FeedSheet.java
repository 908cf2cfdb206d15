package io.eldercare.form;

import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.definitions.Expectation;
import io.eldercare.form.FormLayout.Place;
import io.eldercare.form.FormSheet.FormRow;
import io.eldercare.form.Pen.Look;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One feed's sheet: face, header with notes, filled rows, ruled spare rows, and rules for what is typed. */
final class FeedSheet {
    private static final String REQUIRED = "*";

    private final XSSFWorkbook workbook;
    private final Pen pen;
    private final EntryRules rules;
    private final Form form;
    private final FormSheet content;
    private final FormLayout layout;
    private final XSSFSheet sheet;

    FeedSheet(XSSFWorkbook workbook, Pen pen, EntryRules rules, Form form, FormSheet content) {
        this.workbook = workbook;
        this.pen = pen;
        this.rules = rules;
        this.form = form;
        this.content = content;
        this.layout = new FormLayout(content);
        this.sheet = workbook.createSheet(content.name());
    }

    void write() {
        columns();
        face();
        head();
        rows();
        layout.places().forEach(place -> rules.add(sheet, layout, place));
        sheet.createFreezePane(layout.frozen(), FormLayout.FIRST);
        sheet.addIgnoredErrors(
                new CellRangeAddress(FormLayout.FIRST, layout.last(), 0, layout.width() - 1),
                IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        FormPaper.landscape(workbook, sheet, layout, form);
    }

    private void columns() {
        sheet.setDefaultRowHeightInPoints(16);
        sheet.setColumnWidth(0, 6 * 256);
        for (Place place : layout.places()) {
            Column column = place.column().orElseThrow();
            sheet.setColumnWidth(place.index(), ColumnWidths.of(column) * 256);
            sheet.setDefaultColumnStyle(place.index(), pen.bare(format(column)));
        }
        layout.reference().ifPresent(index -> sheet.setColumnWidth(index, 24 * 256));
    }

    private void face() {
        XSSFRow title = sheet.createRow(FormLayout.TITLE);
        title.setHeightInPoints(28);
        title.createCell(0).setCellValue(content.name());
        title.getCell(0).setCellStyle(pen.of(Look.TITLE));
        sheet.addMergedRegion(new CellRangeAddress(FormLayout.TITLE, FormLayout.TITLE, 0, layout.width() - 1));
        line(
                FormLayout.PLACE,
                "填报单位：" + form.countyName() + "民政局",
                "行政区划代码：" + form.countyCode(),
                "报表月份：" + form.monthInWords(),
                "表号：" + content.tableNumber());
        line(
                FormLayout.MARKS,
                "制定机关：" + form.face().issuer(form.prefecture()),
                "批准文号：" + form.face().approval(),
                "有效期至：" + form.face().validUntil(),
                "报送期限：" + Form.words(form.due()) + "前");
        line(FormLayout.SIGNATURES, "填报人：", "审核人：", "负责人：", "报出日期：");
    }

    private void line(int number, String... blocks) {
        XSSFRow row = sheet.createRow(number);
        row.setHeightInPoints(17);
        for (int block = 0; block < blocks.length; block++) {
            CellRangeAddress cells = layout.block(number, block);
            XSSFCell cell = row.createCell(cells.getFirstColumn());
            cell.setCellValue(blocks[block]);
            cell.setCellStyle(pen.of(Look.FACE));
            if (cells.getNumberOfCells() > 1) {
                sheet.addMergedRegion(cells);
            }
        }
    }

    private void head() {
        XSSFRow labels = sheet.createRow(FormLayout.HEAD);
        XSSFRow hints = sheet.createRow(FormLayout.HINTS);
        labels.setHeightInPoints(
                content.columns().stream().anyMatch(column -> column.unit().isPresent()) ? 46 : 34);
        hints.setHeightInPoints(26);
        HeadNotes notes = new HeadNotes(sheet.createDrawingPatriarch(), TemplateWorkbook.INSTRUCTIONS);
        put(labels, 0, FormLayout.NUMBER, Look.HEAD);
        // the reader takes a line that begins so for a note
        put(hints, 0, "说明", Look.HINT);
        for (Place place : layout.places()) {
            Column column = place.column().orElseThrow();
            put(labels, place.index(), label(column), column.required() ? Look.REQUIRED_HEAD : Look.HEAD);
            put(hints, place.index(), (column.required() ? "必填 " : "") + Expectation.brief(column), Look.HINT);
            notes.put(labels.getCell(place.index()), HeadNotes.of(content.contract(), column));
        }
        layout.reference().ifPresent(index -> {
            put(labels, index, content.reference().orElseThrow(), Look.HEAD);
            put(hints, index, "供核对，不报送", Look.HINT);
        });
    }

    /** The unit stands in a line of its own. */
    static String label(Column column) {
        return (column.required() ? REQUIRED : "")
                + column.label()
                + column.unit().map(unit -> "\n（" + unit + "）").orElse("");
    }

    private void put(XSSFRow row, int index, String text, Look look) {
        XSSFCell cell = row.createCell(index);
        cell.setCellValue(text);
        cell.setCellStyle(pen.of(look));
    }

    private void rows() {
        List<Place> places = layout.places();
        for (int line = FormLayout.FIRST; line <= layout.lastRuled(); line++) {
            XSSFRow row = sheet.createRow(line);
            int place = line - FormLayout.FIRST;
            Optional<FormRow> filled =
                    place < content.rows().size() ? Optional.of(content.rows().get(place)) : Optional.empty();
            row.createCell(0).setCellStyle(pen.of(Look.RUNNING));
            filled.ifPresent(known -> row.getCell(0).setCellValue(place + 1.0));
            layout.reference().ifPresent(index -> {
                put(row, index, filled.map(FormRow::reference).orElse(""), Look.REFERENCE);
            });
            for (Place column : places) {
                XSSFCell cell = row.createCell(column.index());
                cell.setCellStyle(pen.body(format(column.column().orElseThrow())));
                filled.map(known ->
                                known.values().get(column.column().orElseThrow().name()))
                        .ifPresent(value -> fill(cell, value));
            }
        }
    }

    private static void fill(XSSFCell cell, Object value) {
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else if (value instanceof LocalDateTime moment) {
            cell.setCellValue(moment);
        } else if (value instanceof Number number) {
            cell.setCellValue(new BigDecimal(number.toString()).doubleValue());
        } else if (value instanceof Boolean truth) {
            cell.setCellValue(truth ? "是" : "否");
        } else if (value instanceof Collection<?> codes) {
            cell.setCellValue(
                    String.join("、", codes.stream().map(String::valueOf).toList()));
        } else {
            cell.setCellValue(String.valueOf(value));
        }
    }

    /** Identifiers are text, so that no program turns 18 digits into a number of 15. */
    static String format(Column column) {
        return switch (column.type()) {
            case INTEGER -> "0";
            case DECIMAL -> column.scale() == 0 ? "0" : "0." + "#".repeat(column.scale());
            case DATE -> "yyyy-mm-dd";
            case TIMESTAMP -> "yyyy-mm-dd hh:mm";
            case TEXT, MONTH, BOOLEAN, CODE, CODES, PERSON -> "@";
        };
    }

    static boolean isAdded(Column column) {
        return column.type() == Type.INTEGER || column.type() == Type.DECIMAL;
    }
}

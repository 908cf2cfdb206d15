package io.eldercare.form;

import io.eldercare.form.MarkedCopy.Mark;
import io.eldercare.form.MarkedCopy.Marked;
import io.eldercare.form.Pen.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** 核查结果: every fault in a line, with a link to its cell. Stands in front; one of an earlier check is replaced. */
final class ResultSheet {
    static final String NAME = "核查结果";

    private static final String[] HEADS = {"处理", "工作表", "单元格", "列", "现填", "问题", "应填", "怎么改", "代码"};
    private static final int[] WIDTHS = {9, 20, 10, 18, 22, 36, 36, 42, 26};
    private static final int HEAD = 2;
    private static final int CELL = 2;

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFSheet> sheets;
    private final Pen pen;
    private final XSSFCellStyle rejected;
    private final XSSFCellStyle warned;
    private final XSSFSheet sheet;

    ResultSheet(XSSFWorkbook workbook, Map<String, XSSFSheet> sheets) {
        this.workbook = workbook;
        this.sheets = sheets;
        this.pen = new Pen(workbook);
        this.rejected = ground(CellMarks.REJECTED);
        this.warned = ground(CellMarks.WARNED);
        int earlier = workbook.getSheetIndex(NAME);
        if (earlier >= 0) {
            workbook.removeSheetAt(earlier);
        }
        this.sheet = workbook.createSheet(NAME);
        workbook.setSheetOrder(NAME, 0);
    }

    private XSSFCellStyle ground(String colour) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(pen.of(Look.TEXT));
        return Pen.filled(style, colour);
    }

    void write(Marked marked) {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        put(0, 0, NAME, pen.of(Look.TITLE));
        sheet.getRow(0).setHeightInPoints(28);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, HEADS.length - 1));
        put(1, 0, marked.verdict(), pen.of(Look.WRAPPED));
        sheet.getRow(1).setHeightInPoints(34);
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, HEADS.length - 1));
        for (int column = 0; column < HEADS.length; column++) {
            put(HEAD, column, HEADS[column], pen.of(Look.HEAD));
        }
        sheet.getRow(HEAD).setHeightInPoints(22);
        int line = HEAD + 1;
        List<Mark> gravest = marked.marks().stream()
                .sorted(Comparator.comparingInt(mark -> isRejecting(mark) ? 0 : 1))
                .toList();
        for (Mark mark : gravest) {
            line(line++, mark);
        }
        sheet.createFreezePane(0, HEAD + 1);
        sheet.setAutoFilter(new CellRangeAddress(HEAD, Math.max(HEAD, line - 1), 0, HEADS.length - 1));
        FormPaper.portrait(sheet);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD, -1, -1));
        workbook.forEach(other -> other.setSelected(false));
        workbook.setActiveSheet(0);
        workbook.setFirstVisibleTab(0);
        sheet.setSelected(true);
    }

    private static boolean isRejecting(Mark mark) {
        return mark.severity().startsWith("reject");
    }

    private void line(int line, Mark mark) {
        boolean refuses = isRejecting(mark);
        put(
                line,
                0,
                mark.severity().equals("reject_file") ? "整份退回" : refuses ? "退回" : "提醒",
                refuses ? rejected : warned);
        String place = mark.row() == 0 ? "—" : mark.cell().isEmpty() ? "第" + mark.row() + "行" : mark.cell();
        String[] texts = {
            mark.sheet(),
            place,
            mark.columnLabel(),
            mark.shown(),
            mark.message(),
            mark.expected(),
            mark.remedy(),
            mark.rule()
        };
        int lines = 1;
        for (int column = 1; column < HEADS.length; column++) {
            put(line, column, texts[column - 1], pen.of(Look.TEXT));
            lines = Math.max(lines, 1 + (ColumnWidths.wide(texts[column - 1]) - 1) / (WIDTHS[column] - 1));
        }
        sheet.getRow(line).setHeightInPoints(lines * 15f + 3);
        if (mark.row() > 0) {
            Optional.ofNullable(sheets.get(mark.sheet())).ifPresent(target -> {
                XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
                link.setAddress("'" + target.getSheetName().replace("'", "''") + "'!"
                        + (mark.cell().isEmpty() ? "A" + mark.row() : mark.cell()));
                sheet.getRow(line).getCell(CELL).setHyperlink(link);
            });
        }
    }

    private void put(int row, int column, String text, XSSFCellStyle style) {
        XSSFRow there = Optional.ofNullable(sheet.getRow(row)).orElseGet(() -> sheet.createRow(row));
        XSSFCell cell = there.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}

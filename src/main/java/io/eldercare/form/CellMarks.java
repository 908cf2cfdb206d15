package io.eldercare.form;

import io.eldercare.form.MarkedCopy.Mark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Colours cells and writes beside them what to do. What a cell looked like otherwise, and what was noted there, stays. */
final class CellMarks {
    static final String REJECTED = "FFC9C9";
    static final String WARNED = "FFF0B3";

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();
    private final Map<XSSFSheet, HeadNotes> notes = new HashMap<>();

    CellMarks(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** @param marks all of one cell */
    void put(XSSFSheet sheet, List<Mark> marks) {
        XSSFCell cell = cell(sheet, marks.get(0));
        boolean rejected = marks.stream().anyMatch(mark -> mark.severity().startsWith("reject"));
        cell.setCellStyle(coloured(cell.getCellStyle(), rejected ? REJECTED : WARNED));
        String text = marks.stream().map(CellMarks::sentence).distinct().collect(Collectors.joining("\n"));
        if (cell.getCellComment() != null) {
            text = text + "\n————\n" + cell.getCellComment().getString().getString();
            cell.removeCellComment();
        }
        notes.computeIfAbsent(sheet, known -> new HeadNotes(known.createDrawingPatriarch(), ResultSheet.NAME))
                .put(cell, text);
    }

    private static String sentence(Mark mark) {
        StringBuilder text = new StringBuilder();
        text.append(mark.severity().startsWith("reject") ? "【退回】" : "【提醒】")
                .append(mark.message())
                .append('。');
        if (!mark.expected().isEmpty()) {
            text.append("应填：").append(mark.expected()).append('。');
        }
        if (!mark.remedy().isEmpty()) {
            text.append("办法：").append(mark.remedy()).append('。');
        }
        return text.append('（').append(mark.rule()).append('）').toString();
    }

    /** The whole row is meant by its first cell that holds something. */
    private static XSSFCell cell(XSSFSheet sheet, Mark mark) {
        XSSFRow row = sheet.getRow(mark.row() - 1);
        XSSFRow there = row == null ? sheet.createRow(mark.row() - 1) : row;
        int column =
                mark.cell().isEmpty() ? Math.max(0, there.getFirstCellNum()) : new CellReference(mark.cell()).getCol();
        XSSFCell cell = there.getCell(column);
        return cell == null ? there.createCell(column) : cell;
    }

    private XSSFCellStyle coloured(XSSFCellStyle style, String ground) {
        return styles.computeIfAbsent(style.getIndex() + ground, unknown -> {
            XSSFCellStyle copy = workbook.createCellStyle();
            copy.cloneStyleFrom(style);
            return Pen.filled(copy, ground);
        });
    }
}

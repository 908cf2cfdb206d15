package io.eldercare.form;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.Expectation;
import java.util.List;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;

/** The notes that pop up over a header: what belongs into the column, and what is checked. */
final class HeadNotes {
    private static final int WIDE = 3;
    private static final int CHARACTERS_A_LINE = 24;

    private final XSSFDrawing drawing;
    private final String author;

    HeadNotes(XSSFDrawing drawing, String author) {
        this.drawing = drawing;
        this.author = author;
    }

    void put(XSSFCell cell, String text) {
        int lines = text.lines()
                .mapToInt(line -> 1 + line.length() / CHARACTERS_A_LINE)
                .sum();
        // the library takes the corner for the cell that the note belongs to
        XSSFClientAnchor anchor = drawing.createAnchor(
                0,
                0,
                0,
                0,
                cell.getColumnIndex(),
                cell.getRowIndex(),
                cell.getColumnIndex() + WIDE,
                cell.getRowIndex() + lines + 1);
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        XSSFComment comment = drawing.createCellComment(anchor);
        comment.setAuthor(author);
        comment.setString(text);
        cell.setCellComment(comment);
    }

    static String of(Contract contract, Column column) {
        StringBuilder text = new StringBuilder(column.label());
        text.append(column.required() ? "（必填）" : "（选填）").append('\n');
        text.append("填：").append(Expectation.of(column)).append('。');
        List<Contract.Check> checks = contract.checks().stream()
                .filter(check -> check.column().equals(column.name()))
                .toList();
        for (Contract.Check check : checks) {
            text.append('\n').append(check.severity() == Severity.WARN ? "提醒：" : "退回：");
            text.append(check.message()).append('。');
        }
        return text.toString();
    }
}

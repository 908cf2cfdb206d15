package io.eldercare.report;

import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet that is filled row by row and prints on A4 across. Numbers are numbers; text is inert, whatever it begins with. */
final class PrintSheet {
    private static final int HEAD = 2;
    private static final String RULE = "C9D0D8";

    private final Worksheet sheet;
    private final int columns;
    private int row = HEAD;
    private int column;

    PrintSheet(Workbook workbook, String name, String title, String subtitle, List<String> heads) {
        this.sheet = workbook.newWorksheet(name);
        this.columns = heads.size();
        sheet.inlineString(0, 0, title);
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.inlineString(1, 0, subtitle);
        sheet.style(1, 0).fontColor("55616E").set();
        for (int index = 0; index < columns; index++) {
            sheet.inlineString(HEAD, index, heads.get(index));
        }
        sheet.range(HEAD, 0, HEAD, columns - 1)
                .style()
                .bold()
                .fillColor("E6ECF2")
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle("thin")
                .borderColor(RULE)
                .set();
    }

    /** Begins the next row. */
    void row() {
        row++;
        column = 0;
    }

    void text(String value) {
        sheet.inlineString(row, column, value);
        sheet.style(row, column)
                .wrapText(true)
                .verticalAlignment("center")
                .borderStyle("thin")
                .borderColor(RULE)
                .set();
        column++;
    }

    /** Text in the place of a number. */
    void right(String value) {
        sheet.inlineString(row, column, value);
        sheet.style(row, column)
                .horizontalAlignment("right")
                .verticalAlignment("center")
                .borderStyle("thin")
                .borderColor(RULE)
                .set();
        column++;
    }

    void number(BigDecimal value, String format) {
        sheet.value(row, column, value);
        sheet.style(row, column)
                .format(format)
                .verticalAlignment("center")
                .borderStyle("thin")
                .borderColor(RULE)
                .set();
        column++;
    }

    void bold() {
        for (int index = 0; index < columns; index++) {
            sheet.style(row, index).bold().set();
        }
    }

    /** The row is the sum of those above. */
    void total() {
        bold();
        for (int index = 0; index < columns; index++) {
            sheet.style(row, index).borderStyle(BorderSide.TOP, "medium").set();
        }
    }

    /** @param frozen columns that stay when scrolling */
    void finish(int frozen, int... widths) {
        for (int index = 0; index < widths.length; index++) {
            sheet.width(index, widths[index]);
        }
        sheet.freezePane(frozen, HEAD + 1);
        sheet.repeatRows(HEAD, HEAD);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.CENTER);
    }
}

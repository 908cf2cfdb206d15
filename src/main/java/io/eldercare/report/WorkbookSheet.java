package io.eldercare.report;

import java.math.BigDecimal;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet filled row by row, cell by cell, under a title and a head. Numbers are numbers; text is inert, whatever it begins with. */
final class WorkbookSheet {
    private static final int HEAD = 2;

    private final Worksheet sheet;
    private int row = HEAD;
    private int column;

    WorkbookSheet(Workbook workbook, Edition edition, String name, String title, String... heads) {
        sheet = workbook.newWorksheet(name);
        String place = edition.jurisdiction().name() + Print.month(edition.month()) + title;
        sheet.inlineString(0, 0, place + (edition.plan().trial() ? "（试评，送审稿）" : "（送审稿）"));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.inlineString(1, 0, edition.plan().name() + " " + edition.plan().code());
        for (int head = 0; head < heads.length; head++) {
            sheet.inlineString(HEAD, head, heads[head]);
        }
        sheet.range(HEAD, 0, HEAD, heads.length - 1)
                .style()
                .bold()
                .fillColor("E6ECF2")
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle("thin")
                .set();
    }

    /** Begins the next row. */
    void next() {
        row++;
        column = 0;
    }

    void text(String value) {
        sheet.inlineString(row, column++, value);
    }

    void number(@Nullable BigDecimal value, String format) {
        if (value == null) {
            sheet.inlineString(row, column, Print.NOTHING);
            sheet.style(row, column).horizontalAlignment("right").set();
        } else {
            sheet.value(row, column, value);
            sheet.style(row, column).format(format).set();
        }
        column++;
    }

    void count(@Nullable Integer value, String format) {
        number(value == null ? null : BigDecimal.valueOf(value), format);
    }

    /** Widths, frozen columns, filter and paper; after the last row. */
    void finish(int frozen, int... widths) {
        for (int place = 0; place < widths.length; place++) {
            sheet.width(place, widths[place]);
        }
        sheet.freezePane(frozen, HEAD + 1);
        sheet.setAutoFilter(HEAD, 0, row, widths.length - 1);
        sheet.repeatRows(HEAD, HEAD);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.CENTER);
    }
}

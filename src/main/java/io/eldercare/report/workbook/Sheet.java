package io.eldercare.report.workbook;

import io.eldercare.report.chart.Tone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet filled row by row, cell by cell, under a title and a head. Numbers are numbers; text is inert, whatever it begins with;
 * formulas are written by this class alone.
 */
public final class Sheet {
    private static final int HEAD = 2;
    private static final int NARROWEST = 5;
    private static final double HEAD_HEIGHT = 32;
    private static final double TITLE_HEIGHT = 20;
    private static final double LINE_HEIGHT = 15;

    /** The title's type is larger than that of the columns. */
    private static final double TITLE_WIDTH = 1.35;

    private static final String RULE = "C9D0D8";
    private static final String NOTHING = "—";

    private final Worksheet sheet;
    private final String name;
    private final String title;
    private final int columns;
    private final Map<String, BigDecimal> results = new LinkedHashMap<>();
    private final int[] longest;
    private final List<Broken> broken = new ArrayList<>();
    private int row = HEAD;
    private int lastFiltered = HEAD;
    private int column;

    Sheet(Workbook workbook, String name, String title, String subtitle, List<String> heads) {
        this.sheet = workbook.newWorksheet(name);
        this.name = name;
        this.title = title;
        this.columns = heads.size();
        this.longest = new int[columns];
        sheet.inlineString(0, 0, title);
        sheet.style(0, 0)
                .bold()
                .fontSize(14)
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        sheet.inlineString(1, 0, subtitle);
        sheet.style(1, 0).fontColor("55616E").set();
        for (int index = 0; index < columns; index++) {
            sheet.inlineString(HEAD, index, heads.get(index));
            longest[index] = (ColumnWidth.of(heads.get(index)) + 1) / 2;
        }
        sheet.rowHeight(HEAD, HEAD_HEIGHT);
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
    public void next() {
        row++;
        lastFiltered = row;
        column = 0;
    }

    public void text(String value) {
        broken.add(new Broken(row, column, ColumnWidth.of(value)));
        sheet.inlineString(row, column, value);
        style(value).wrapText(true).set();
        column++;
    }

    /** Text in the place of a number. */
    public void right(String value) {
        sheet.inlineString(row, column, value);
        style(value).horizontalAlignment("right").set();
        column++;
    }

    /** A status: light ground and, before the words, the mark that carries it in grey print. */
    public void status(String value, Tone tone) {
        shaded(tone.mark().sign().isEmpty() ? value : tone.mark().sign() + " " + value, tone);
    }

    /** Words that say by themselves what the ground says. */
    public void shaded(String value, Tone tone) {
        sheet.inlineString(row, column, value);
        StyleSetter style = style(value);
        if (tone != Tone.OPEN) {
            style.fillColor(Ground.of(tone));
        }
        style.set();
        column++;
    }

    /** A number, or — where there is none. */
    public void number(@Nullable BigDecimal value, String format) {
        if (value == null) {
            right(NOTHING);
        } else {
            sheet.value(row, column, value);
            style(ColumnWidth.printed(value, format)).format(format).set();
            column++;
        }
    }

    public void count(@Nullable Integer value, String format) {
        number(value == null ? null : BigDecimal.valueOf(value), format);
    }

    /**
     * The sum of the cells above in the same column, as a formula.
     *
     * @param above how many cells; with none the result stands as a number
     * @param result what stands in the cell until somebody calculates
     */
    public void sum(int above, BigDecimal result, String format) {
        if (above == 0) {
            number(result, format);
        } else {
            formula("SUM(" + cell(row - above, column) + ":" + cell(row - 1, column) + ")", result, format);
        }
    }

    /** The difference of two cells of this row, as a formula. */
    public void difference(int from, int minus, BigDecimal result, String format) {
        formula(cell(row, from) + "-" + cell(row, minus), result, format);
    }

    private void formula(String formula, BigDecimal result, String format) {
        sheet.formula(row, column, formula);
        results.put(formula, result);
        style(ColumnWidth.printed(result, format)).format(format).set();
        column++;
    }

    private static String cell(int row, int column) {
        return columnName(column) + (row + 1);
    }

    private static String columnName(int column) {
        return (column < 26 ? "" : columnName(column / 26 - 1)) + (char) ('A' + column % 26);
    }

    private StyleSetter style(String printed) {
        longest[column] = Math.max(longest[column], ColumnWidth.of(printed));
        return sheet.style(row, column)
                .verticalAlignment("center")
                .borderStyle("thin")
                .borderColor(RULE);
    }

    public void bold() {
        for (int index = 0; index < columns; index++) {
            sheet.style(row, index).bold().set();
        }
    }

    /** The row is the sum of those above; filters leave it alone. */
    public void total() {
        lastFiltered = row - 1;
        bold();
        for (int index = 0; index < columns; index++) {
            sheet.style(row, index)
                    .fillColor("F3F5F7")
                    .borderStyle(BorderSide.TOP, "medium")
                    .set();
        }
    }

    /**
     * Widths, frozen columns, filter and paper; after the last row. Wide sheets lie across.
     *
     * @param frozen columns that stay when scrolling and repeat on every page
     * @param widest characters of each column beyond which text is broken
     */
    public void finish(int frozen, int... widest) {
        int all = 0;
        int[] widths = new int[widest.length];
        for (int place = 0; place < widest.length; place++) {
            int width = Math.max(NARROWEST, Math.min(widest[place], longest[place])) + 2;
            sheet.width(place, width);
            widths[place] = width - 2;
            all += width;
        }
        highEnough(widths);
        titleAcross(TITLE_WIDTH * ColumnWidth.of(title) / all);
        sheet.freezePane(frozen, HEAD + 1);
        if (lastFiltered > HEAD) {
            sheet.setAutoFilter(HEAD, 0, lastFiltered, columns - 1);
        }
        sheet.repeatRows(HEAD, HEAD);
        sheet.pageOrientation(all > 95 ? "landscape" : "portrait");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.leftMargin(0.5f);
        sheet.rightMargin(0.5f);
        sheet.topMargin(0.7f);
        sheet.bottomMargin(0.7f);
        sheet.headerMargin(0.3f);
        sheet.footerMargin(0.3f);
        sheet.header("&A", Position.RIGHT);
        sheet.footer("第 &P 页　共 &N 页", Position.CENTER);
    }

    /** Text that may be broken, and how many characters wide it is. */
    private record Broken(int row, int column, int length) {}

    /** Not every program makes a row as high as its broken text when it opens a file. */
    private void highEnough(int[] widths) {
        SortedMap<Integer, Integer> lines = new TreeMap<>();
        for (Broken text : broken) {
            if (text.column() < widths.length && text.length() > widths[text.column()]) {
                lines.merge(text.row(), (text.length() + widths[text.column()] - 1) / widths[text.column()], Math::max);
            }
        }
        lines.forEach((wrapped, count) -> sheet.rowHeight(wrapped, count * LINE_HEIGHT));
    }

    /** The title goes over all columns, in as many lines as it takes. One merge a sheet: the library writes several in any order. */
    private void titleAcross(double lines) {
        if (columns > 1) {
            sheet.range(0, 0, 0, columns - 1).merge();
        }
        sheet.rowHeight(0, Math.max(1, Math.ceil(lines)) * TITLE_HEIGHT);
    }

    /** Formulas with what they yield. */
    Map<String, BigDecimal> results() {
        return results;
    }

    /** As a defined name has it: '分配结果'!$A$1:$J$9. */
    String area() {
        return "'" + name.replace("'", "''") + "'!$A$1:$" + columnName(columns - 1) + "$" + (row + 1);
    }
}

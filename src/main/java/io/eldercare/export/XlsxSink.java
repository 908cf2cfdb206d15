package io.eldercare.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook with one sheet, and a second one that says what is missing, if anything is. Numbers are numbers unless a workbook would round them (15
 * digits, IEEE 754). Texts are stored as texts; those that could be taken for formulas or numbers also carry the format "text", so that editing a cell
 * does not turn them.
 */
final class XlsxSink implements ResultSink {
    private static final int WORKBOOK_DIGITS = 15;
    /** Excel's limit for the text of a cell. */
    private static final int LONGEST_TEXT = 32_767;

    private static final int FLUSH_ROWS = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1); // before it Excel counts a day that never was
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final DateTimeFormatter TIME_STAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private final Workbook workbook;
    private final Worksheet sheet;
    private List<ResultColumn> columns = List.of();
    private int row;
    private long shortened;

    XlsxSink(OutputStream out) {
        this.workbook = new Workbook(out, "eldercare", "1.0");
        this.sheet = workbook.newWorksheet("查询结果");
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
        for (int column = 0; column < found.size(); column++) {
            sheet.inlineString(0, column, found.get(column).name());
            sheet.style(0, column)
                    .bold()
                    .horizontalAlignment(found.get(column).isNumeric() ? "right" : "left")
                    .set();
            sheet.width(column, width(found.get(column)));
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    /** In characters: the head's, and what values of the kind usually take. */
    private static int width(ResultColumn column) {
        int values =
                column.kind() == ResultColumn.Kind.TIME_STAMP || column.kind() == ResultColumn.Kind.INSTANT ? 20 : 12;
        return Math.max(values, DisplayWidth.of(column.name()) + 3);
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        for (int column = 0; column < values.length; column++) {
            String value = values[column];
            if (value != null) {
                write(column, columns.get(column), value);
            }
        }
        row++;
        if (row % FLUSH_ROWS == 0) {
            sheet.flush();
        }
    }

    private void write(int column, ResultColumn kind, String value) {
        switch (kind.kind()) {
            case INTEGER, DECIMAL, DOUBLE -> number(column, kind, value);
            case TRUTH -> sheet.value(row, column, Boolean.valueOf(value));
            case DATE -> date(column, value);
            case TIME_STAMP -> timeStamp(column, value);
            case TEXT, INSTANT -> text(column, value);
        }
    }

    private void number(int column, ResultColumn kind, String value) {
        if (kind.holdsNumber(value) && digits(value) <= WORKBOOK_DIGITS) {
            sheet.value(row, column, new BigDecimal(value));
        } else {
            text(column, value);
        }
    }

    private static int digits(String number) {
        return new BigDecimal(number).stripTrailingZeros().precision();
    }

    private void date(int column, String value) {
        if (value.length() == 10 && canCount(LocalDate.parse(value))) {
            sheet.value(row, column, LocalDate.parse(value));
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else {
            text(column, value);
        }
    }

    private void timeStamp(int column, String value) {
        if (Character.isDigit(value.charAt(value.length() - 1)) && canCount(LocalDate.parse(value.substring(0, 10)))) {
            sheet.value(row, column, LocalDateTime.parse(value, TIME_STAMP));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else {
            text(column, value);
        }
    }

    private static boolean canCount(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    private void text(int column, String value) {
        String whole = value;
        if (value.length() > LONGEST_TEXT) {
            boolean halvesACharacter = Character.isHighSurrogate(value.charAt(LONGEST_TEXT - 1));
            whole = value.substring(0, halvesACharacter ? LONGEST_TEXT - 1 : LONGEST_TEXT);
            shortened++;
        }
        sheet.inlineString(row, column, whole);
        if (FormulaGuard.isFormula(whole) || !whole.isEmpty() && Character.isDigit(whole.charAt(0))) {
            sheet.style(row, column).format("@").set();
        }
    }

    @Override
    public long capacity() {
        return Worksheet.MAX_ROWS - 1L;
    }

    @Override
    public long shortened() {
        return shortened;
    }

    @Override
    public void end(boolean cut) throws IOException {
        sheet.finish();
        if (cut || shortened > 0) {
            Worksheet note = workbook.newWorksheet("说明（结果不全）");
            int line = 0;
            if (cut) {
                note.inlineString(line++, 0, CutNote.rows(row - 1L));
            }
            if (shortened > 0) {
                note.inlineString(line, 0, "有 " + shortened + " 个文本超过一个单元格的 32,767 字，已截短。要全文请改用 csv、json 或 parquet。");
            }
            note.finish();
        }
        workbook.finish();
    }
}

package io.eldercare.mart;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook with one sheet. Numbers are numbers unless a workbook would round them; texts are never formulas. */
final class XlsxSink implements ResultSink {
    private static final int WORKBOOK_DIGITS = 15;
    private static final int LONGEST_TEXT = 32_767;
    private static final int FLUSH_ROWS = 1_000;
    private static final DateTimeFormatter TIME_STAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private final Workbook workbook;
    private final Worksheet sheet;
    private List<ResultColumn> columns = List.of();
    private int row;

    XlsxSink(OutputStream out) {
        this.workbook = new Workbook(out, "eldercare", "1.0");
        this.sheet = workbook.newWorksheet("查询结果");
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
        for (int column = 0; column < found.size(); column++) {
            sheet.inlineString(0, column, found.get(column).name());
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        if (row >= Worksheet.MAX_ROWS) {
            throw new QueryException("结果超过一张工作表的行数（1,048,576）：请用 --format csv，或加 limit");
        }
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
        if (kind.holdsNumber(value) && digits(value) <= WORKBOOK_DIGITS) {
            sheet.value(row, column, new BigDecimal(value));
        } else if (kind.kind() == ResultColumn.Kind.TRUTH) {
            sheet.value(row, column, Boolean.valueOf(value));
        } else if (kind.kind() == ResultColumn.Kind.DATE && value.length() == 10) {
            sheet.value(row, column, LocalDate.parse(value));
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (kind.kind() == ResultColumn.Kind.TIME_STAMP && Character.isDigit(value.charAt(value.length() - 1))) {
            sheet.value(row, column, LocalDateTime.parse(value, TIME_STAMP));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else {
            sheet.inlineString(row, column, value.substring(0, Math.min(value.length(), LONGEST_TEXT)));
        }
    }

    private static int digits(String number) {
        return new BigDecimal(number).stripTrailingZeros().precision();
    }

    @Override
    public void end() throws IOException {
        workbook.finish();
    }
}

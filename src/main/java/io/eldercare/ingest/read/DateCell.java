package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Dates, timestamps and months. */
abstract sealed class DateCell extends CellParser {
    private static final int FIRST_SERIAL = 10_000;
    private static final int LAST_SERIAL = 73_050;
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    private final DateText reader = new DateText();
    private final Sheet.Origin origin;

    DateCell(Contract.Column column, CellContext context) {
        super(column);
        this.origin = context.origin();
    }

    DateText reader() {
        return reader;
    }

    /** ISO date of ten characters; null for any other text, or one that does not exist. */
    static @Nullable LocalDate iso(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int number = 0;
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            if (i == 4 || i == 7) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        int year = number / 10_000;
        int month = number / 100 % 100;
        int day = number % 100;
        return year >= 1900 && year <= 2100 && DateText.exists(year, month, day)
                ? LocalDate.of(year, month, day)
                : null;
    }

    /** A bare day number of a workbook, 1927 to 2099, whose cell was not formatted as a date; null for anything else. */
    @Nullable
    LocalDateTime serial(String text) {
        if (!origin.workbook()
                || text.length() < 5
                || text.length() > 16
                || text.length() > 5 && text.charAt(5) != '.') {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (i != 5 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return null;
            }
        }
        int serial = Integer.parseInt(text.substring(0, 5));
        LocalDate day = serial < FIRST_SERIAL || serial > LAST_SERIAL ? null : ExcelText.day(serial, origin.date1904());
        if (day == null) {
            return null;
        }
        BigDecimal fraction = text.length() > 6 ? new BigDecimal("0" + text.substring(5)) : BigDecimal.ZERO;
        long seconds = fraction.multiply(SECONDS_OF_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return day.atStartOfDay().plusSeconds(seconds);
    }

    /** The moment in a text, or null with the fault noted. */
    @Nullable
    LocalDateTime moment(String text, RowIssues issues) {
        String narrow = CellText.narrow(text);
        LocalDateTime serial = serial(narrow);
        if (serial != null) {
            return serial;
        }
        String fault = reader.readMoment(narrow);
        if (!fault.isEmpty()) {
            fail(fault, issues);
            return null;
        }
        return reader.moment();
    }

    /** A date; a time of day behind it is dropped with a warning. */
    static final class Day extends DateCell {
        Day(Contract.Column column, CellContext context) {
            super(column, context);
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            LocalDate iso = iso(text);
            if (iso != null) {
                return iso;
            }
            LocalDateTime moment = moment(text, issues);
            if (moment == null) {
                return null;
            }
            if (!moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                warn("DATE_TIME_DROPPED", issues);
            }
            return moment.toLocalDate();
        }
    }

    static final class Moment extends DateCell {
        Moment(Contract.Column column, CellContext context) {
            super(column, context);
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            LocalDate iso = iso(text);
            return iso != null ? iso.atStartOfDay() : moment(text, issues);
        }
    }

    /** First day of the month. */
    static final class Month extends DateCell {
        Month(Contract.Column column, CellContext context) {
            super(column, context);
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            String narrow = CellText.narrow(text);
            LocalDateTime serial = serial(narrow);
            if (serial != null) {
                return serial.toLocalDate().withDayOfMonth(1);
            }
            String fault = reader().readMonth(narrow);
            return fault.isEmpty() ? reader().firstOfMonth() : fail(fault, issues);
        }
    }
}

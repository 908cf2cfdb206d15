package io.eldercare.ingest.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the numbers of Excel cells as text: whole numbers without exponent, dates as ISO, percentages as shown. */
final class ExcelText {
    /** Stands for a formula whose result was never saved. */
    static final String FORMULA_WITHOUT_VALUE = "#FORMULA!";

    private static final int LARGEST_EXPONENT = 330;
    private static final int MOST_DIGITS = 1_100;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final MathContext EXCEL_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private final boolean date1904;
    private final Map<String, Shape> shapes = new HashMap<>();

    private enum Shape {
        NUMBER,
        DATE,
        TIME,
        PERCENT
    }

    ExcelText(boolean date1904) {
        this.date1904 = date1904;
    }

    /** Text of a number under a cell format (identifier and pattern of the workbook's style table). */
    String text(BigDecimal value, int formatId, @Nullable String format) {
        if (!isOfExcel(value)) {
            return value.toString();
        }
        Shape shape = formatId == 0 && format == null ? Shape.NUMBER : shape(formatId, format);
        if (shape == Shape.PERCENT) {
            return number(value.movePointRight(2)) + "%";
        }
        if (shape == Shape.NUMBER || value.signum() < 0 || value.compareTo(LAST_DAY) > 0) {
            return number(value);
        }
        return date(value, shape);
    }

    /** Whether a double can be the number: others would take millions of digits to write. */
    private static boolean isOfExcel(BigDecimal value) {
        return Math.abs((long) value.precision() - value.scale()) <= LARGEST_EXPONENT
                && value.precision() <= MOST_DIGITS;
    }

    /** Plain digits; a fraction shows the 15 digits that Excel keeps, so 0.30000000000000004 is 0.3. */
    static String number(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > 0) {
            plain = plain.round(EXCEL_DIGITS).stripTrailingZeros();
        }
        return plain.scale() < -30 || plain.precision() > 60 ? plain.toString() : plain.toPlainString();
    }

    /** Whether a double cannot hold the number exactly as it was typed. */
    static boolean rounded(String number) {
        if (number.length() <= 15) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Day of a serial number; null for the 29 February 1900 that never was. */
    static @Nullable LocalDate day(int serial, boolean date1904) {
        if (date1904) {
            return LocalDate.of(1904, 1, 1).plusDays(serial);
        }
        if (serial == 60) {
            return null;
        }
        return LocalDate.of(1899, 12, serial < 60 ? 31 : 30).plusDays(serial);
    }

    private String date(BigDecimal value, Shape shape) {
        int serial = value.intValue();
        long seconds = value.subtract(BigDecimal.valueOf(serial))
                .multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (seconds == SECONDS_OF_DAY) {
            serial++;
            seconds = 0;
        }
        if (serial == 0 && !date1904) {
            return shape == Shape.TIME || seconds > 0 ? clock(seconds) : "1900-01-00";
        }
        LocalDate day = day(serial, date1904);
        String text = day == null ? "1900-02-29" : day.toString();
        return seconds == 0 ? text : text + "T" + clock(seconds);
    }

    private static String clock(long seconds) {
        LocalTime time = LocalTime.ofSecondOfDay(seconds);
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    }

    private Shape shape(int formatId, @Nullable String format) {
        if (formatId >= 14 && formatId <= 17 || formatId == 22 || formatId >= 27 && formatId <= 36) {
            return Shape.DATE;
        }
        if (formatId >= 18 && formatId <= 21 || formatId >= 45 && formatId <= 47) {
            return Shape.TIME;
        }
        if (formatId == 9 || formatId == 10) {
            return Shape.PERCENT;
        }
        if (formatId >= 50 && formatId <= 58) {
            return Shape.DATE;
        }
        return format == null ? Shape.NUMBER : shapes.computeIfAbsent(format, ExcelText::shape);
    }

    /** Looks at the first section without quoted, escaped and bracketed parts. */
    private static Shape shape(String format) {
        boolean day = false;
        boolean clock = false;
        boolean month = false;
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character == ';') {
                break;
            } else if (character == '\\' || character == '_' || character == '*') {
                i++;
            } else if (character == '"') {
                i = endOf(format, i, '"');
            } else if (character == '[') {
                i = endOf(format, i, ']');
            } else if (format.regionMatches(true, i, "general", 0, 7) || format.regionMatches(true, i, "G/", 0, 2)) {
                return Shape.NUMBER;
            } else if (character == '%') {
                return Shape.PERCENT;
            } else {
                day |= "yYdD".indexOf(character) >= 0;
                clock |= "hHsS".indexOf(character) >= 0;
                month |= character == 'm' || character == 'M';
            }
        }
        if (day || month && !clock) {
            return Shape.DATE;
        }
        return clock ? Shape.TIME : Shape.NUMBER;
    }

    private static int endOf(String format, int start, char end) {
        int found = format.indexOf(end, start + 1);
        return found < 0 ? format.length() : found;
    }
}

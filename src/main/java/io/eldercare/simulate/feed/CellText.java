package io.eldercare.simulate.feed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes cells as one office types them. */
public final class CellText {
    private final Layout layout;

    public CellText(Layout layout) {
        this.layout = layout;
    }

    public String of(@Nullable Object cell, Optional<String> unit) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof String text) {
            return text;
        }
        if (cell instanceof Integer number) {
            return number(number, unit);
        }
        if (cell instanceof BigDecimal amount) {
            return amount(amount, unit);
        }
        if (cell instanceof LocalDate date) {
            return date(date);
        }
        if (cell instanceof LocalDateTime time) {
            return time(time);
        }
        if (cell instanceof YearMonth month) {
            return layout.dates() == Layout.Dates.CHINESE
                    ? month.getYear() + "年" + month.getMonthValue() + "月"
                    : month.toString();
        }
        if (cell instanceof Boolean flag) {
            return flag ? layout.yes() : layout.no();
        }
        if (cell instanceof List<?> codes) {
            return String.join(
                    layout.listSeparator(), codes.stream().map(Object::toString).toList());
        }
        throw new IllegalStateException("Cannot write a cell of " + cell.getClass());
    }

    private String number(int number, Optional<String> unit) {
        return switch (layout.numbers()) {
            case PLAIN -> Integer.toString(number);
            case GROUPED -> grouped(Integer.toString(number));
            case FULL_WIDTH -> fullWidth(Integer.toString(number));
            case UNIT -> number + unit.orElse("");
        };
    }

    private String amount(BigDecimal amount, Optional<String> unit) {
        String plain = amount.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        return switch (layout.numbers()) {
            case PLAIN -> plain;
            case GROUPED -> grouped(whole) + rest;
            case FULL_WIDTH -> fullWidth(whole) + rest;
            case UNIT -> plain + unit.orElse("");
        };
    }

    /** 1,234; years and ordinals stay as they are. */
    private static String grouped(String digits) {
        boolean year = digits.length() == 4 && digits.compareTo("1900") > 0 && digits.compareTo("2100") < 0;
        if (digits.length() < 4 || year) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int place = digits.length() - 3; place > 0; place -= 3) {
            text.insert(place, ',');
        }
        return text.toString();
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder(digits.length());
        for (int index = 0; index < digits.length(); index++) {
            wide.append((char) (digits.charAt(index) + 0xFEE0));
        }
        return wide.toString();
    }

    private String date(LocalDate date) {
        int year = date.getYear();
        int month = date.getMonthValue();
        int day = date.getDayOfMonth();
        return switch (layout.dates()) {
            case ISO -> date.toString();
            case CHINESE -> year + "年" + month + "月" + day + "日";
            case DOTS -> year + "." + month + "." + day;
            case SLASHES, EXCEL -> year + "/" + month + "/" + day;
            case COMPACT -> Integer.toString(year * 10_000 + month * 100 + day);
        };
    }

    private String time(LocalDateTime time) {
        String minutes = (time.getHour() < 10 ? "0" : "")
                + time.getHour()
                + (time.getMinute() < 10 ? ":0" : ":")
                + time.getMinute();
        return switch (layout.dates()) {
            case ISO, SLASHES, EXCEL -> date(time.toLocalDate()) + " " + minutes;
            case CHINESE, DOTS, COMPACT -> date(time.toLocalDate());
        };
    }
}

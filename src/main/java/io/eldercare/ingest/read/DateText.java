package io.eldercare.ingest.read;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads dates as counties write them, without regular expressions: 2025-3-1, 2025/3/1, 2025.3.1, 2025年3月1日, 20250301, with a time
 * of day behind; and months: 2025-03, 2025年3月, 202503. Not thread-safe.
 */
final class DateText {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private String text = "";
    private int position;
    private int year;
    private int month;
    /** -1 for a month without a day */
    private int day;

    private LocalDateTime moment = LocalDateTime.MIN;

    static boolean exists(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        if (day <= 28) {
            return true;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return switch (month) {
            case 2 -> day == 29 && leap;
            case 4, 6, 9, 11 -> day <= 30;
            default -> day <= 31;
        };
    }

    /**
     * Reads a date with optional time; {@link #moment()} holds it then, in Asia/Shanghai.
     *
     * @return empty, or the reason code
     */
    String readMoment(String value) {
        if (!scanDay(value) || day < 0) {
            return "DATE_FORMAT";
        }
        LocalTime time = LocalTime.MIDNIGHT;
        boolean timed = position < text.length();
        int hour = 0;
        int minute = 0;
        int second = 0;
        int nano = 0;
        if (timed) {
            int start = position;
            while (position < text.length() && (at() == ' ' || at() == 'T' && position == start)) {
                position++;
            }
            if (position == start) {
                return "DATE_FORMAT";
            }
            hour = number(1, 2);
            minute = take(':') ? number(2, 2) : -1;
            if (minute >= 0 && take(':')) {
                second = number(2, 2);
                if (second >= 0 && take('.')) {
                    nano = fraction();
                }
            }
            if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
                return "DATE_FORMAT";
            }
            time = LocalTime.of(hour, minute, second, nano);
        }
        String fault = dayFault();
        if (!fault.isEmpty()) {
            return fault;
        }
        moment = LocalDateTime.of(LocalDate.of(year, month, day), time);
        return timed ? zone() : "";
    }

    /** Reads a month, or the month of a date; {@link #firstOfMonth()} holds it then. */
    String readMonth(String value) {
        if (!scanDay(value) || position < text.length() && day < 0) {
            return "DATE_FORMAT";
        }
        if (day >= 0) {
            return position < text.length() ? readMoment(value) : dayFault();
        }
        // a number cell shows October 2025.10 as 2025.1
        if (text.length() == 6 && text.endsWith(".1")) {
            return "DATE_FORMAT";
        }
        if (year < 1900 || year > 2100) {
            return "DATE_RANGE";
        }
        return month < 1 || month > 12 ? "DATE_INVALID" : "";
    }

    LocalDateTime moment() {
        return moment;
    }

    LocalDate firstOfMonth() {
        return LocalDate.of(year, month, 1);
    }

    private String dayFault() {
        if (year < 1900 || year > 2100) {
            return "DATE_RANGE";
        }
        return exists(year, month, day) ? "" : "DATE_INVALID";
    }

    /** Sets year, month, day and the position behind them; day -1 where the text is a month only. */
    private boolean scanDay(String value) {
        text = value;
        position = 0;
        day = -1;
        int digits = digitsAhead();
        if (digits == 8) {
            year = number(4, 4);
            month = number(2, 2);
            day = number(2, 2);
            return true;
        }
        if (digits == 6) {
            year = number(4, 4);
            month = number(2, 2);
            return true;
        }
        if (digits != 4) {
            return false;
        }
        year = number(4, 4);
        skipSpaces();
        char separator = position < text.length() ? at() : ' ';
        position++;
        skipSpaces();
        if (separator == '年') {
            return chineseDay();
        }
        if (separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        month = number(1, 2);
        if (month < 0) {
            return false;
        }
        if (position == text.length()) {
            return true;
        }
        if (!take(separator)) {
            return false;
        }
        day = number(1, 2);
        return day >= 0;
    }

    private boolean chineseDay() {
        month = number(1, 2);
        skipSpaces();
        if (month < 0 || !take('月')) {
            return false;
        }
        skipSpaces();
        take('份');
        if (position >= text.length()) {
            return true;
        }
        day = number(1, 2);
        skipSpaces();
        return day >= 0 && (take('日') || take('号'));
    }

    /** Z or an offset behind the time: the moment moves to Asia/Shanghai. */
    private String zone() {
        if (position == text.length()) {
            return "";
        }
        ZoneOffset offset;
        if (text.endsWith("Z") && position == text.length() - 1) {
            offset = ZoneOffset.UTC;
        } else {
            boolean minus = at() == '-';
            if (!minus && at() != '+') {
                return "DATE_FORMAT";
            }
            position++;
            int hours = number(2, 2);
            boolean colon = take(':');
            int minutes = position == text.length() && !colon ? 0 : number(2, 2);
            if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || position != text.length()) {
                return "DATE_FORMAT";
            }
            int seconds = hours * 3600 + minutes * 60;
            offset = ZoneOffset.ofTotalSeconds(minus ? -seconds : seconds);
        }
        moment = moment.atOffset(offset).atZoneSameInstant(ZONE).toLocalDateTime();
        return "";
    }

    private char at() {
        return text.charAt(position);
    }

    private boolean take(char expected) {
        if (position < text.length() && at() == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void skipSpaces() {
        while (position < text.length() && at() == ' ') {
            position++;
        }
    }

    private int digitsAhead() {
        int end = position;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - position;
    }

    /** The next digits, or -1 where there are fewer than the minimum; takes no more than the maximum. */
    private int number(int minimum, int maximum) {
        int digits = Math.min(maximum, digitsAhead());
        if (digits < minimum) {
            return -1;
        }
        int number = 0;
        for (int end = position + digits; position < end; position++) {
            number = number * 10 + at() - '0';
        }
        return number;
    }

    private int fraction() {
        int digits = digitsAhead();
        if (digits < 1 || digits > 9) {
            return -1;
        }
        int nano = number(digits, digits);
        for (int i = digits; i < 9; i++) {
            nano *= 10;
        }
        return nano;
    }
}

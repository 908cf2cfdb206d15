package io.eldercare.report.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How wide text stands, in digits: Chinese characters count two. */
final class ColumnWidth {
    private ColumnWidth() {}

    static int of(String text) {
        return text.codePoints().map(sign -> sign < 0x2E80 ? 1 : 2).sum();
    }

    /** A number about as a format prints it: its decimals, thousands, sign and the words in quotes. */
    static String printed(BigDecimal value, String format) {
        String first = format.split(";", 2)[0];
        String pattern = first.replaceAll("\"[^\"]*\"", "");
        int point = pattern.indexOf('.');
        int decimals = point < 0
                ? 0
                : (int) pattern.substring(point)
                        .chars()
                        .filter(sign -> sign == '0')
                        .count();
        BigDecimal scaled = pattern.endsWith("%") ? value.movePointRight(2) : value;
        String plain = scaled.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int thousands = pattern.contains(",")
                ? Math.max(0, (plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.')) - 1) / 3
                : 0;
        String words = first.replaceAll("(?s)^[^\"]*\"?|\"[^\"]*$", "");
        return plain
                + ",".repeat(thousands)
                + (first.startsWith("+") ? "+" : "")
                + (pattern.endsWith("%") ? "%" : "")
                + words;
    }
}

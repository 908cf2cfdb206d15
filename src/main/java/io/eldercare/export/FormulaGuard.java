package io.eldercare.export;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula. The signs are those of OWASP, "CSV Injection": = + - @, tab, carriage return, line feed, and their
 * full-width forms, which a Chinese spreadsheet reads alike. A plain number with a minus is a number: nothing can be run by it.
 */
final class FormulaGuard {
    private static final String SIGNS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private FormulaGuard() {}

    static boolean isFormula(String text) {
        return !text.isEmpty()
                && SIGNS.indexOf(text.charAt(0)) >= 0
                && !PLAIN_NUMBER.matcher(text).matches();
    }

    /** The text, with an apostrophe before it where it could be a formula. */
    static String inert(String text) {
        return isFormula(text) ? "'" + text : text;
    }
}

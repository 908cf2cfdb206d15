package io.eldercare.ingest.read;

import java.util.regex.Pattern;

/**
 * ID numbers and mobile telephone numbers that somebody typed into a free text: they are blotted out, since the text goes on into tables that
 * know no persons. A name cannot be told from other words.
 */
final class PersonalNumbers {
    private static final int SHORTEST = 11;
    private static final String BLOT = "***";
    private static final String DIGIT = "[ -]?\\d";

    /** 15, 17 or 18 places, the last of 18 perhaps X; or 11 that begin as mobile numbers do (GB 11643; 电信网编号计划). */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<!\\d)(?:[1-9](?:" + DIGIT + "){16}(?:[ -]?[\\dXx])?|[1-9](?:" + DIGIT + "){14}|1[3-9](?:" + DIGIT
                    + "){9})(?!\\d)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private PersonalNumbers() {}

    static String blotted(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits < SHORTEST ? text : NUMBER.matcher(text).replaceAll(BLOT);
    }
}

package io.eldercare.ingest.read;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Plain operations on the text of a cell. */
final class CellText {
    private static final Set<String> NIL =
            Set.of("-", "--", "---", "—", "——", "–", "－", "/", "／", "空", "无", "n/a", "na", "null", "nil", "none");
    private static final String NIL_STARTS = "-—–－/／空无nN";
    private static final Set<String> ERRORS = Set.of(
            "#ref!", "#div/0!", "#n/a", "#name?", "#null!", "#num!", "#value!", "#spill!", "#calc!", "#getting_data");

    /** Most characters of a cell, in Excel and here. */
    static final int LONGEST = 32_767;

    private CellText() {}

    /** Cuts cells that are longer than a cell can be to one character too many; true where there was one. */
    static boolean shorten(List<String> cells) {
        boolean any = false;
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column).length() > LONGEST) {
                cells.set(column, cells.get(column).substring(0, LONGEST + 1));
                any = true;
            }
        }
        return any;
    }

    /** White space of every kind, also ideographic, non-breaking and zero-width. */
    static boolean isSpace(char character) {
        if (character <= ' ') {
            return character == ' ' || character >= '\t' && character <= '\r';
        }
        if (character < 0x80) {
            return false;
        }
        return character == 0xA0
                || character == 0x3000
                || character >= 0x2000 && character <= 0x200D
                || character == 0x2028
                || character == 0x2029
                || character == 0x202F
                || character == 0x205F
                || character == 0x2060
                || character == 0xFEFF;
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == text.length() ? text : text.substring(start, end);
    }

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** NFKC without any white space, Latin letters in lower case: how headers, names and codes are compared. */
    static String squeeze(String text) {
        String wide = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder squeezed = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char character = wide.charAt(i);
            if (!isSpace(character)) {
                squeezed.append(character);
            }
        }
        return squeezed.toString().toLowerCase(Locale.ROOT);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Half-width letters and digits, trimmed, without Excel's leading apostrophe. */
    static String narrow(String text) {
        String narrow = isAscii(text) ? text : trim(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return narrow.startsWith("'") ? trim(narrow.substring(1)) : narrow;
    }

    /** A way of writing "nothing here". */
    static boolean isNil(String trimmed) {
        return trimmed.length() <= 4
                && !trimmed.isEmpty()
                && NIL_STARTS.indexOf(trimmed.charAt(0)) >= 0
                && NIL.contains(trimmed.toLowerCase(Locale.ROOT));
    }

    static boolean isExcelError(String trimmed) {
        return trimmed.charAt(0) == '#' && ERRORS.contains(trimmed.toLowerCase(Locale.ROOT));
    }
}

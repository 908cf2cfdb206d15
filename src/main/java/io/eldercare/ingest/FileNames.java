package io.eldercare.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What people and systems may call a file: told safely, and short enough to name an answer after. */
final class FileNames {
    /** Longest name that Linux keeps, in bytes of UTF-8. */
    private static final int LONGEST = 255;

    private FileNames() {}

    /** Whether a name could not be shown as it is: it holds control characters, or such as turn the direction of writing, or parts of a path. */
    static boolean isUnsafe(String name) {
        return name.codePoints().anyMatch(FileNames::isUnsafe);
    }

    /** The name with every unsafe character as its number, such as {@code \\u202E}; nothing else is changed. */
    static String shown(String name) {
        if (!isUnsafe(name)) {
            return name;
        }
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (isUnsafe(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /**
     * The name itself where a suffix of so many bytes still fits behind it, else its beginning with the mark.
     *
     * @param mark tells apart names of the same beginning; ASCII
     */
    static String fitted(String name, int suffix, String mark) {
        if (bytes(name) + suffix <= LONGEST) {
            return name;
        }
        int room = LONGEST - suffix - mark.length() - 1;
        StringBuilder fitted = new StringBuilder();
        int used = 0;
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            String character = name.substring(at, name.offsetByCodePoints(at, 1));
            used += bytes(character);
            if (used > room) {
                break;
            }
            fitted.append(character);
        }
        return fitted + "." + mark;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isUnsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            // the separator of folders elsewhere, and what stands for bytes that are no text
            default -> point == '\\' || point == 0xFFFD;
        };
    }
}

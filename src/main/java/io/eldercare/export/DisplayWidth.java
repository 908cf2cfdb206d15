package io.eldercare.export;

/** Columns that a text takes on a terminal: two for Chinese characters and full-width forms, none for combining marks. */
final class DisplayWidth {
    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /** The wide and full-width blocks of Unicode's East Asian Width. */
    private static boolean isWide(int character) {
        return character >= 0x1100
                && (character <= 0x115F
                        || within(character, 0x2E80, 0x303E)
                        || within(character, 0x3041, 0x33FF)
                        || within(character, 0x3400, 0x4DBF)
                        || within(character, 0x4E00, 0xA4CF)
                        || within(character, 0xAC00, 0xD7A3)
                        || within(character, 0xF900, 0xFAFF)
                        || within(character, 0xFE30, 0xFE6F)
                        || within(character, 0xFF01, 0xFF60)
                        || within(character, 0xFFE0, 0xFFE6)
                        || within(character, 0x1F300, 0x1FAFF)
                        || within(character, 0x20000, 0x3FFFD));
    }

    private static boolean within(int character, int first, int last) {
        return character >= first && character <= last;
    }
}

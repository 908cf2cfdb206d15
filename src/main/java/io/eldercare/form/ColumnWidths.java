package io.eldercare.form;

import io.eldercare.definitions.Contract.Column;

/** Widths of columns in digits; a Chinese character is two wide. */
final class ColumnWidths {
    private static final int NARROWEST = 9;
    private static final int WIDEST = 30;
    private static final int LONG_TEXT = 80;

    private ColumnWidths() {}

    /** Wide enough for what is filled in, and for the label in two lines. */
    static int of(Column column) {
        int content = switch (column.type()) {
            case PERSON -> 21;
            case DATE -> 12;
            case TIMESTAMP -> 17;
            case MONTH, BOOLEAN, INTEGER -> NARROWEST;
            case DECIMAL -> 12;
            case CODE -> 4 + widestCode(column);
            case CODES -> 20;
            case TEXT -> column.maximumLength() >= LONG_TEXT ? 26 : column.maximumLength() < 20 ? 14 : 18;
        };
        int head = (wide(column.label()) + 1) / 2 + 4;
        return Math.max(NARROWEST, Math.min(WIDEST, Math.max(content, head)));
    }

    private static int widestCode(Column column) {
        return column.codes().keySet().stream()
                .mapToInt(ColumnWidths::wide)
                .max()
                .orElse(0);
    }

    static int wide(String text) {
        return text.codePoints().map(sign -> sign < 0x2E80 ? 1 : 2).sum();
    }
}

package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of one column's cells into typed values. Java types: TEXT and CODE String, INTEGER Integer, DECIMAL BigDecimal
 * of the column's scale, DATE and MONTH (first day) LocalDate, TIMESTAMP LocalDateTime in Asia/Shanghai, BOOLEAN Boolean, CODES
 * a sorted List of String, PERSON {@link PersonValue}; a TEXT column marked as token gives {@link Token}. Null where the cell is
 * empty or wrong; what is wrong goes to {@link RowIssues}. Not thread-safe.
 */
public abstract sealed class CellParser permits TextCell, NumberCell, DateCell, BooleanCell, CodeCell, PersonCell {
    private final String column;
    private final boolean required;

    CellParser(Contract.Column column) {
        this.column = column.name();
        this.required = column.required();
    }

    /** Parser for a column of a contract. */
    public static CellParser of(Contract.Column column, CellContext context) {
        return of(column, context, false);
    }

    static CellParser of(Contract.Column column, CellContext context, boolean identifies) {
        return switch (column.type()) {
            case TEXT -> new TextCell(column, context, identifies);
            case INTEGER -> new NumberCell.Whole(column);
            case DECIMAL -> new NumberCell.Fraction(column, context);
            case DATE -> new DateCell.Day(column, context);
            case TIMESTAMP -> new DateCell.Moment(column, context);
            case MONTH -> new DateCell.Month(column, context);
            case BOOLEAN -> new BooleanCell(column);
            case CODE -> column.codes().isEmpty() ? new TextCell(column, context, true) : new CodeCell.One(column);
            case CODES -> new CodeCell.Many(column);
            case PERSON -> new PersonCell(column, context);
        };
    }

    /** Reads one cell; null or empty text is a missing value. */
    public final @Nullable Object parse(@Nullable String raw, RowIssues issues) {
        if (raw == null || raw.isEmpty()) {
            return missing(issues);
        }
        String text = CellText.trim(raw);
        if (text.isEmpty()) {
            return missing(issues);
        }
        char first = text.charAt(0);
        if (first == '#') {
            if (text.equals(ExcelText.FORMULA_WITHOUT_VALUE)) {
                return fail("XLSX_FORMULA", issues);
            }
            if (CellText.isExcelError(text)) {
                return fail("XLSX_ERROR_CELL", issues);
            }
        }
        if (isNil(text)) {
            return missing(issues);
        }
        return value(raw, text, issues);
    }

    /**
     * Reads a cell that holds something.
     *
     * @param raw the cell as sent
     * @param text the same, trimmed, never empty
     */
    abstract @Nullable Object value(String raw, String text, RowIssues issues);

    /** Whether the text says that there is no value. */
    boolean isNil(String text) {
        return CellText.isNil(text);
    }

    final boolean required() {
        return required;
    }

    final @Nullable Object missing(RowIssues issues) {
        if (required) {
            issues.reject("TYPE_MISSING_REQUIRED", column);
        }
        return null;
    }

    final @Nullable Object fail(String code, RowIssues issues) {
        issues.reject(code, column);
        return null;
    }

    final void warn(String code, RowIssues issues) {
        issues.warn(code, column);
    }

    /** Rejects the row where the column is required, else leaves the value out with a warning. */
    final void unknown(RowIssues issues) {
        if (required) {
            issues.reject("DOM_UNKNOWN_CODE", column);
        } else {
            issues.warn("DOM_UNKNOWN_CODE", column);
        }
    }
}

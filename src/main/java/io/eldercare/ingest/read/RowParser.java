package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parses whole rows of a contract. County and month of the file's name fill the contract's county and month column where a cell is
 * empty, and contradict it with REF_COUNTY_MISMATCH and DATE_OUT_OF_PERIOD. Not thread-safe.
 */
public final class RowParser {
    private final CellParser[] parsers;
    private final Type[] types;
    private final String[] names;
    private final int county;
    private final int month;
    private final ReaderOptions options;
    private final RowIssues issues = new RowIssues();

    private RowParser(Contract contract, ReaderOptions options, IntFunction<CellContext> contexts) {
        int size = contract.columns().size();
        this.parsers = new CellParser[size];
        this.types = new Type[size];
        this.names = new String[size];
        this.options = options;
        for (int i = 0; i < size; i++) {
            Column column = contract.columns().get(i);
            boolean identifies = contract.key().contains(column.name());
            parsers[i] = CellParser.of(column, contexts.apply(i), identifies);
            types[i] = column.type();
            names[i] = column.name();
        }
        this.county = position(contract.countyColumn());
        this.month = position(contract.monthColumn());
    }

    /** For text that is already in the contract's columns, such as the results of a profile's expressions. */
    public static RowParser of(Contract contract, ReaderOptions options) {
        CellContext context = CellContext.plain(options.receivedOn(), new PersonKey(options.secret()));
        return new RowParser(contract, options, column -> context);
    }

    /** For the columns of a sheet; money columns carry the unit the sheet declares. */
    static RowParser of(Contract contract, ReaderOptions options, Sheet.Origin origin, List<BigDecimal> multipliers) {
        PersonKey keys = new PersonKey(options.secret());
        return new RowParser(
                contract,
                options,
                column -> new CellContext(origin, multipliers.get(column), options.receivedOn(), keys));
    }

    /**
     * Parses text by contract column.
     *
     * @param texts as many as the contract has columns, in its order
     */
    public TypedRow parse(int rowNo, List<? extends @Nullable String> texts) {
        issues.clear();
        @Nullable Object[] values = new Object[parsers.length];
        for (int column = 0; column < parsers.length; column++) {
            String text = texts.get(column);
            values[column] = value(column, text == null ? "" : text);
        }
        return new TypedRow(rowNo, values, issues.rejects(), issues.warnings());
    }

    /**
     * Parses a row of a sheet.
     *
     * @param positions sheet column by contract column, -1 where absent
     */
    TypedRow parse(RawRow row, int[] positions) {
        issues.clear();
        @Nullable Object[] values = new Object[parsers.length];
        RawRow.Marks marks = row.marks();
        if (!marks.fault().isEmpty()) {
            issues.reject(marks.fault(), "*");
        }
        for (int column = 0; column < parsers.length; column++) {
            int position = positions[column];
            String text = row.cell(position);
            if (marks != RawRow.Marks.NONE && position >= 0 && damaged(marks, column, position, text)) {
                continue;
            }
            values[column] = value(column, text);
        }
        return new TypedRow(row.rowNo(), values, issues.rejects(), issues.warnings());
    }

    /** A row that cannot be assigned to columns. */
    TypedRow rejected(RawRow row, String code) {
        return new TypedRow(row.rowNo(), new Object[parsers.length], List.of(code + ":*"), List.of());
    }

    private boolean damaged(RawRow.Marks marks, int column, int position, String text) {
        boolean number = types[column] == Type.INTEGER || types[column] == Type.DECIMAL;
        if (number && marks.merged().get(position) && !CellText.isBlank(text)) {
            issues.reject("XLSX_MERGED_CELL", names[column]);
            return true;
        }
        boolean identifier = types[column] == Type.PERSON || types[column] == Type.TEXT || types[column] == Type.CODE;
        if (identifier && marks.rounded().get(position)) {
            issues.reject("ID_PRECISION_LOST", names[column]);
            return true;
        }
        return false;
    }

    private @Nullable Object value(int column, String text) {
        if (column == county) {
            return county(text);
        }
        return column == month ? month(text) : parsers[column].parse(text, issues);
    }

    private @Nullable Object county(String text) {
        String stated = CellText.trim(text);
        String expected = options.countyCode();
        if (stated.isEmpty() && expected != null) {
            return expected;
        }
        Object value = parsers[county].parse(options.regionCodes().getOrDefault(stated, stated), issues);
        if (value == null && stated.isEmpty()) {
            issues.reject("TYPE_MISSING_REQUIRED", names[county]);
        }
        if (value != null && expected != null && !value.equals(expected)) {
            issues.reject("REF_COUNTY_MISMATCH", names[county]);
        }
        return value;
    }

    private @Nullable Object month(String text) {
        LocalDate expected = options.month();
        if (CellText.isBlank(text) && expected != null) {
            return expected;
        }
        Object value = parsers[month].parse(text, issues);
        if (value == null && CellText.isBlank(text)) {
            issues.reject("TYPE_MISSING_REQUIRED", names[month]);
        }
        if (value instanceof LocalDate date
                && expected != null
                && !date.withDayOfMonth(1).equals(expected)) {
            issues.reject("DATE_OUT_OF_PERIOD", names[month]);
        }
        return value;
    }

    private int position(Optional<String> column) {
        for (int i = 0; column.isPresent() && i < names.length; i++) {
            if (names[i].equals(column.get())) {
                return i;
            }
        }
        return -1;
    }
}

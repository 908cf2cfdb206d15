package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows of a sheet as their sender would write them again: typed values, and personal text as it was sent. Nothing else in the program
 * gives personal text; it may go back to that sender only.
 */
public final class OriginalRows {
    private final Contract contract;
    private final ReaderOptions options;
    private final int[] positions;
    private final RowParser parser;

    private OriginalRows(Contract contract, Sheet sheet, ReaderOptions options, SheetRows layout) {
        this.contract = contract;
        this.options = options;
        this.positions =
                layout.header().positions().stream().mapToInt(Integer::intValue).toArray();
        this.parser = RowParser.of(contract, options, sheet.origin(), layout.multipliers());
    }

    /**
     * The rows that stand at the given places.
     *
     * @param wanted row or line numbers as {@link TypedRow#rowNo}
     * @return by row number: column name to String, Integer, BigDecimal, Boolean, LocalDate, LocalDateTime or a list of codes; empty
     *     cells are left out
     */
    public static Map<Integer, Map<String, Object>> of(
            Contract contract, Sheet sheet, ReaderOptions options, Set<Integer> wanted) {
        SheetRows layout = ContractReader.layout(contract, sheet, options);
        OriginalRows rows = new OriginalRows(contract, sheet, options, layout);
        Map<Integer, Map<String, Object>> found = new TreeMap<>();
        try (RowCursor cursor = sheet.open()) {
            for (Iterator<RawRow> data = layout.data(cursor); data.hasNext(); ) {
                RawRow row = data.next();
                if (wanted.contains(row.rowNo())) {
                    found.put(row.rowNo(), rows.values(row));
                }
            }
        }
        return found;
    }

    private Map<String, Object> values(RawRow row) {
        TypedRow typed = parser.parse(row, positions);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < contract.columns().size(); index++) {
            Column column = contract.columns().get(index);
            Object value = typed.values()[index];
            if (value != null) {
                values.put(column.name(), original(column, value, row.cell(positions[index])));
            }
        }
        return values;
    }

    private Object original(Column column, Object value, String text) {
        if (column.type() == Type.PERSON) {
            return ResidentId.parse(CellText.trim(text), options.receivedOn()).number();
        }
        if (value instanceof LocalDate day && column.type() == Type.MONTH) {
            return YearMonth.from(day).toString();
        }
        boolean replaced = column.personal() != Personal.NO || value instanceof Token;
        return replaced && !(value instanceof LocalDate) ? CellText.trim(text) : value;
    }
}

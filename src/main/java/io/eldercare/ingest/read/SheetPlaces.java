package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the columns of a contract stand in a sheet: what a list of corrections needs to name single cells.
 *
 * @param headerRow row of the header's last level, from 1; 0 where the sheet only says 无
 * @param columns sheet column, from 0, by contract column name; absent ones are missing
 * @param unknown sheet column by label that the contract does not know
 */
public record SheetPlaces(int headerRow, Map<String, Integer> columns, Map<String, Integer> unknown) {

    public SheetPlaces {
        columns = Map.copyOf(columns);
        unknown = Map.copyOf(unknown);
    }

    /** Empty where the sheet has no header of the contract. */
    public static Optional<SheetPlaces> of(Contract contract, Sheet sheet) {
        try {
            return Optional.of(of(contract, SheetRows.find(sheet, HeaderNames.of(contract))));
        } catch (UnreadableFile withoutHeader) {
            return Optional.empty();
        }
    }

    private static SheetPlaces of(Contract contract, SheetRows layout) {
        Map<String, Integer> columns = new HashMap<>();
        for (int index = 0; index < contract.columns().size(); index++) {
            int position = layout.header().positions().get(index);
            if (position >= 0) {
                columns.put(contract.columns().get(index).name(), position);
            }
        }
        Map<String, Integer> unknown = new HashMap<>();
        layout.header()
                .unknown()
                .forEach(label -> unknown.put(label, layout.header().labels().indexOf(label)));
        return new SheetPlaces(layout.headerRow(), columns, unknown);
    }

    /** Text of rows by row number, as the reader sees it. */
    public static Map<Integer, RawRow> rows(Sheet sheet, Set<Integer> wanted) {
        Map<Integer, RawRow> rows = new TreeMap<>();
        try (RowCursor cursor = sheet.open()) {
            while (rows.size() < wanted.size() && cursor.hasNext()) {
                RawRow row = cursor.next();
                if (wanted.contains(row.rowNo())) {
                    rows.put(row.rowNo(), row);
                }
            }
        }
        return rows;
    }
}

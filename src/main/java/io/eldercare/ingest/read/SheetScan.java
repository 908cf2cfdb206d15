package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sheet looked through once without typing its cells: what is needed to judge the file as a whole.
 *
 * @param rowsByCounty rows by the county code they state; empty text for rows that state none; empty where the feed has no such
 *     column in the sheet
 */
public record SheetScan(ReadSummary summary, Map<String, Integer> rowsByCounty) {

    /**
     * Throws {@link UnreadableFile} where the sheet must be refused, as {@link ContractReader#open} would; beyond that where it has
     * more rows than are agreed, or only rows of another width than its header.
     */
    public static SheetScan of(Contract contract, Sheet sheet, ReaderOptions options) {
        return of(contract, sheet, options, SheetRows.MOST_ROWS);
    }

    static SheetScan of(Contract contract, Sheet sheet, ReaderOptions options, int mostRows) {
        SheetRows layout = ContractReader.layout(contract, sheet, options);
        int county = countyPosition(contract, layout);
        Map<String, Integer> rowsByCounty = new TreeMap<>();
        try (RowCursor cursor = sheet.open()) {
            for (Iterator<RawRow> rows = layout.countedData(cursor, mostRows); rows.hasNext(); ) {
                RawRow row = rows.next();
                if (county >= 0) {
                    String stated = CellText.trim(row.cell(county));
                    rowsByCounty.merge(options.regionCodes().getOrDefault(stated, stated), 1, Integer::sum);
                }
            }
        }
        layout.refuseTruncated(sheet);
        layout.refuseMisfit(sheet);
        return new SheetScan(layout.summary(sheet.name()), rowsByCounty);
    }

    private static int countyPosition(Contract contract, SheetRows layout) {
        for (int index = 0; index < contract.columns().size(); index++) {
            if (contract.countyColumn()
                    .equals(java.util.Optional.of(contract.columns().get(index).name()))) {
                return layout.header().positions().get(index);
            }
        }
        return -1;
    }
}

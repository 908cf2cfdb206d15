package io.eldercare.ingest.read;

import java.util.List;
import java.util.Map;

/**
 * What a sheet holds as a whole.
 *
 * @param sheet its name, empty for a text file
 * @param headerRow row of the header's last level, from 1; 0 where the sheet only says 无
 * @param rows data rows, rejected ones included
 * @param skipped rows below the header by what they are
 * @param declaredEmpty whether there are no data rows and the sheet says 无
 * @param unknownColumns labels that the contract does not know; their cells are left out
 * @param warnings findings on the sheet as {@code CODE:label}
 * @param signatures masked names by prepared_by, reviewed_by, approved_by, and approved_on; missing where the sheet has none
 * @param moneyUnit 万元 or another unit declared above the table; empty where there is none
 */
public record ReadSummary(
        String sheet,
        int headerRow,
        int rows,
        Map<RowKind, Integer> skipped,
        boolean declaredEmpty,
        List<String> unknownColumns,
        List<String> warnings,
        Map<String, String> signatures,
        String moneyUnit) {
    /** Skipped rows that are not blank. */
    public int skippedRows() {
        return skipped.entrySet().stream()
                .filter(each -> each.getKey() != RowKind.BLANK)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}

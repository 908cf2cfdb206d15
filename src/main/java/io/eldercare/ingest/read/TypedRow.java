package io.eldercare.ingest.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data row as the contract understands it.
 *
 * @param rowNo line of the text file or row of the sheet, from 1
 * @param values by contract column; null where absent or wrong. Types: see {@link CellParser}
 * @param rejects reasons to reject the row, as {@code CODE:column}; {@code *} where no single column is meant
 * @param warnings findings that do not reject it
 */
public record TypedRow(int rowNo, @Nullable Object[] values, List<String> rejects, List<String> warnings) {
    TypedRow rejectedAlso(String issue) {
        List<String> more = new ArrayList<>(rejects);
        more.add(issue);
        return new TypedRow(rowNo, values, more, warnings);
    }

    @Override
    public String toString() {
        return "TypedRow[" + rowNo + ", rejects=" + rejects + ", warnings=" + warnings + "]";
    }
}

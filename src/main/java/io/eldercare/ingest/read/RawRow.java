package io.eldercare.ingest.read;

import java.util.BitSet;
import java.util.List;

/**
 * One row as text, before any meaning.
 *
 * @param rowNo 1-based line of the text file, or row of the sheet as Excel shows it
 * @param cells text by column from A on; empty text where a cell is empty; vertically merged cells are filled downwards
 * @param spread the same with horizontally merged cells filled to the right too, as parents of a two-level header need it
 */
public record RawRow(int rowNo, List<String> cells, List<String> spread, Marks marks) {

    /**
     * What the text does not tell.
     *
     * @param merged columns that share a merged block with another cell
     * @param rounded columns whose cell was a number of more than 15 digits, the last ones lost by Excel
     * @param hidden whether the row is hidden in the sheet
     * @param badQuote whether a quote stood in the middle of an unquoted field
     */
    public record Marks(BitSet merged, BitSet rounded, boolean hidden, boolean badQuote) {
        public static final Marks NONE = new Marks(new BitSet(0), new BitSet(0), false, false);
        static final Marks BAD_QUOTE = new Marks(new BitSet(0), new BitSet(0), false, true);
    }

    public static RawRow of(int rowNo, List<String> cells) {
        return new RawRow(rowNo, cells, cells, Marks.NONE);
    }

    /** Text of a column, empty beyond the end of the row or for column -1. */
    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
}

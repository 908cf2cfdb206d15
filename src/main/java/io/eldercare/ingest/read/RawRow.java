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
     * @param fault reason code of what is wrong with the row as a whole; mostly empty
     */
    public record Marks(BitSet merged, BitSet rounded, boolean hidden, String fault) {
        public static final Marks NONE = new Marks(new BitSet(0), new BitSet(0), false, "");
        /** A quote stood in the middle of an unquoted field. */
        static final Marks BAD_QUOTE = fault("CSV_BAD_QUOTE");
        /** Fields beyond the most that a table may have hold something. */
        static final Marks TOO_WIDE = fault("CSV_FIELD_COUNT");
        /** A cell was longer than a cell can be; its end is left out. */
        static final Marks TOO_LONG = fault("CSV_FIELD_TOO_LONG");

        private static Marks fault(String code) {
            return new Marks(new BitSet(0), new BitSet(0), false, code);
        }

        /** Whether the row cannot be assigned to columns at all. */
        boolean isBroken() {
            return fault.equals(TOO_WIDE.fault) || fault.equals(TOO_LONG.fault);
        }
    }

    /** The row with the beginnings of its cells, which is enough to know labels and titles by. */
    RawRow beginnings(int characters) {
        if (cells.stream().allMatch(cell -> cell.length() <= characters)
                && spread.stream().allMatch(cell -> cell.length() <= characters)) {
            return this;
        }
        return new RawRow(rowNo, cut(cells, characters), cut(spread, characters), marks);
    }

    private static List<String> cut(List<String> cells, int characters) {
        return cells.stream()
                .map(cell -> cell.length() <= characters ? cell : cell.substring(0, characters))
                .toList();
    }

    public static RawRow of(int rowNo, List<String> cells) {
        return new RawRow(rowNo, cells, cells, Marks.NONE);
    }

    /** Text of a column, empty beyond the end of the row or for column -1. */
    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
}

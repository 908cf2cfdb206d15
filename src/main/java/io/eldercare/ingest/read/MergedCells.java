package io.eldercare.ingest.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Fills merged blocks while the rows pass by in order. */
final class MergedCells {
    /** A block, 0-based and inclusive. */
    record Block(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        /** Of a reference such as {@code A3:B4}; a single cell gives a block of one. */
        static Block parse(String reference) {
            int colon = reference.indexOf(':');
            String from = colon < 0 ? reference : reference.substring(0, colon);
            String to = colon < 0 ? reference : reference.substring(colon + 1);
            return new Block(row(from), row(to), column(from), column(to));
        }

        private static int column(String address) {
            int column = 0;
            for (int i = 0; i < address.length(); i++) {
                char character = Character.toUpperCase(address.charAt(i));
                if (character >= 'A' && character <= 'Z') {
                    column = column * 26 + character - 'A' + 1;
                }
            }
            return column - 1;
        }

        private static int row(String address) {
            int row = 0;
            for (int i = 0; i < address.length(); i++) {
                char character = address.charAt(i);
                if (character >= '0' && character <= '9') {
                    row = row * 10 + character - '0';
                }
            }
            return row - 1;
        }
    }

    private static final class Active {
        private final Block block;
        private final String value;

        Active(Block block, String value) {
            this.block = block;
            this.value = value;
        }
    }

    private final List<Block> blocks;
    private final int maximumColumns;
    private final List<Active> active = new ArrayList<>();
    private int next;

    MergedCells(List<Block> blocks, int maximumColumns) {
        this.blocks = new ArrayList<>(blocks);
        this.blocks.removeIf(block -> block.firstColumn() >= maximumColumns);
        this.blocks.sort(Comparator.comparingInt(Block::firstRow));
        this.maximumColumns = maximumColumns;
    }

    /**
     * The row as the reader sees it.
     *
     * @param row 0-based row of the sheet
     * @param cells text by column, without merged values; changed in place
     */
    RawRow fill(int row, List<String> cells, BitSet rounded, boolean hidden) {
        String fault = CellText.shorten(cells) ? RawRow.Marks.TOO_LONG.fault() : "";
        activate(row, cells);
        trim(cells);
        if (active.isEmpty()) {
            RawRow.Marks marks = rounded.isEmpty() && !hidden && fault.isEmpty()
                    ? RawRow.Marks.NONE
                    : new RawRow.Marks(RawRow.Marks.NONE.merged(), rounded, hidden, fault);
            return new RawRow(row + 1, cells, cells, marks);
        }
        List<String> spread = new ArrayList<>(cells);
        BitSet merged = new BitSet();
        for (Active each : active) {
            Block block = each.block;
            int last = Math.min(block.lastColumn(), maximumColumns - 1);
            if (!each.value.isEmpty() && block.firstColumn() <= last) {
                set(cells, block.firstColumn(), each.value);
                for (int column = block.firstColumn(); column <= last; column++) {
                    set(spread, column, each.value);
                }
            }
            merged.set(block.firstColumn(), Math.max(block.firstColumn(), last + 1));
        }
        return new RawRow(row + 1, cells, spread, new RawRow.Marks(merged, rounded, hidden, fault));
    }

    private void activate(int row, List<String> cells) {
        for (Iterator<Active> each = active.iterator(); each.hasNext(); ) {
            if (each.next().block.lastRow() < row) {
                each.remove();
            }
        }
        while (next < blocks.size() && blocks.get(next).firstRow() <= row) {
            Block block = blocks.get(next++);
            if (block.lastRow() >= row) {
                boolean starts = block.firstRow() == row && block.firstColumn() < cells.size();
                active.add(new Active(block, starts ? cells.get(block.firstColumn()) : ""));
            }
            if (active.size() > maximumColumns) {
                throw new UnreadableFile("XLSX_CORRUPT", "工作簿中合并的单元格互相重叠，请用 Excel/WPS 打开后另存再上报。");
            }
        }
    }

    private static void set(List<String> cells, int column, String value) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, value);
    }

    private static void trim(List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            cells.remove(--size);
        }
    }
}

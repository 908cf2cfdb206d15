package io.eldercare.ingest.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The rows of a sheet as text by header name, for files of other systems that a profile maps. Blank rows, totals, repeated headers
 * and footers are left out, as everywhere.
 */
public final class RawTable implements Iterator<RawTable.NamedRow>, AutoCloseable {
    /**
     * One row.
     *
     * @param values text by column of {@link RawTable#columns()}, empty where a cell is empty
     */
    public record NamedRow(int rowNo, List<String> values) {}

    private final List<String> columns;
    private final int[] positions;
    private final RowCursor cursor;
    private final Iterator<RawRow> rows;

    private RawTable(Sheet sheet, SheetRows layout, List<String> wanted) {
        Header header = layout.header();
        this.columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (header.positions().get(i) >= 0) {
                names.put(header.positions().get(i), wanted.get(i));
            }
        }
        Map<String, Integer> uses = new HashMap<>();
        for (int column = 0; column < header.labels().size(); column++) {
            String label = names.getOrDefault(column, header.labels().get(column));
            if (!label.isEmpty()) {
                int use = uses.merge(label, 1, Integer::sum);
                columns.add(use == 1 ? label : label + "_" + use);
                places.add(column);
            }
        }
        this.positions = places.stream().mapToInt(Integer::intValue).toArray();
        this.cursor = sheet.open();
        this.rows = layout.data(cursor);
    }

    /**
     * Opens a sheet whose header is known.
     *
     * @param headerRow row of the header's last level, from 1
     * @param levels number of its levels
     */
    public static RawTable at(Sheet sheet, int headerRow, int levels) {
        return new RawTable(sheet, SheetRows.at(sheet, headerRow, levels, HeaderNames.of(List.of())), List.of());
    }

    /**
     * Opens a sheet and finds its header by names that should be there; columns found by such a name are called by it.
     *
     * @throws UnreadableFile HDR_MISSING_COLUMN where one of them is absent
     */
    public static RawTable find(Sheet sheet, Collection<String> wanted) {
        List<String> names = List.copyOf(wanted);
        SheetRows layout = SheetRows.find(sheet, HeaderNames.of(names));
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (layout.header().positions().get(i) < 0) {
                missing.add(names.get(i));
            }
        }
        if (!missing.isEmpty()) {
            throw new UnreadableFile("HDR_MISSING_COLUMN", "表头缺少列：" + String.join("、", missing) + "。");
        }
        return new RawTable(sheet, layout, names);
    }

    /** Header names: levels joined by {@code _}, white space removed, a repeated name with {@code _2}. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public NamedRow next() {
        RawRow row = rows.next();
        List<String> values = new ArrayList<>(positions.length);
        for (int position : positions) {
            values.add(row.cell(position));
        }
        return new NamedRow(row.rowNo(), values);
    }

    @Override
    public void close() {
        cursor.close();
    }
}

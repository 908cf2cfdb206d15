package io.eldercare.lineage;

/**
 * A column of a table.
 *
 * @param table with its layer, such as {@code gold.fct_bed_month}
 * @param column {@link #ALL} for the table as a whole: all its columns, or which rows it has
 */
public record ColumnId(String table, String column) implements Comparable<ColumnId> {
    public static final String ALL = "*";

    public static ColumnId all(String table) {
        return new ColumnId(table, ALL);
    }

    /**
     * @param path {@code layer.table.column}, or {@code layer.table.*}
     * @throws IllegalArgumentException for anything else
     */
    public static ColumnId parse(String path) {
        int layer = path.indexOf('.');
        int table = path.indexOf('.', layer + 1);
        if (layer < 0 || table < 0) {
            throw new IllegalArgumentException("Cannot read '" + path + "': layer.table.column is expected");
        }
        return new ColumnId(path.substring(0, table), path.substring(table + 1));
    }

    public String path() {
        return table + "." + column;
    }

    public boolean isTable() {
        return column.equals(ALL);
    }

    @Override
    public int compareTo(ColumnId other) {
        int order = table.compareTo(other.table);
        return order == 0 ? column.compareTo(other.column) : order;
    }

    @Override
    public String toString() {
        return isTable() ? table : table + "." + column;
    }
}

package io.eldercare.mart;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a table of the mart.
 *
 * @param table with its schema, such as {@code mart.kpi_value}
 * @param columns those that the rows state, in their order; the others take their defaults
 * @param rows values as String, Boolean, Integer, Long, BigDecimal, LocalDate, LocalDateTime, Instant or null; may be read lazily, once
 */
public record TableData(String table, List<String> columns, Iterable<@Nullable Object[]> rows) {
    private static final Pattern TABLE = Pattern.compile("(mart|ops)\\.[a-z_]+");
    private static final Pattern COLUMN = Pattern.compile("[a-z_0-9]+");

    public TableData {
        columns = List.copyOf(columns);
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("Invalid table: " + table);
        }
        if (columns.isEmpty()
                || !columns.stream().allMatch(column -> COLUMN.matcher(column).matches())) {
            throw new IllegalArgumentException("Invalid columns of " + table + ": " + columns);
        }
    }
}

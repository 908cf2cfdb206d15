package io.eldercare.mart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies the changes of a publication within the caller's transaction. */
final class Publishing {
    private static final String STAGE = "pg_temp.staged";

    private final Connection connection;
    private final TouchedMonths touched;

    Publishing(Connection connection, TouchedMonths touched) {
        this.connection = connection;
        this.touched = touched;
    }

    /** Rows sent to the server. */
    long apply(Change change) throws SQLException {
        if (change instanceof Change.Replacement replacement) {
            return replace(replacement);
        }
        if (change instanceof Change.Upsert upsert) {
            long rows = stage(upsert.data());
            merge(upsert.data(), upsert.key());
            return rows;
        }
        Change.Synchronisation synchronisation = (Change.Synchronisation) change;
        long rows = stage(synchronisation.data());
        change(
                synchronisation.data().table(),
                "delete from " + synchronisation.data().table() + " as kept where not exists (select from " + STAGE
                        + " as staged where " + conjunction(synchronisation.key(), "kept.%1$s = staged.%1$s") + ")");
        merge(synchronisation.data(), synchronisation.key());
        return rows;
    }

    private long replace(Change.Replacement replacement) throws SQLException {
        String table = replacement.data().table();
        touched.execute(table, "delete from " + table + " where " + replacement.where(), delete -> {
            int position = 1;
            for (Object parameter : replacement.parameters()) {
                if (parameter instanceof List<?> values) {
                    delete.setArray(position++, connection.createArrayOf(elementType(values), values.toArray()));
                } else {
                    delete.setObject(position++, parameter);
                }
            }
        });
        return CopyText.into(connection, table, noted(replacement.data()));
    }

    /** The same data; its months are noted as it is read. */
    private TableData noted(TableData data) throws SQLException {
        int month = touched.isMonthly(data.table()) ? data.columns().indexOf("month") : -1;
        Iterable<@Nullable Object[]> rows = () -> {
            Iterator<@Nullable Object[]> source = data.rows().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                public @Nullable Object[] next() {
                    @Nullable Object[] row = source.next();
                    touched.add(
                            data.table(),
                            month < 0 || !(row[month] instanceof LocalDate day) ? Optional.empty() : Optional.of(day));
                    return row;
                }
            };
        };
        return new TableData(data.table(), data.columns(), rows);
    }

    private static String elementType(List<?> values) {
        Object first = values.isEmpty() ? "" : values.get(0);
        return first instanceof LocalDate
                ? "date"
                : first instanceof Integer ? "integer" : first instanceof Long ? "bigint" : "text";
    }

    private long stage(TableData data) throws SQLException {
        execute("drop table if exists " + STAGE);
        execute("create temporary table staged (like " + data.table() + " including defaults) on commit drop");
        return CopyText.into(connection, STAGE, data);
    }

    private void merge(TableData data, List<String> key) throws SQLException {
        String columns = String.join(", ", data.columns());
        List<String> others =
                data.columns().stream().filter(column -> !key.contains(column)).toList();
        String insert = "insert into " + data.table() + " as kept (" + columns + ") select " + columns + " from "
                + STAGE + " on conflict (" + String.join(", ", key) + ") do ";
        if (others.isEmpty()) {
            change(data.table(), insert + "nothing");
            return;
        }
        String assignments =
                others.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        change(
                data.table(),
                insert + "update set " + assignments + " where (" + prefixed("kept.", others) + ") is distinct from ("
                        + prefixed("excluded.", others) + ")");
    }

    private static String prefixed(String prefix, List<String> columns) {
        return columns.stream().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    private static String conjunction(List<String> columns, String template) {
        return columns.stream().map(template::formatted).collect(Collectors.joining(" and "));
    }

    private void change(String table, String sql) throws SQLException {
        touched.execute(table, sql, statement -> {});
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.eldercare.mart;

import io.eldercare.export.ResultColumn;
import io.eldercare.export.ResultColumn.Kind;
import io.eldercare.export.ResultWriter;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of PostgreSQL as texts: its own, with t and f written out. */
public final class ResultRows {
    private final ResultSet rows;
    private final List<ResultColumn> columns;

    public ResultRows(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.columns = columns(rows.getMetaData());
    }

    public List<ResultColumn> columns() {
        return columns;
    }

    /** Moves to the next row. */
    public boolean next() throws SQLException {
        return rows.next();
    }

    /** Whether there was a row and more are wanted. */
    boolean passTo(ResultWriter writer) throws SQLException, IOException {
        boolean any = false;
        while (next()) {
            any = true;
            if (!writer.add(values())) {
                return false;
            }
        }
        return any;
    }

    /** Of the present row, as {@link ResultColumn.Kind} describes them. */
    public @Nullable String[] values() throws SQLException {
        @Nullable String[] values = new @Nullable String[columns.size()];
        for (int column = 0; column < values.length; column++) {
            String value = rows.getString(column + 1);
            boolean truth = columns.get(column).kind() == Kind.TRUTH;
            values[column] = value != null && truth ? Boolean.toString(value.startsWith("t")) : value;
        }
        return values;
    }

    private static List<ResultColumn> columns(ResultSetMetaData description) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int index = 1; index <= description.getColumnCount(); index++) {
            columns.add(column(description, index));
        }
        return columns;
    }

    private static ResultColumn column(ResultSetMetaData description, int index) throws SQLException {
        String name = description.getColumnLabel(index);
        String type = description.getColumnTypeName(index);
        return switch (description.getColumnType(index)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                new ResultColumn(name, type.equals("oid") ? Kind.TEXT : Kind.INTEGER);
            case Types.NUMERIC ->
                new ResultColumn(name, Kind.DECIMAL, description.getPrecision(index), description.getScale(index));
            case Types.REAL, Types.DOUBLE -> new ResultColumn(name, type.equals("money") ? Kind.TEXT : Kind.DOUBLE);
            case Types.BIT, Types.BOOLEAN -> new ResultColumn(name, type.equals("bool") ? Kind.TRUTH : Kind.TEXT);
            case Types.DATE -> new ResultColumn(name, Kind.DATE);
            case Types.TIMESTAMP -> new ResultColumn(name, type.equals("timestamptz") ? Kind.INSTANT : Kind.TIME_STAMP);
            default -> new ResultColumn(name, Kind.TEXT);
        };
    }
}

package io.eldercare.mart;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes rows on until there are too many. */
final class RowLimit {
    private final ResultSink sink;
    private final List<ResultColumn> columns;
    private final int limit;
    private long written;
    private boolean cut;

    RowLimit(ResultSink sink, List<ResultColumn> columns, int limit) throws IOException {
        this.sink = sink;
        this.columns = columns;
        this.limit = limit;
        sink.columns(columns);
    }

    long written() {
        return written;
    }

    /** Whether more rows may come and are wanted. */
    boolean take(ResultSet rows) throws SQLException, IOException {
        boolean any = false;
        while (rows.next()) {
            any = true;
            if (written == limit) {
                cut = true;
                return false;
            }
            sink.row(values(rows));
            written++;
        }
        return any;
    }

    private @Nullable String[] values(ResultSet rows) throws SQLException {
        @Nullable String[] values = new @Nullable String[columns.size()];
        for (int column = 0; column < values.length; column++) {
            String value = rows.getString(column + 1);
            boolean truth = columns.get(column).kind() == ResultColumn.Kind.TRUTH;
            values[column] = value != null && truth ? Boolean.toString(value.startsWith("t")) : value;
        }
        return values;
    }

    QuerySummary end() throws IOException {
        sink.end();
        return new QuerySummary(written, cut);
    }
}

package io.eldercare.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a result row by row in a format, up to a number of rows. Use: open, {@link #add} until it says no, {@link #end}, close. The stream stays open. A
 * result given up before its end is not readable.
 */
public final class ResultWriter implements Closeable {
    private final ResultSink sink;
    private final List<ResultColumn> columns;
    private final long limit;
    private long written;
    private boolean cut;

    private ResultWriter(ResultSink sink, List<ResultColumn> columns, long limit) {
        this.sink = sink;
        this.columns = columns;
        this.limit = Math.min(limit, sink.capacity());
    }

    /** @param limit rows that are written at most; a format may hold fewer */
    public static ResultWriter open(OutputFormat format, OutputStream out, List<ResultColumn> columns, long limit)
            throws IOException {
        ResultSink sink = format.open(out);
        sink.columns(columns);
        return new ResultWriter(sink, List.copyOf(columns), limit);
    }

    public List<ResultColumn> columns() {
        return columns;
    }

    public long written() {
        return written;
    }

    /** Rows that may still come; ask the store for one more, which tells that the result is cut. */
    public long room() {
        return limit - written;
    }

    /**
     * @param values a text a column as {@link ResultColumn.Kind} describes it; null for no value. The array may be changed afterwards
     * @return false when this row is one too many: the result is cut and takes no more
     */
    public boolean add(@Nullable String[] values) throws IOException {
        if (written == limit) {
            cut = true;
            return false;
        }
        @Nullable String[] plain = new @Nullable String[columns.size()];
        for (int column = 0; column < plain.length; column++) {
            String value = values[column];
            plain[column] = value == null ? null : columns.get(column).plain(value);
        }
        sink.row(plain);
        written++;
        return true;
    }

    public QuerySummary end() throws IOException {
        sink.end(cut);
        return new QuerySummary(written, cut, sink.shortened());
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}

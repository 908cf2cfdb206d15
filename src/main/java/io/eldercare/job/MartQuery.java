package io.eldercare.job;

import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.QueryLimits;
import io.eldercare.mart.ReadOnlySql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Read-only queries on the mart, as the reader's role. */
public final class MartQuery implements AutoCloseable {
    private final MartServer server;
    private final ReadOnlySql queries;

    private MartQuery(MartServer server) {
        this.server = server;
        this.queries = new ReadOnlySql(server, QueryLimits.DEFAULT);
    }

    /** @param cut whether the result had more rows than are shown */
    public record Result(long rows, boolean cut) {}

    public static MartQuery open(Workplace place) {
        return new MartQuery(Night.openMart(place));
    }

    /**
     * @param format table, csv, json or xlsx
     * @throws io.eldercare.mart.QueryException for a statement that is wrong or not allowed
     */
    public static Result run(Workplace place, String sql, String format, OutputStream out) {
        try (MartQuery query = open(place)) {
            return query.execute(sql, format, out);
        }
    }

    public Result execute(String sql, String format, OutputStream out) {
        try {
            QuerySummary summary = queries.run(sql, OutputFormat.of(format), out);
            return new Result(summary.rows(), summary.cut());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the result", failure);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

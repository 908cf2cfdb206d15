package io.eldercare.job;

import io.eldercare.mart.MartServer;
import io.eldercare.mart.OutputFormat;
import io.eldercare.mart.QueryLimits;
import io.eldercare.mart.QuerySummary;
import io.eldercare.mart.ReadOnlySql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Read-only queries on the mart, with the rights of one of the readers' roles. */
public final class MartQuery implements AutoCloseable {
    private final MartServer server;
    private final ReadOnlySql queries;

    private MartQuery(MartServer server, String role) {
        this.server = server;
        this.queries = new ReadOnlySql(server, role, QueryLimits.DEFAULT);
    }

    /** @param cut whether the result had more rows than are shown */
    public record Result(long rows, boolean cut) {}

    /** @param role leader, statistician, steward or county_ and a county's code */
    public static MartQuery open(Workplace place, String role) {
        MartServer server = Night.openMart(place);
        try {
            return new MartQuery(server, role);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /**
     * @param role as for {@link #open}
     * @param format table, csv, json or xlsx
     * @throws io.eldercare.mart.QueryException for a statement that is wrong or not allowed
     */
    public static Result run(Workplace place, String role, String sql, String format, OutputStream out) {
        try (MartQuery query = open(place, role)) {
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

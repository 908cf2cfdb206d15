package io.eldercare.job;

import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.QueryLimits;
import io.eldercare.mart.ReadOnlySql;
import java.io.IOException;
import java.io.OutputStream;

/** Read-only queries on the mart, as the reader's role. */
public final class MartQuery implements AutoCloseable {
    private final MartServer server;
    private final ReadOnlySql queries;

    private MartQuery(MartServer server, QueryLimits limits) {
        this.server = server;
        this.queries = new ReadOnlySql(server, limits);
    }

    public static MartQuery open(Workplace place, QueryLimits limits) {
        return new MartQuery(Night.openMart(place), limits);
    }

    /** @throws io.eldercare.mart.QueryException for a statement that is wrong or not allowed */
    public QuerySummary execute(String sql, OutputFormat format, OutputStream out) throws IOException {
        return queries.run(sql, format, out);
    }

    @Override
    public void close() {
        server.close();
    }
}

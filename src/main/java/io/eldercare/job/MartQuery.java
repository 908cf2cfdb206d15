package io.eldercare.job;

import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.QueryLimits;
import io.eldercare.mart.ReadOnlySql;
import java.io.IOException;
import java.io.OutputStream;

/** Read-only queries on the mart, with the rights of one of the readers' roles. */
public final class MartQuery implements AutoCloseable {
    private final MartServer server;
    private final ReadOnlySql queries;

    private MartQuery(MartServer server, String role, QueryLimits limits) {
        this.server = server;
        this.queries = new ReadOnlySql(server, role, limits);
    }

    /** @param role leader, statistician, steward or county_ and a county's code */
    public static MartQuery open(Workplace place, String role, QueryLimits limits) {
        MartServer server = Night.openMart(place);
        try {
            return new MartQuery(server, role, limits);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
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

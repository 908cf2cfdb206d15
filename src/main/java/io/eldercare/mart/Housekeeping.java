package io.eldercare.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears replaced rows away: a private server seldom runs long enough for the database's own housekeeping. */
public final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private Housekeeping() {}

    /** @param connection outside a transaction; failures are only noted */
    public static void sweep(Connection connection) {
        try {
            vacuumWornTables(connection);
        } catch (SQLException failure) {
            LOG.warn("The mart was published, but replaced rows were not cleared away: {}", failure.getMessage());
        }
    }

    private static void vacuumWornTables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            try (ResultSet worn = statement.executeQuery("""
                    select schemaname || '.' || relname from pg_stat_user_tables
                    where schemaname in ('mart', 'ops', 'county')
                        and (n_dead_tup > 1000 + n_live_tup / 5 or n_mod_since_analyze > 1000 + n_live_tup / 5)
                    """)) {
                while (worn.next()) {
                    tables.add(worn.getString(1));
                }
            }
            if (!tables.isEmpty()) {
                statement.execute("vacuum (analyze, truncate false) " + String.join(", ", tables));
            }
        }
    }
}

package io.eldercare.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows and hashes of the tables of a database, as of one moment, without what tells one run from another. */
final class MartDigest {
    private static final String TABLES = """
            select table_schema || '.' || table_name,
                string_agg(format('%I', column_name), ', ' order by column_name)
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_type = 'BASE TABLE' and (table_schema = 'mart' or table_schema || table_name = 'opsdelivery'
                    or table_schema = 'county')
                and column_name not in ('run_id', 'lake_versions', 'published_at', 'publication_id')
                and data_type <> 'timestamp with time zone'
            group by 1 order by 1
            """;

    private MartDigest() {}

    static Map<String, String> of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Map<String, String> digests = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            List<String[]> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(new String[] {rows.getString(1), rows.getString(2)});
                }
            }
            for (String[] table : tables) {
                try (ResultSet row = statement.executeQuery(
                        "select count(*) || ' rows ' || coalesce(md5(string_agg(line, '' order by line)), '') from"
                                + " (select md5(row(" + table[1] + ")::text) as line from " + table[0]
                                + ") as lines")) {
                    row.next();
                    digests.put(table[0], row.getString(1));
                }
            }
        } finally {
            connection.rollback();
        }
        return digests;
    }
}

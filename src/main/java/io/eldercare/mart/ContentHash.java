package io.eldercare.mart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A fingerprint of all that schema {@code mart} holds, the same wherever the same content stands. */
final class ContentHash {
    // figures count, not when and by which run they were made
    private static final String COLUMNS = """
            select columns.table_name, string_agg(columns.column_name, ', ' order by columns.column_name collate "C")
            from information_schema.columns as columns
                inner join information_schema.tables as tables using (table_schema, table_name)
            where table_schema = 'mart'
                and tables.table_type = 'BASE TABLE'
                and columns.data_type not like 'timestamp%'
                and columns.column_name not in ('run_id', 'lake_versions')
            group by columns.table_name
            """;

    private ContentHash() {}

    /** SHA-256 of all rows, sorted, as 64 hexadecimal digits. */
    static String of(Connection connection) throws SQLException, IOException {
        MessageDigest digest = sha256();
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Map.Entry<String, String> table : columnsByTable(connection).entrySet()) {
                sink.write((table.getKey() + "(" + table.getValue() + ")\n").getBytes(StandardCharsets.UTF_8));
                copies.copyOut(
                        "copy (select line from (select row(" + table.getValue() + ")::text as line from mart."
                                + table.getKey() + ") as rows order by line collate \"C\") to stdout",
                        sink);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Map<String, String> columnsByTable(Connection connection) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(COLUMNS)) {
            while (tables.next()) {
                columns.put(tables.getString(1), tables.getString(2));
            }
        }
        return columns;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

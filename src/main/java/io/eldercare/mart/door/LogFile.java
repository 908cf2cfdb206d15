package io.eldercare.mart.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What has been added to a file of lines since it was read last, within the caller's transaction.
 *
 * @param end bytes read up to the last whole line
 */
record LogFile(String name, long end, List<String> lines) {

    static LogFile read(Connection connection, Path file) throws SQLException, IOException {
        String name = String.valueOf(file.getFileName());
        long before = taken(connection, name);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(before, Files.size(file)));
            bytes = in.readAllBytes();
        }
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        return new LogFile(
                name,
                before + whole,
                text.lines().filter(line -> !line.isBlank()).toList());
    }

    void remember(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into ops.query_log_source (file, bytes) values (?, ?)
                on conflict (file) do update set bytes = excluded.bytes
                """)) {
            insert.setString(1, name);
            insert.setLong(2, end);
            insert.executeUpdate();
        }
    }

    private static long taken(Connection connection, String file) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select bytes from ops.query_log_source where file = ?")) {
            query.setString(1, file);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}

package io.eldercare.mart.door;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Which publication of which mart a copy holds.
 *
 * @param publication 0 before the first
 * @param scripts of both databases: changed views or tables are copied whole
 */
record CopyStamp(UUID source, long publication, String scripts) {
    private static final CopyStamp NONE = new CopyStamp(new UUID(0, 0), -1, "");
    private static final String SCRIPTS =
            "select coalesce(string_agg(version || ':' || checksum, ' ' order by installed_rank), '')"
                    + " from public.schema_history where version is not null";

    static CopyStamp wanted(Connection mart, Connection readers) throws SQLException {
        String scripts = text(mart, SCRIPTS) + " / " + text(readers, SCRIPTS);
        try (Statement statement = mart.createStatement();
                ResultSet row = statement.executeQuery("select source_id, publication_id from ops.door")) {
            row.next();
            return new CopyStamp(row.getObject(1, UUID.class), row.getLong(2), scripts);
        }
    }

    /** Of the copy as it stands; a stamp that equals no other where there is none. */
    static CopyStamp copied(Connection readers) throws SQLException {
        try (Statement statement = readers.createStatement();
                ResultSet row =
                        statement.executeQuery("select source_id, publication_id, scripts_hash from door.copied")) {
            return row.next() ? new CopyStamp(row.getObject(1, UUID.class), row.getLong(2), row.getString(3)) : NONE;
        }
    }

    /** Whether what changed since {@code earlier} is all that is missing from it. */
    boolean continues(CopyStamp earlier) {
        return source.equals(earlier.source) && scripts.equals(earlier.scripts) && publication >= earlier.publication;
    }

    void write(Connection readers) throws SQLException {
        try (PreparedStatement insert = readers.prepareStatement("""
                insert into door.copied (source_id, publication_id, scripts_hash) values (?, ?, ?)
                on conflict (only_row) do update set source_id = excluded.source_id,
                    publication_id = excluded.publication_id, scripts_hash = excluded.scripts_hash
                """)) {
            insert.setObject(1, source);
            insert.setLong(2, publication);
            insert.setString(3, scripts);
            insert.executeUpdate();
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

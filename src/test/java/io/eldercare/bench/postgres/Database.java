package io.eldercare.bench.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One connection and what is asked of it. */
public final class Database {
    private final Connection connection;

    Database(Connection connection) {
        this.connection = connection;
    }

    void run(Object sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
    }

    boolean finds(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** @param sql an insert of one row */
    void insert(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int place = 0; place < row.length; place++) {
                    statement.setObject(place + 1, row[place]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    CopyIn copyIn(String sql) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    void copyIn(String sql, InputStream rows) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows, 1 << 16);
    }

    void copyOut(String sql, OutputStream target) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, target);
    }
}

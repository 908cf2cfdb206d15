package io.eldercare.mart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of a mart as {@code <schema>.<table>.csv}, one file a table that has rows: a mart small enough to be kept. */
public final class MartRows {
    private static final String TABLES = """
            select table_schema || '.' || table_name from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema in ('mart', 'ops', 'public') order by 1
            """;

    private MartRows() {}

    /** Writes the rows of a home's mart. Arguments: home, folder. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (MartServer server = MartServer.open(MartSettings.embedded(Path.of(arguments[0])));
                Connection connection = server.dataSource().getConnection()) {
            for (String table : names(connection)) {
                Path file = folder.resolve(table + ".csv");
                long rows;
                try (OutputStream out = Files.newOutputStream(file)) {
                    rows = copies(connection).copyOut("copy " + table + " to stdout with (format csv, header)", out);
                }
                if (rows == 0) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /**
     * Makes the mart of a home as it was: a server of its own with the tables of the scripts that had been applied, and the rows.
     *
     * @param scripts folder {@code sql/mart}, which holds those scripts still
     * @param applied the version of the last of them
     */
    public static void into(Path home, Path folder, Path scripts, int applied) throws IOException, SQLException {
        EmptyMart.programsInto(home);
        Path then = Files.createDirectories(folder.resolve("scripts"));
        for (int version = 1; version <= applied; version++) {
            String beginning = "V" + version + "__";
            try (Stream<Path> files = Files.list(scripts)) {
                Path script = files.filter(
                                file -> String.valueOf(file.getFileName()).startsWith(beginning))
                        .findFirst()
                        .orElseThrow();
                Files.copy(script, then.resolve(script.getFileName()));
            }
        }
        try (MartServer server = MartServer.open(MartSettings.embedded(home));
                Connection connection = server.dataSource().getConnection()) {
            Migrations.apply(server.dataSource(), then);
            fill(connection, folder);
        }
    }

    private static void fill(Connection connection, Path folder) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                Stream<Path> files = Files.list(folder)) {
            // rows come in order of tables, not of what refers to what
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", names(connection)));
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String table = String.valueOf(file.getFileName()).replace(".csv", "");
                try (InputStream rows = Files.newInputStream(file)) {
                    copies(connection).copyIn("copy " + table + " from stdin with (format csv, header match)", rows);
                }
            }
        }
        connection.commit();
    }
}

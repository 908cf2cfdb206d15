package io.eldercare.mart.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.mart.MartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ops.query_log}: who asked what and when, without values. Taken, each line once, from the log of the private server and from the notes of other
 * doors ({@code logs/queries/*.ndjson}); what has been taken of the server's log is deleted, since it holds values.
 */
public final class QueryLog {
    private static final Logger LOG = LoggerFactory.getLogger(QueryLog.class);
    private static final long COLLECTING_LOCK = 5_367_201_044L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource mart;
    private final Path serverLogs;
    private final Path notes;

    /** @param serverLogs folder of the server's log, @param notes folder of {@code *.ndjson}; either may be absent */
    public QueryLog(DataSource mart, Path serverLogs, Path notes) {
        this.mart = mart;
        this.serverLogs = serverLogs;
        this.notes = notes;
    }

    /** Takes in what has come since the last time; does nothing while another process does. @return lines taken */
    public int collect() {
        try (Connection connection = mart.getConnection()) {
            connection.setAutoCommit(false);
            if (!isFree(connection)) {
                return 0;
            }
            List<Path> done = new ArrayList<>();
            int taken = collectServer(connection, done) + collectNotes(connection);
            connection.commit();
            for (Path file : done) {
                Files.deleteIfExists(file);
            }
            return taken;
        } catch (SQLException | IOException failure) {
            throw new MartException("查询日志没有收齐，下次会补上：" + failure.getMessage(), failure);
        }
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + COLLECTING_LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private int collectServer(Connection connection, List<Path> done) throws SQLException, IOException {
        List<Path> files = files(serverLogs, ".json");
        ServerLog log = new ServerLog("eldercare", roles(connection));
        for (int index = 0; index < files.size(); index++) {
            Path file = files.get(index);
            boolean current = index == files.size() - 1;
            for (JsonNode line : newLines(connection, file)) {
                log.take(line);
            }
            if (!current) {
                done.add(file);
                forget(connection, file);
            } else if (!log.entries().isEmpty()) {
                rotate(connection);
            }
        }
        insert(connection, log.entries());
        return log.entries().size();
    }

    private int collectNotes(Connection connection) throws SQLException, IOException {
        List<QueryEntry> entries = new ArrayList<>();
        for (Path file : files(notes, ".ndjson")) {
            for (JsonNode line : newLines(connection, file)) {
                entries.add(note(line));
            }
        }
        insert(connection, entries);
        return entries.size();
    }

    private static QueryEntry note(JsonNode line) {
        return new QueryEntry(
                OffsetDateTime.parse(line.path("at").asText()),
                line.path("door").asText("lake"),
                line.path("login").asText(""),
                line.path("role").asText(""),
                "",
                WithoutValues.of(line.path("statement").asText("")),
                line.hasNonNull("rows") ? line.path("rows").asLong() : null,
                line.hasNonNull("millis") ? line.path("millis").decimalValue() : null,
                line.path("outcome").asText(""));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Whole lines after those taken before; a line that is no JSON is skipped. */
    private static List<JsonNode> newLines(Connection connection, Path file) throws SQLException, IOException {
        LogFile source = LogFile.read(connection, file);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : source.lines()) {
            try {
                lines.add(JSON.readTree(line));
            } catch (JsonProcessingException broken) {
                LOG.warn("A line of {} is broken and was skipped", file.getFileName());
            }
        }
        source.remember(connection);
        return lines;
    }

    private static void forget(Connection connection, Path file) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from ops.query_log_source where file = ?")) {
            delete.setString(1, String.valueOf(file.getFileName()));
            delete.executeUpdate();
        }
    }

    private static void rotate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_rotate_logfile()");
        }
    }

    private static Map<String, String> roles(Connection connection) throws SQLException {
        Map<String, String> roles = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select member.rolname, role.rolname from pg_auth_members
                        inner join pg_roles as member on member.oid = pg_auth_members.member
                        inner join pg_roles as role on role.oid = pg_auth_members.roleid
                        where
                            (role.rolname in ('leader', 'statistician', 'steward') or role.rolname like 'county\\_%')
                            and member.rolcanlogin and member.rolname <> 'reader'
                        """)) {
            while (rows.next()) {
                roles.put(rows.getString(1), rows.getString(2));
            }
        }
        return roles;
    }

    private static void insert(Connection connection, List<QueryEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into ops.query_log (at, door, login, role, client, statement, rows, millis, outcome)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (QueryEntry entry : entries) {
                insert.setObject(1, entry.at());
                insert.setString(2, entry.door());
                insert.setString(3, entry.login());
                insert.setString(4, entry.role());
                insert.setString(5, entry.client());
                insert.setString(6, entry.statement());
                insert.setObject(7, entry.rows(), java.sql.Types.BIGINT);
                insert.setBigDecimal(8, entry.millis());
                insert.setString(9, entry.outcome());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

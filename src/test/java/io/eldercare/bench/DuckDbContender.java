package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.ContractLoader;
import io.eldercare.definitions.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The bench's work done by DuckDB: loads the delivered CSV files with types and checks, applies which delivery counts, computes the
 * KPIs and writes them. What is not SQL is the reading of file names and headers.
 *
 * <p>Arguments: folder of the delivered files, work folder, file of figures to write.
 */
public final class DuckDbContender {
    private final Path inbox;
    private final Path work;
    private final Path figures;
    private final Map<String, Contract> contracts = new LinkedHashMap<>();

    private DuckDbContender(Path inbox, Path work, Path figures) {
        this.inbox = inbox;
        this.work = work;
        this.figures = figures;
        Map<String, Contract> all = ContractLoader.load(Path.of("sql", "sources"), new Problems());
        Figures.FEEDS.forEach(feed -> contracts.put(feed, Objects.requireNonNull(all.get(feed), feed)));
    }

    /** Runs once and prints a line {@code phase <name> <seconds>} for each phase. */
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("Give the inbox, a work folder and the file of figures to write");
        }
        run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void run(Path inbox, Path work, Path figures) throws IOException, SQLException {
        new DuckDbContender(inbox, work, figures).run();
    }

    private void run() throws IOException, SQLException {
        Files.createDirectories(work);
        Path database = work.resolve("bench.duckdb");
        Files.deleteIfExists(database);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            Phases phases = new Phases();
            statement.execute("set threads = 2");
            statement.execute("set memory_limit = '5GB'");
            statement.execute("set temp_directory = '" + work.resolve("spill") + "'");
            run(statement, "macros", Map.of());
            run(statement, "reference", Map.of("reference", "sql/reference"));
            List<DeliveredFile> files = new Inbox(inbox, contracts, regions(statement)).files();
            register(connection, files);
            phases.end("files");
            for (Contract contract : contracts.values()) {
                load(statement, contract, files);
                phases.end("load_" + contract.feed());
            }
            for (Contract contract : contracts.values()) {
                run(statement, "repeats", DuckDbSql.words(contract));
                run(statement, "parts", DuckDbSql.words(contract));
            }
            phases.end("repeats");
            run(statement, "in_force", Map.of());
            boolean deltas = files.stream().anyMatch(file -> file.mode() == 1);
            for (Contract contract : contracts.values()) {
                run(statement, "settle", DuckDbSql.words(contract));
                if (deltas && !contract.key().isEmpty()) {
                    run(statement, "overlay", DuckDbSql.words(contract));
                }
            }
            phases.end("in_force");
            for (String facts : List.of("beds", "persons", "visits", "volunteers")) {
                run(statement, "facts_" + facts, Map.of());
                phases.end("facts_" + facts);
            }
            run(statement, "kpis", Map.of());
            run(statement, "export", Map.of("figures", figures.toString()));
            phases.end("kpis");
        }
    }

    private static Set<Integer> regions(Statement statement) throws SQLException {
        Set<Integer> codes = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select code from region")) {
            while (rows.next()) {
                codes.add(rows.getInt(1));
            }
        }
        return codes;
    }

    private static void register(Connection connection, List<DeliveredFile> files) throws SQLException {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "file")) {
            for (DeliveredFile file : files) {
                LocalDate received = file.receivedAt().toLocalDate();
                appender.beginRow();
                appender.append((short) file.number());
                appender.append(file.feed());
                appender.append(file.county());
                appender.append(file.isCity());
                appender.append(file.isProvince());
                appender.append(file.month().atDay(1));
                appender.append(file.month().toString());
                appender.append(file.revision());
                appender.append(file.mode());
                appender.append(file.receivedAt());
                appender.append(received);
                appender.append(
                        received.getYear() * 10_000 + received.getMonthValue() * 100 + received.getDayOfMonth());
                appender.append(file.sha256());
                appender.append(file.refused());
                appender.append(file.declaredEmpty());
                appender.endRow();
            }
        }
    }

    private void load(Statement statement, Contract contract, List<DeliveredFile> files) throws SQLException {
        for (String definition : DuckDbSql.codeLists(contract)) {
            statement.execute(definition);
        }
        run(statement, "load_" + contract.feed(), Map.of("rows", DuckDbSql.rows(contract, files)));
    }

    private static void run(Statement statement, String name, Map<String, String> words) throws SQLException {
        for (String each : DuckDbSql.statements(name, words)) {
            statement.execute(each);
        }
    }

    /** Prints how long each phase took. */
    private static final class Phases {
        private long last = System.nanoTime();

        void end(String phase) {
            long now = System.nanoTime();
            System.out.printf(Locale.ROOT, "phase %s %.3f%n", phase, (now - last) / 1e9);
            last = now;
        }
    }
}

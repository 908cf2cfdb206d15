package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.ContractLoader;
import io.eldercare.definitions.HeaderText;
import io.eldercare.definitions.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The bench's work done by DuckDB: loads the delivered CSV files with types and checks, applies which delivery counts, computes the
 * KPIs and writes them. What is not SQL is the reading of file names and headers.
 *
 * <p>Arguments: folder of the delivered files, work folder, file of figures to write.
 */
public final class DuckDbContender {
    static final List<String> FEEDS = List.of(
            "institution",
            "bed_month",
            "resident",
            "assessment",
            "special_roster",
            "visit",
            "volunteer",
            "volunteer_team",
            "volunteer_membership",
            "family_bed",
            "family_bed_month",
            "population",
            "service_record");

    private final Path inbox;
    private final Path work;
    private final Path figures;
    private final Map<String, Contract> contracts = new LinkedHashMap<>();

    private DuckDbContender(Path inbox, Path work, Path figures) {
        this.inbox = inbox;
        this.work = work;
        this.figures = figures;
        Map<String, Contract> all = ContractLoader.load(Path.of("sql", "sources"), new Problems());
        FEEDS.forEach(feed -> contracts.put(feed, Objects.requireNonNull(all.get(feed), feed)));
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
                run(statement, "repeats", words(contract));
                run(statement, "parts", words(contract));
            }
            phases.end("repeats");
            run(statement, "in_force", Map.of());
            boolean deltas = files.stream().anyMatch(file -> file.mode() == 1);
            for (Contract contract : contracts.values()) {
                run(statement, "settle", words(contract));
                if (deltas && !contract.key().isEmpty()) {
                    run(statement, "overlay", words(contract));
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
        for (Contract.Column column : contract.columns()) {
            if (!column.codes().isEmpty()) {
                statement.execute(
                        "set variable " + contract.feed() + "_" + column.name() + " = map {" + spellings(column) + "}");
            }
        }
        run(statement, "load_" + contract.feed(), Map.of("rows", rows(contract, files)));
    }

    private static String spellings(Contract.Column column) {
        Map<String, String> codes = new TreeMap<>();
        column.codes()
                .forEach((code, spellings) ->
                        spellings.forEach(spelling -> codes.putIfAbsent(HeaderText.spelling(spelling), code)));
        column.codes().keySet().forEach(code -> codes.put(HeaderText.spelling(code), code));
        return codes.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The cells of all files of a feed as text, under the contract's names, with the number of the file. */
    private static String rows(Contract contract, List<DeliveredFile> files) {
        Map<CsvLayout, List<DeliveredFile>> byLayout = files.stream()
                .filter(file -> file.feed().equals(contract.feed()) && file.isRead())
                .collect(Collectors.groupingBy(DeliveredFile::layout, LinkedHashMap::new, Collectors.toList()));
        List<String> reads = new ArrayList<>();
        byLayout.forEach((layout, group) -> reads.add(read(contract, layout, group)));
        if (reads.isEmpty()) {
            String none = contract.columns().stream()
                    .map(column -> "null::varchar as " + column.name())
                    .collect(Collectors.joining(", "));
            reads.add("select 0 as file_no, " + none + " where false");
        }
        return "(" + String.join(" union all ", reads) + ")";
    }

    private static String read(Contract contract, CsvLayout layout, List<DeliveredFile> files) {
        String columns = layout.columns().stream()
                .map(column -> column + ": 'varchar'")
                .collect(Collectors.joining(", "));
        String paths =
                files.stream().map(file -> quoted(file.path().toString())).collect(Collectors.joining(", "));
        String numbers = files.stream().map(file -> Integer.toString(file.number())).collect(Collectors.joining(", "));
        String cells = contract.columns().stream()
                .map(column -> layout.lacks(column.name()) ? "null::varchar as " + column.name() : column.name())
                .collect(Collectors.joining(", "));
        int first = files.get(0).number();
        boolean contiguous = files.get(files.size() - 1).number() - first == files.size() - 1;
        String number = contiguous ? first + " + file_index" : "[" + numbers + "][file_index + 1]";
        return "select " + number + " as file_no, " + cells + " from read_csv([" + paths + "], columns = {" + columns
                + "}, auto_detect = false, header = true, skip = " + layout.linesAbove() + ", delim = "
                + quoted(String.valueOf(layout.delimiter())) + ", quote = '\"', escape = '\"', ignore_errors = true)";
    }

    /** What the SQL of one feed names: the feed, its key, and the condition that the key is complete. */
    private static Map<String, String> words(Contract contract) {
        List<String> key = contract.key().stream()
                .map(name -> contract.column(name).map(Contract.Column::silverName).orElse(name))
                .toList();
        String complete = key.stream()
                .map(column -> column + " is not null")
                .collect(Collectors.joining(" and "));
        return Map.of(
                "feed",
                contract.feed(),
                "key",
                key.isEmpty() ? "rowid" : String.join(", ", key),
                "complete",
                key.isEmpty() ? "false" : complete);
    }

    private static void run(Statement statement, String name, Map<String, String> words) throws SQLException {
        String sql = resource(name);
        for (Map.Entry<String, String> word : words.entrySet()) {
            sql = sql.replace("${" + word.getKey() + "}", word.getValue());
        }
        for (String each : sql.split(";\\s*\\n")) {
            if (!each.isBlank()) {
                statement.execute(each);
            }
        }
    }

    private static String resource(String name) {
        try (InputStream text = DuckDbContender.class.getResourceAsStream("/bench/duckdb/" + name + ".sql")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
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

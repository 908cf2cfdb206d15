package io.eldercare.testing;

import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import io.eldercare.mart.EmptyMart;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.MartSettings;
import io.eldercare.mart.Migrations;
import io.eldercare.report.MartFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A home whose mart was filled by hand ({@link MartFixture}), with a few deliveries: in September 2025, 乐平市 has filed beds, and 昌江区
 * no visits.
 */
public final class ReleaseHome implements AutoCloseable {
    private final Path definitions;
    private final Path root;
    private final MartServer server;

    /** @param mail section {@code mail} of settings.yml */
    public ReleaseHome(Path folder, String mail) throws IOException {
        definitions = folder.resolve("definitions");
        root = Files.createDirectories(folder.resolve("home"));
        new Home(root).prepare();
        copyDefinitions();
        Path settings = definitions.resolve("jobs").resolve("settings.yml");
        Files.writeString(settings, Files.readString(settings).replaceFirst("(?s)\\nmail:.*", "\n") + mail);
        EmptyMart.into(root);
        server = MartServer.open(MartSettings.embedded(root));
        Migrations.apply(server.dataSource(), definitions.resolve("sql").resolve("mart"));
        mart().jdbi().useTransaction(handle -> {
            MartFixture.fill(handle);
            handle.execute(
                    "insert into ops.publication values (true, 'definitions-1', 'by-hand', '2025-10-08T02:00:00Z')");
        });
        deliver("a1", "bed_month", "360281", "bed_month_360281_2025-09.csv", "2025-10-04T09:00");
        deliver("b1", "volunteer", "360222", "volunteer_360222_2025-09.csv", "2025-10-04T10:00");
    }

    private void copyDefinitions() throws IOException {
        for (String part : List.of("sql", "jobs", "reports")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.toList()) {
                    Path copy = definitions.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }

    /** A full statement of September that has come in and is in force. */
    public void deliver(String id, String feed, String county, String fileName, String receivedAt) {
        execute(
                "insert into ops.delivery values (?, ?, ?, '2025-09-01', 0, 'full', '', ?, ?, 'sha', ?::timestamp,"
                        + " 'accepted', null, 1, 1, 0, 0, 0, 'by-hand')",
                id.repeat(32),
                feed,
                county,
                fileName,
                county,
                receivedAt);
    }

    public void execute(String sql, Object... values) {
        mart().jdbi().useHandle(handle -> handle.execute(sql, values));
    }

    /** Rows of a query, columns joined by a bar. */
    public List<String> rows(String sql) {
        return mart().read(handle -> handle.createQuery(sql)
                .map((row, context) -> {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        cells.add(String.valueOf(row.getString(column)));
                    }
                    return String.join("|", cells);
                })
                .list());
    }

    public Mart mart() {
        return new Mart(server.dataSource());
    }

    public Path root() {
        return root;
    }

    public Path definitions() {
        return definitions;
    }

    public Path reports(String month) {
        return root.resolve("reports").resolve("JDZ3Y").resolve(month);
    }

    public Workplace place(Clock clock) {
        return new Workplace(new Home(root), definitions, clock, Map.of(), Progress.silent());
    }

    /** Ten in the morning of a day in China. */
    public static Clock morning(String day) {
        return Clock.fixed(Instant.parse(day + "T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    public void close() {
        server.close();
    }
}

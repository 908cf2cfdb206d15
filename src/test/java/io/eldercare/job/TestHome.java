package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Home;
import io.eldercare.mart.EmptyMart;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.simulate.Simulation;
import io.eldercare.simulate.SimulationRequest;
import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * A home in which a test runs nights. Its mart server stays up until {@link #close}, as it would with a reader connected, so that
 * a night need not start one.
 */
final class TestHome implements AutoCloseable {
    static final Path PROJECT = Path.of("").toAbsolutePath();
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("ELDERCARE_PERSON_SECRET", "a secret of these tests, never used elsewhere");

    private static final Instant EVENING = Instant.parse("2025-12-20T02:00:00Z");

    private final Home home;
    private final Map<String, String> environment;
    private final Optional<Clock> clock;
    private Path definitionsRoot;
    private Optional<MartServer> server = Optional.empty();
    private int nights;

    TestHome(Path root) {
        this(new Home(root), PROJECT, ENVIRONMENT, Optional.empty());
    }

    /** Beside runs of the program in processes of their own: with their environment and their clock. */
    TestHome(Home home, Path definitionsRoot, Map<String, String> environment, Clock clock) {
        this(home, definitionsRoot, environment, Optional.of(clock));
    }

    private TestHome(Home home, Path definitionsRoot, Map<String, String> environment, Optional<Clock> clock) {
        TestSpark.session();
        this.home = home;
        this.definitionsRoot = definitionsRoot;
        this.environment = environment;
        this.clock = clock;
        try {
            home.prepare();
            if (!Files.exists(home.mart().resolve("data"))) {
                EmptyMart.into(home.root());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a night in another process works with. */
    static Workplace at(Path root) {
        return new Workplace(new Home(root), PROJECT, Clock.fixed(EVENING, ZONE), ENVIRONMENT, Progress.silent());
    }

    /** Files of a simulated plan at a fiftieth of its persons. */
    static Path simulate(Path out, String plan, YearMonth from, YearMonth to, Faults faults, Format format) {
        Simulation.run(
                new SimulationRequest(out, plan, from, to, new BigDecimal("0.02"), 20251101, faults, format, PROJECT));
        return out;
    }

    Home home() {
        return home;
    }

    void useDefinitions(Path otherRoot) {
        definitionsRoot = otherRoot;
    }

    /** At the time of the latest night; each begins a minute after the one before. */
    Workplace place() {
        Clock now = clock.orElseGet(() -> Clock.fixed(EVENING.plus(Duration.ofMinutes(nights)), ZONE));
        return new Workplace(home, definitionsRoot, now, environment, Progress.silent());
    }

    /** The home has had so many nights before: the next one begins after them. */
    void hadNights(int before) {
        nights = before;
    }

    NightSummary night() {
        return night(new NightRequest("nightly", false, List.of(), Optional.empty(), false));
    }

    NightSummary rebuild() {
        return night(new NightRequest("rebuild", true, List.of(), Optional.empty(), false));
    }

    private NightSummary night(NightRequest request) {
        mart();
        nights++;
        return Night.run(place(), request);
    }

    Mart mart() {
        MartServer open = server.orElseGet(() -> Night.openMart(place()));
        server = Optional.of(open);
        return new Mart(open.dataSource());
    }

    /** The rows of a query on the mart, columns joined by a bar. */
    List<String> rows(String sql) {
        return mart().read(handle -> handle.createQuery(sql)
                .map((row, context) -> {
                    StringBuilder line = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        line.append(column == 1 ? "" : "|").append(row.getString(column));
                    }
                    return line.toString();
                })
                .list());
    }

    SparkSession spark() {
        return TestSpark.session();
    }

    DeltaFiles lake() {
        return new DeltaFiles(spark(), home.lake());
    }

    Definitions definitions() {
        return Definitions.load(definitionsRoot);
    }

    /** Puts copies of all files of a simulation into the inbox, in the same folders and with the same times. */
    void deliverAll(Path simulation) {
        deliver(simulation, files(simulation.resolve("inbox")));
    }

    void deliver(Path simulation, List<Path> files) {
        for (Path file : files) {
            deliver(file, simulation.resolve("inbox").relativize(file).toString());
        }
    }

    /** @param place path below the inbox */
    void deliver(Path file, String place) {
        Path target = home.inbox().resolve(place);
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @param place path below the inbox */
    void deliver(String place, byte[] content, LocalDateTime arrival) {
        Path target = home.inbox().resolve(place);
        try {
            Files.createDirectories(target.getParent());
            Files.write(target, content);
            arrives(target, arrival);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void deliver(String place, String text, LocalDateTime arrival) {
        deliver(place, text.getBytes(StandardCharsets.UTF_8), arrival);
    }

    /** Gives a file the time at which it arrived. */
    static void arrives(Path file, LocalDateTime arrival) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(arrival.atZone(ZONE).toInstant()));
    }

    static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.ifPresent(MartServer::close);
        server = Optional.empty();
    }
}

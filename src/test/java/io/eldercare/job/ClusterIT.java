package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.StorageSettings;
import io.eldercare.lake.Home;
import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.testing.Hdfs;
import io.eldercare.testing.SparkCluster;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on a real cluster: a Spark master and two workers, lake and archive on HDFS, the mart on a PostgreSQL server over TCP.
 * Whatever dies under it, a home comes to hold what the same deliveries give on one machine. Runs with {@code ./mvnw verify -Pcluster}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);
    private static final String CORRECTED = "360281/volunteer_team_360281_2025-08.csv";
    private static final String CORRECTION = "360281/volunteer_team_360281_2025-08_r9.csv";
    private static final String SECRET = "the secret of the cluster's test alone";
    private static final Path BUILT = TestHome.PROJECT.resolve("target");

    private Path directory;
    private Path definitions;
    private Path simulation;
    private EmbeddedPostgres bureau;
    private Hdfs hdfs;
    private SparkCluster spark;
    private Map<String, String> environment;
    private TestHome oneMachine;
    private TestHome home;
    private int drivers;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        directory = shared;
        simulation = TestHome.simulate(
                directory.resolve("files"), "JDZ3Y", AUGUST, AUGUST.plusMonths(1), Faults.REALISTIC, Format.MIXED);
        bureau = EmbeddedPostgres.start();
        hdfs = Hdfs.start(directory.resolve("hdfs"));
        spark = SparkCluster.start(Files.createDirectories(directory.resolve("spark")), BUILT);
        spark.addWorker();
        spark.addWorker();
        environment = Map.of(
                "ELDERCARE_PERSON_SECRET",
                SECRET,
                "ELDERCARE_MART_URL",
                database(),
                "ELDERCARE_MART_USER",
                "program",
                "ELDERCARE_MART_PASSWORD",
                "of the program");
        definitions = definitionsWithStorage();
        oneMachine = new TestHome(
                new Home(directory.resolve("one")),
                TestHome.PROJECT,
                Map.of("ELDERCARE_PERSON_SECRET", SECRET),
                Clock.system(TestHome.ZONE));
        home = new TestHome(
                Home.of(directory.resolve("home"), StorageSettings.below(definitions)),
                definitions,
                environment,
                Clock.system(TestHome.ZONE));
    }

    @AfterAll
    void stop() throws IOException {
        home.close();
        oneMachine.close();
        spark.close();
        hdfs.close();
        bureau.close();
    }

    private String database() throws SQLException {
        try (Connection administrator = bureau.getPostgresDatabase().getConnection();
                Statement statement = administrator.createStatement()) {
            statement.execute("create role program login createdb createrole password 'of the program'");
            statement.execute("create database eldercare owner program");
        }
        return "jdbc:postgresql://127.0.0.1:" + bureau.getPort() + "/eldercare";
    }

    /** The project's own, but for where lake and archive lie. */
    private Path definitionsWithStorage() throws IOException {
        Path root = directory.resolve("definitions");
        for (String folder : List.of("sql", "jobs", "reports")) {
            try (Stream<Path> files = Files.walk(TestHome.PROJECT.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = root.resolve(TestHome.PROJECT.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Path settings = root.resolve("jobs/settings.yml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("  lake: ''", "  lake: " + hdfs.uri() + "/jdz/lake")
                        .replace("  archive: ''", "  archive: " + hdfs.uri() + "/jdz/archive"));
        assertThat(Definitions.load(root).hash())
                .isEqualTo(Definitions.load(TestHome.PROJECT).hash());
        return root;
    }

    private Process submit(String command) throws IOException {
        return spark.submit(
                Files.createDirectories(directory.resolve("drivers")).resolve(++drivers + ".log"),
                environment,
                List.of(
                        "-Deldercare.root=" + definitions,
                        "-Deldercare.logs=" + home.home().logs()),
                command,
                "--home",
                home.home().root().toString());
    }

    private void awaitEnd(Process driver) throws Exception {
        assertThat(driver.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(driver.exitValue())
                .as(() -> text(directory.resolve("drivers/" + drivers + ".log")) + log())
                .isZero();
    }

    private String log() {
        return text(home.home().logs().resolve("eldercare.log"));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What two counties sent: minutes instead of a quarter of an hour. */
    private List<Path> sent() {
        Path inbox = simulation.resolve("inbox");
        return TestHome.files(inbox).stream()
                .filter(file -> inbox.relativize(file).toString().matches("3602(81|22)/.*"))
                .toList();
    }

    @Test
    @Order(1)
    void aWorkerMayDieInTheMiddle() throws Exception {
        home.deliver(simulation, sent());
        Process night = submit("nightly");
        spark.killWorkerAtWork();
        awaitEnd(night);

        assertThat(spark.events())
                .as("a task was lost with its executor")
                .anyMatch(event -> event.contains("SparkListenerTaskEnd") && event.contains("ExecutorLostFailure"));
        oneMachine.deliver(simulation, sent());
        oneMachine.night();
        Content.of(oneMachine).assertStandsIn(home);
        assertThat(home.home().root().resolve("lake")).doesNotExist();
        assertThat(home.home().root().resolve("archive")).doesNotExist();
    }

    @Test
    @Order(2)
    void theDriverMayDieAndTheNightBeRunAgain() throws Exception {
        spark.addWorker();
        String before = home.mart().contentHash();
        String teams = Files.readString(simulation.resolve("inbox").resolve(CORRECTED), StandardCharsets.UTF_8);
        String oneLess = teams.substring(0, teams.stripTrailing().lastIndexOf('\n') + 1);
        LocalDateTime november = LocalDateTime.of(2025, 11, 20, 10, 0);
        home.deliver(CORRECTION, oneLess, november);
        Path log = home.home().lake().resolve("silver/volunteer_team/_delta_log/00000000000000000001.json");
        Process night = submit("nightly");
        spark.await(() -> Files.exists(log) || !night.isAlive());
        night.destroyForcibly().waitFor(1, TimeUnit.MINUTES);

        assertThat(night.exitValue()).as("killed, not ended").isEqualTo(137);
        assertThat(home.mart().contentHash()).isEqualTo(before);
        assertThat(TestHome.files(home.home().pending())).isNotEmpty();
        awaitEnd(submit("nightly"));

        assertThat(home.mart().contentHash()).isNotEqualTo(before);
        oneMachine.deliver(CORRECTION, oneLess, november);
        oneMachine.night();
        Content.of(oneMachine).assertStandsIn(home);
        assertThat(TestHome.files(home.home().pending())).isEmpty();
    }

    @Test
    @Order(3)
    void aRebuiltLakeTakesThePlaceOfTheOld() throws Exception {
        awaitEnd(submit("rebuild"));

        Content.of(oneMachine).assertStandsIn(home);
        assertThat(Files.exists(home.home().lake().resolveSibling("lake.next"))).isFalse();
        assertThat(Files.exists(home.home().lake().resolveSibling("lake.previous")))
                .isFalse();
    }

    @Test
    @Order(4)
    void nothingThatIsWrittenDownHoldsTheSecret() throws IOException {
        Map<Path, String> written = new HashMap<>();
        for (Path folder : List.of(
                directory.resolve("spark"),
                directory.resolve("drivers"),
                home.home().logs())) {
            for (Path file : TestHome.files(folder)) {
                written.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(written.keySet())
                .as("event files, executors' logs and the driver's are among them")
                .anyMatch(file -> file.toString().contains("/events/")
                        && written.get(file).contains("SparkListenerApplicationStart"))
                .anyMatch(file -> file.endsWith("stderr"))
                .anyMatch(file -> file.endsWith("eldercare.log"));
        assertThat(written.values()).noneMatch(text -> text.contains(SECRET));
        assertThat(Traces.ofNumbers().files(directory.resolve("spark/events"))).isEmpty();
    }
}

package io.eldercare.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One home for all cases, as making one takes seconds; each begins and ends with the server stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MartServerTest {
    private static final Path SCRIPTS = Path.of("sql/mart");

    @TempDir
    private static Path home;

    private long begin;

    @BeforeEach
    void startTheClock() {
        begin = System.nanoTime();
    }

    @AfterEach
    void leavesNoServerBehind() {
        assertThat(home.resolve("mart/data/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(1)
    void keepsItsDataAndItsPortOverAStop() throws Exception {
        String url;
        try (MartServer server = open("cold open")) {
            Migrations.apply(server.dataSource(), SCRIPTS);
            lap("first migration");
            Migrations.apply(server.dataSource(), SCRIPTS);
            lap("migration that finds nothing to do");
            execute(server.dataSource(), "insert into ops.publication values (true, 'first', 'run', now())");
            url = server.url();
            assertThat(server.isStartedHere()).isTrue();
            lap("insert");
        }
        lap("close");
        try (MartServer server = open("warm open")) {
            assertThat(server.url()).isEqualTo(url);
            assertThat(text(server.dataSource(), "select definitions_hash from ops.publication"))
                    .isEqualTo("first");
        }
    }

    @Test
    @Order(2)
    void runsDurableAndWithPasswordsOnly() throws Exception {
        try (MartServer server = open("warm open")) {
            for (String name : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(text(server.dataSource(), "show " + name)).as(name).isEqualTo("on");
            }
            assertThat(text(server.dataSource(), "show server_encoding")).isEqualTo("UTF8");
            assertThat(text(server.dataSource(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "eldercare", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("mart/superuser.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(3)
    void recoversAfterTheServerWasKilled() throws Exception {
        MartServer killed = open("warm open");
        execute(killed.dataSource(), "update ops.publication set definitions_hash = 'second'");
        ProcessHandle process =
                ProcessHandle.of(killed.processId().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        begin = System.nanoTime();
        try (MartServer server = open("open after kill -9 of the server")) {
            assertThat(server.isStartedHere()).isTrue();
            assertThat(text(server.dataSource(), "select definitions_hash from ops.publication"))
                    .isEqualTo("second");
        }
        killed.close();
    }

    @Test
    @Order(4)
    void joinsARunningServerAndLeavesItToWhoStartedIt() throws Exception {
        try (MartServer starter = open("warm open")) {
            try (MartServer guest = open("joining")) {
                assertThat(guest.isStartedHere()).isFalse();
                assertThat(guest.processId()).isEqualTo(starter.processId());
            }
            assertThat(text(starter.dataSource(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    @Order(5)
    void staysUpForOthersWhenItsStarterGoesAndIsStoppedByTheLast() throws Exception {
        MartServer starter = open("warm open");
        try (MartServer guest = open("joining")) {
            starter.close();
            assertThat(text(guest.dataSource(), "select 1")).isEqualTo("1");
        }
        assertThat(home.resolve("mart/data/postmaster.pid")).doesNotExist();
        starter.close();
    }

    @Test
    @Order(6)
    void adoptsTheServerOfAKilledProgram() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        String orphan = lines.lines()
                .filter(line -> line.startsWith("process "))
                .findFirst()
                .orElseThrow();
        program.destroyForcibly().waitFor();
        begin = System.nanoTime();
        try (MartServer server = open("joining an orphan")) {
            assertThat(server.isStartedHere()).isFalse();
            assertThat(orphan).isEqualTo("process " + server.processId().orElseThrow());
        }
    }

    @Test
    @Order(7)
    void startsBesideAPidFileWhoseNumberAnotherProgramHasNow() throws Exception {
        Files.writeString(
                home.resolve("mart/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home + "\n1\n5432\n\n127.0.0.1\n\nready\n");
        try (MartServer server = open("open with a stale pid file")) {
            assertThat(server.isStartedHere()).isTrue();
        }
    }

    @Test
    @Order(8)
    void refusesAnAppliedScriptThatWasChanged(@TempDir Path scripts) throws Exception {
        try (Stream<Path> applied = Files.list(SCRIPTS)) {
            for (Path script : applied.toList()) {
                Files.writeString(scripts.resolve(script.getFileName()), Files.readString(script) + "\n-- touched\n");
            }
        }
        try (MartServer server = open("warm open")) {
            assertThatThrownBy(() -> Migrations.apply(server.dataSource(), scripts))
                    .isInstanceOf(MartException.class)
                    .hasMessageContaining("已执行过的脚本不可修改");
        }
    }

    @Test
    @Order(9)
    void refusesTheDataOfAnotherMajorVersion(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("mart/data"));
        Files.writeString(other.resolve("mart/data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> MartServer.open(MartSettings.embedded(other)))
                .isInstanceOf(MartException.class)
                .hasMessageContaining("PostgreSQL 17");
    }

    @Test
    @Order(10)
    void usesAServerThatSomebodyElseRuns(@TempDir Path other) throws Exception {
        try (MartServer host = open("warm open")) {
            String password =
                    Files.readString(home.resolve("mart/superuser.password")).strip();
            MartSettings settings = new MartSettings.External(other, host.url(), "eldercare", password);
            try (MartServer server = MartServer.open(settings)) {
                assertThat(server.isStartedHere()).isFalse();
                assertThat(text(server.dataSource(), "select definitions_hash from ops.publication"))
                        .isEqualTo("second");
            }
            assertThat(settings.toString()).doesNotContain(password);
        }
    }

    /** A program that opens the mart and never closes it. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            MartServer server = MartServer.open(MartSettings.embedded(Path.of(arguments[0])));
            System.out.println("process " + server.processId().orElseThrow());
            Thread.sleep(60_000);
        }
    }

    private MartServer open(String occasion) {
        MartServer server = MartServer.open(MartSettings.embedded(home));
        lap(occasion);
        return server;
    }

    private void lap(String occasion) {
        System.out.println(occasion + ": " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        begin = System.nanoTime();
    }

    private static void execute(DataSource mart, String sql) throws SQLException {
        try (Connection connection = mart.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(DataSource mart, String sql) throws SQLException {
        try (Connection connection = mart.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}

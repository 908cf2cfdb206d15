package io.eldercare.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MartServerTest {
    private static final Path SCRIPTS = Path.of("sql/mart");

    @TempDir
    private Path home;

    @Test
    void keepsItsDataOverAStopAndAKillOfTheServer() throws Exception {
        MartSettings settings = MartSettings.embedded(home);
        String url;
        long begin = System.nanoTime();
        try (MartServer server = MartServer.open(settings)) {
            System.out.println("cold open " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            assertThat(server.isStartedHere()).isTrue();
            begin = System.nanoTime();
            Migrations.apply(server.dataSource(), SCRIPTS);
            System.out.println("migrate " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            begin = System.nanoTime();
            Migrations.apply(server.dataSource(), SCRIPTS);
            System.out.println("migrate again " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            url = server.url();
            execute(server.dataSource(), "insert into ops.publication values (true, 'first', 'run', now())");
            begin = System.nanoTime();
        }
        System.out.println("close " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        begin = System.nanoTime();
        MartServer again = MartServer.open(settings);
        System.out.println("warm open " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        assertThat(again.url()).isEqualTo(url);
        assertThat(text(again.dataSource(), "select definitions_hash from ops.publication"))
                .isEqualTo("first");
        execute(again.dataSource(), "update ops.publication set definitions_hash = 'second'");

        ProcessHandle process =
                ProcessHandle.of(again.processId().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        begin = System.nanoTime();
        try (MartServer recovered = MartServer.open(settings)) {
            System.out.println("open after kill " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            assertThat(recovered.isStartedHere()).isTrue();
            assertThat(text(recovered.dataSource(), "select definitions_hash from ops.publication"))
                    .isEqualTo("second");
            for (String name : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(text(recovered.dataSource(), "show " + name))
                        .as(name)
                        .isEqualTo("on");
            }
        }
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

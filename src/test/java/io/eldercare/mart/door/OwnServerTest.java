package io.eldercare.mart.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.mart.MartSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of the bureau's own, on which the program owns its database and may make roles and databases, and is no superuser. */
final class OwnServerTest {
    @TempDir
    private static Path home;

    @Test
    void opensItsDoorsWithoutASuperuser() throws Exception {
        try (EmbeddedPostgres bureau = EmbeddedPostgres.start()) {
            try (Connection administrator = bureau.getPostgresDatabase().getConnection();
                    Statement statement = administrator.createStatement()) {
                statement.execute("create role program login createdb createrole password 'of the program'");
                statement.execute("create database eldercare owner program");
            }
            MartSettings settings = new MartSettings.External(
                    home.resolve("mart"),
                    "jdbc:postgresql://127.0.0.1:" + bureau.getPort() + "/eldercare",
                    "program",
                    "of the program");
            try (DoorFixture door = new DoorFixture(home, settings);
                    Connection county = door.as("leping");
                    Connection statistician = door.as("sun_tj")) {
                assertThat(DoorFixture.texts(
                                statistician, "select distinct region_code from mart.kpi_value order by 1"))
                        .containsExactly("360200", "360222", "360281", "360281100");
                assertThat(DoorFixture.texts(county, "select distinct region_code from county.kpi_value order by 1"))
                        .containsExactly("360281", "360281100");
                assertThatThrownBy(() -> DoorFixture.texts(statistician, "delete from mart.kpi_value returning 1"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|read-only transaction).*");
                assertThatThrownBy(() -> DoorFixture.texts(statistician, "select 1 from county.kpi_value"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
                keepsLoginsAsConfigured(door);
            }
        }
    }

    private static void keepsLoginsAsConfigured(DoorFixture door) throws SQLException {
        try (Connection leader = door.as("lina");
                Statement statement = leader.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter role lina set statement_timeout = 0");
            statement.execute("alter default privileges grant execute on functions to public");
        }

        try (Connection program = door.server.readers().getConnection()) {
            assertThat(Logins.putBack(program)).containsExactly("lina");
            assertThat(Logins.putBack(program)).isEmpty();
        }
        try (Connection leader = door.as("lina")) {
            assertThat(DoorFixture.texts(leader, "show statement_timeout")).containsExactly("30s");
        }
    }
}

package io.eldercare.mart.door;

import static io.eldercare.mart.door.DoorFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What each role sees, and what the log keeps of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RolesTest {
    @TempDir
    private static Path home;

    private DoorFixture door;

    @BeforeAll
    void openTheDoor() throws SQLException {
        door = new DoorFixture(home);
    }

    @AfterAll
    void closeTheDoor() {
        door.close();
    }

    @Test
    void aCountySeesItsOwnDetailAndEverybodysFigures() throws SQLException {
        try (Connection leping = door.as("leping");
                Connection fuliang = door.as("fuliang")) {
            String detail = "select distinct county_code from mart.institution";
            assertThat(texts(leping, detail)).containsExactly("360281");
            assertThat(texts(fuliang, detail)).containsExactly("360222");
            assertThat(texts(leping, "select name from mart.institution where county_code = '360222'"))
                    .isEmpty();
            assertThat(texts(leping, "select county_code from mart.rejection_summary"))
                    .containsExactly("360281");

            // 4 regions in each of two months
            assertThat(texts(leping, "select count(*) from mart.kpi_value")).containsExactly("8");
            // its own and its township's
            assertThat(texts(leping, "select distinct region_code from county.kpi_value order by 1"))
                    .containsExactly("360281", "360281100");
            assertThat(texts(fuliang, "select distinct region_code from county.kpi_value"))
                    .containsExactly("360222");

            // September is released; October is each county's own
            assertThat(texts(leping, "select region_code || ' ' || month from mart.scorecard order by 1"))
                    .containsExactly("360222 2025-09-01", "360281 2025-09-01", "360281 2025-10-01");
        }
    }

    @Test
    void leadersSeeReleasedMonthsAndStatisticiansAll() throws SQLException {
        try (Connection leader = door.as("lina");
                Connection statistician = door.as("sun_tj");
                Connection steward = door.as("guo")) {
            assertThat(texts(leader, "select distinct month from mart.scorecard"))
                    .containsExactly("2025-09-01");
            assertThat(texts(statistician, "select distinct month from mart.scorecard order by 1"))
                    .containsExactly("2025-09-01", "2025-10-01");
            assertThat(texts(statistician, "select count(*) from mart.institution"))
                    .containsExactly("6");
            assertThat(texts(steward, "select count(*) from mart.rejection_summary"))
                    .containsExactly("2");

            assertThatThrownBy(() -> texts(leader, "select * from mart.kpi_value"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> texts(statistician, "select * from county.kpi_value"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> texts(steward, "select * from mart.institution"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theLogSaysWhoAskedWhatWhenAndHowManyRowsWithoutValues() throws SQLException {
        try (Connection statistician = door.as("sun_tj");
                Statement simple = statistician.createStatement();
                PreparedStatement prepared = statistician.prepareStatement(
                        "select name from mart.institution where county_code = ? limit 7")) {
            simple.executeQuery("select name from mart.region where region_code <> '360281'")
                    .close();
            prepared.setString(1, "360222");
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
            }
        }
        try (Connection afterwards = door.as("guo")) {
            texts(afterwards, "select 1 as done");
        }
        door.log.collect();
        List<String> lines = door.asProgram("""
                select concat_ws(' | ', door, login, role, client, statement, rows, outcome) from ops.query_log
                where login = 'sun_tj' and statement like 'select name%' and millis > 0 and at > now() - interval '1 hour'
                order by at
                """);
        assertThat(lines)
                .containsExactly(
                        "mart | sun_tj | statistician | psql | select name from mart.region where region_code <> ? | 3 | done",
                        "mart | sun_tj | statistician | psql | select name from mart.institution where county_code = ? limit ? | 3 | done");
    }

    @Test
    void theLogTakesNotesOfTheLakeDoorOnce() throws Exception {
        Path notes = Files.createDirectories(home.resolve("logs/queries"));
        Files.writeString(notes.resolve("2025-11.ndjson"), """
                {"at":"2025-11-06T10:00:00+08:00","role":"analyst","login":"op","door":"lake","statement":"select * from gold.fct_kpi where month = ?","rows":12,"millis":340,"outcome":"done"}
                {"at":"2025-11-06T10:01:00+08:00","role":"analyst","login":"op","door":"lake","statement":"select reflect(?)","rows":null,"millis":3,"outcome":"refused"}
                {"at":"2025-11-06T10:02""");
        door.log.collect();
        door.log.collect();

        assertThat(
                        door.asProgram(
                                "select concat_ws(' ', login, rows, outcome) from ops.query_log where door = 'lake' order by at"))
                .containsExactly("op 12 done", "op refused");
    }

    @Test
    void aLoginThatIsTakenOutOfTheConfigurationLosesAccessAtOnce() throws SQLException {
        Logins logins = new Logins(door.server.readers());
        logins.apply(List.of()); // nobody
        assertThatThrownBy(() -> door.as("sun_tj").close()).isInstanceOf(SQLException.class);

        logins.apply(List.of(
                new Logins.Login("sun_tj", "leader", DoorFixture.PASSWORD),
                new Logins.Login("nowhere", "county_999999", DoorFixture.PASSWORD)));
        try (Connection now = door.as("sun_tj")) {
            assertThatThrownBy(() -> texts(now, "select * from mart.institution"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> door.as("nowhere").close()).isInstanceOf(SQLException.class);
        door.admitAll();
    }

    /** RFC 7677, section 3: user pencil, its salt, 4096 iterations; the server signature of the example comes from this ServerKey. */
    @Test
    void aVerifierIsTheOneOfTheStandard() throws Exception {
        String verifier =
                ScramVerifier.of("pencil", java.util.Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);
        byte[] serverKey = java.util.Base64.getDecoder().decode(verifier.substring(verifier.lastIndexOf(':') + 1));
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(serverKey, "HmacSHA256"));
        String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        byte[] signature = mac.doFinal(
                ("n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=" + nonce)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(java.util.Base64.getEncoder().encodeToString(signature))
                .isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }
}

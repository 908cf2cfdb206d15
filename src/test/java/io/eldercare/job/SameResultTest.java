package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.MartServer;
import io.eldercare.testing.OncePerBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
 * The same deliveries give the same tables and figures: whatever order and nights they come in, and whatever happens to a night.
 * They hold corrections, a withdrawal, deltas, a conflict, a resend and a refused file, mostly of two counties in two months; see {@link CorrectedMonths}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SameResultTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Path directory;
    private CorrectedMonths sent;
    private TestHome undisturbed;
    private Content expected;

    @BeforeAll
    void runTheUndisturbedNight(@TempDir Path shared) throws IOException {
        directory = shared;
        sent = CorrectedMonths.in(directory.resolve("files"));
        undisturbed = new TestHome(directory.resolve("undisturbed"));
        sent.deliver(undisturbed, sent.files());
        undisturbed.night();
        expected = Content.of(undisturbed);
    }

    @AfterAll
    void stopTheMart() {
        undisturbed.close();
    }

    @Test
    @Order(1)
    void takesWhatTheStandardSaysIsInForce() {
        Map<String, List<String>> verdicts = undisturbed.mart().deliveries().stream()
                .filter(part ->
                        part.feed().equals("volunteer_team") || part.feed().equals("family_bed"))
                .collect(Collectors.groupingBy(
                        DeliveryRecord::fileName,
                        Collectors.mapping(part -> part.reason().orElse("in force"), Collectors.toList())));

        assertThat(verdicts)
                .containsEntry("volunteer_team_360281_2025-08.csv", List.of("SUB_SUPERSEDED"))
                .containsEntry("volunteer_team_360281_2025-08_r2.csv", List.of("in force"))
                .containsEntry("family_bed_360281_2025-09.csv", List.of("SUB_SUPERSEDED"))
                .containsEntry("family_bed_360281_2025-09_r2_void.csv", List.of("SUB_SUPERSEDED"))
                .containsEntry("family_bed_360281_2025-09_r3.csv", List.of("in force"))
                .containsEntry("volunteer_team_360271_2025-09_r2_delta.csv", List.of("SUB_WAITING"))
                .containsEntry("volunteer_team_360222_2025-08_r3.csv", List.of("SUB_WRONG_SENDER"))
                .containsEntry("volunteer_team_360222_2025-09_r2.csv", List.of("in force"));
        assertThat(verdicts.get("volunteer_team_360281_2025-09.csv"))
                .containsExactlyInAnyOrder("in force", "SUB_SEQUENCE_CONFLICT");
    }

    @Test
    @Order(2)
    void answersBothFilesOfOneNameAndTheSenderOfAWrongOne() {
        Path feedback = undisturbed.home().feedback();
        String losing = undisturbed
                .rows("select left(delivery_id, 8) from ops.delivery where reason = 'SUB_SEQUENCE_CONFLICT'")
                .get(0);

        assertThat(feedback.resolve("360281/2025-09/volunteer_team_360281_2025-09.csv.receipt.json"))
                .content()
                .contains("in_force");
        assertThat(feedback.resolve("360281/2025-09/volunteer_team_360281_2025-09.csv." + losing + ".receipt.json"))
                .content()
                .contains("conflict");
        assertThat(feedback.resolve("360203/2025-08/volunteer_team_360222_2025-08_r3.csv.receipt.json"))
                .content()
                .contains("SUB_WRONG_SENDER");
    }

    /**
     * The latest file first, in two nights: corrections before what they correct, changes before the statement that they change. Other orders and
     * nights: {@link ReplayIT}.
     */
    @Test
    @Order(3)
    void doesNotDependOnOrderAndNights() {
        try (TestHome home = new TestHome(directory.resolve("latest"))) {
            for (List<Path> night : CorrectedMonths.nights(sent.latestFirst(), 2)) {
                sent.deliver(home, night);
                home.night();
            }
            expected.assertStandsIn(home);
        }
    }

    /** From the archive alone, by a process in another zone, with other letters, digits, encodings and cores. */
    @Test
    @Order(3)
    void givesTheSameAnywhereElse() throws Exception {
        Path root = Files.createDirectories(directory.resolve("elsewhere/home"));
        OncePerBuild.copy(undisturbed.home().archive(), root.resolve("archive"));

        Process rebuild = Elsewhere.NEWFOUNDLAND.start(root, NightProcess.Work.REBUILD);

        assertThat(rebuild.waitFor()).as("see night.out").isZero();
        try (TestHome home = new TestHome(root)) {
            expected.assertStandsIn(home);
        }
    }

    @Test
    @Order(4)
    void givesTheSameAfterAKilledNight() throws Exception {
        Path root = directory.resolve("killed");
        try (TestHome home = new TestHome(root)) {
            sent.deliver(home, sent.files());
            Process night = NightProcess.start(root);
            awaitSilver(night, root);
            night.destroyForcibly().waitFor(1, TimeUnit.MINUTES);

            assertThat(night.exitValue()).as("killed, not ended").isNotZero();
            assertThat(TestHome.files(home.home().pending())).isNotEmpty();
            assertThat(home.mart().publishedDefinitionsHash()).isEmpty();
            assertThat(Traces.ofNumbers().files(home.home().logs())).isEmpty();
            try (MartServer orphan = Night.openMart(home.place())) {
                assertThat(orphan.isStartedHere()).isFalse();
            }

            home.night();
            expected.assertStandsIn(home);
        }
        assertThat(root.resolve("mart/data/postmaster.pid"))
                .as("the orphaned server of the mart ends with the last who uses it")
                .doesNotExist();
    }

    /** Returns when the first feed stands in silver, long before anything is published. */
    private static void awaitSilver(Process night, Path home) throws Exception {
        Path silver = home.resolve("lake/silver");
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += 20) {
            if (TestHome.files(silver).stream()
                    .anyMatch(file -> file.endsWith("_delta_log/00000000000000000000.json"))) {
                return;
            }
            assertThat(night.isAlive()).as("ended early: see night.out").isTrue();
            Thread.sleep(20);
        }
        throw new IllegalStateException("The night did not reach silver in " + PATIENCE);
    }

    @Test
    @Order(5)
    void computesEverythingAgainWhenADefinitionChanges() throws IOException {
        Path changed = directory.resolve("definitions");
        for (String folder : List.of("sql", "jobs", "reports")) {
            copyTree(TestHome.PROJECT.resolve(folder), changed.resolve(folder));
        }
        Path kpis = changed.resolve("sql/kpi/kpis.yml");
        String before = Files.readString(kpis);
        String after = before.replace("where: is_registered and is_elder_service", "where: is_registered");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(kpis, after);
        String teamsBefore = teams();

        undisturbed.useDefinitions(changed);
        NightSummary night = undisturbed.night();
        Content now = Content.of(undisturbed);

        assertThat(night.slices()).as("everything is read again").isEqualTo(slices());
        assertThat(undisturbed.mart().publishedDefinitionsHash())
                .isEqualTo(Optional.of(undisturbed.definitions().hash()));
        assertThat(teams()).isNotEqualTo(teamsBefore);
        assertThat(without(now.lake(), "gold.fct_kpi")).isEqualTo(without(expected.lake(), "gold.fct_kpi"));
        assertThat(now.deliveries()).isEqualTo(expected.deliveries());
    }

    private int slices() {
        return Integer.parseInt(undisturbed
                .rows("select count(distinct (feed, county_code, month)) from ops.delivery where feed <> 'unknown'")
                .get(0));
    }

    private String teams() {
        return String.join(
                " ",
                undisturbed.rows("select region_code, month, trim_scale(value) from mart.kpi_value"
                        + " where kpi_code = 'volunteer_team_count' order by region_code, month"));
    }

    private static Map<String, String> without(Map<String, String> tables, String table) {
        return tables.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(table))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}

package io.eldercare.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.job.release.Bulletins.FreezeRequest;
import io.eldercare.job.release.Bulletins.Frozen;
import io.eldercare.job.release.ReleaseEvent.Draft;
import io.eldercare.job.release.ReleaseEvent.Kind;
import io.eldercare.lake.Archive;
import io.eldercare.report.Release;
import io.eldercare.testing.ReleaseHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a release dies, running it again comes to the same; a released month rendered again has the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreezingTest {
    private static final String PLAN = "JDZ3Y";
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2025, 9);
    private static final FreezeRequest WITHOUT_ASKING = new FreezeRequest(false, true, false);

    private ReleaseHome home;

    @BeforeAll
    void fillTheMart(@TempDir Path folder) throws IOException {
        home = new ReleaseHome(folder, "");
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private <T> T at(String day, java.util.function.Function<ReleaseDesk, T> step) {
        return ReleaseDesk.at(home.place(ReleaseHome.morning(day)), step);
    }

    private Frozen freeze(String day, YearMonth month) {
        return Bulletins.freeze(home.place(ReleaseHome.morning(day)), PLAN, Optional.of(month), WITHOUT_ASKING);
    }

    @Test
    @Order(1)
    void killedBeforeTheRowThereWasNoRelease() throws IOException {
        Bulletins.make(home.place(ReleaseHome.morning("2025-09-12")), PLAN, Optional.of(AUGUST));
        Path folder = home.reports("2025-08");
        byte[] draft = Files.readAllBytes(folder.resolve("bulletin.html"));
        // the documents are kept, then the row cannot be written: a file stands where its folder should be
        Path ledger = home.root().resolve("archive/releases");
        Files.createFile(ledger);

        assertThatThrownBy(() -> freeze("2025-09-12", AUGUST)).hasMessageContaining("ledger of releases");
        Files.delete(ledger);
        assertThat(home.root().resolve("scratch/release-JDZ3Y-2025-08/bulletin.html"))
                .exists();
        assertThat(Files.readAllBytes(folder.resolve("bulletin.html"))).isEqualTo(draft);
        assertThat(home.rows("select count(*) from mart.bulletin")).containsExactly("0");

        Frozen frozen = freeze("2025-09-15", AUGUST);
        assertThat(frozen.released()).isTrue();
        assertThat(frozen.issue()).isEqualTo(1);
        assertThat(home.root().resolve("scratch").toFile().list()).isEmpty();
    }

    @Test
    @Order(2)
    void killedAfterTheRowTheReleaseIsFinished() {
        // the row of September as a run writes it that dies at once: neither mart nor folder know of it
        at("2025-10-14", desk -> {
            FrozenVintage august = desk.frozen(PLAN, AUGUST, 1);
            TreeMap<String, Object> content = new TreeMap<>();
            Path aside = home.root().resolve("aside");
            var request = desk.draft(PLAN, SEPTEMBER, 1, aside)
                    .released(new Release(Optional.of(2), Optional.of(desk.today()), List.of()), 1);
            TreeMap<String, String> documents = new TreeMap<>();
            for (Path file : Documents.write(request)) {
                documents.put(aside.relativize(file).toString(), desk.archive().keep(file));
            }
            content.put("kind", "monthly");
            content.put("issue", 2);
            content.put("released_on", "2025-10-14");
            content.put("documents", documents);
            content.put("basis", august.basis());
            content.put("lake_versions", new TreeMap<>());
            return desk.ledger().record(new Draft(Kind.FROZEN, PLAN, SEPTEMBER, 1, "", content));
        });
        assertThat(home.rows("select count(*) from mart.bulletin")).containsExactly("1");

        Frozen finished = freeze("2025-10-15", SEPTEMBER);

        assertThat(finished.released()).as("it was released on the 14th").isFalse();
        assertThat(finished.releasedOn()).isEqualTo("2025-10-14");
        assertThat(home.rows("select count(*) from mart.bulletin")).containsExactly("2");
        assertThat(digests(home.reports("2025-09"), finished.documents().keySet()))
                .isEqualTo(finished.documents());
        assertThat(freeze("2025-10-16", SEPTEMBER)).isEqualTo(finished);
    }

    @Test
    @Order(3)
    void renderedAgainItHasTheSameBytes() {
        FrozenVintage frozen = at("2025-11-01", desk -> desk.frozen(PLAN, SEPTEMBER, 1));
        Path again = home.root().resolve("again");
        at(
                "2025-11-01",
                desk -> Documents.write(desk.draft(PLAN, SEPTEMBER, 1, again)
                        .released(
                                new Release(Optional.of(frozen.issue()), Optional.of(frozen.releasedOn()), List.of()),
                                1)));

        assertThat(digests(again, frozen.documents().keySet())).isEqualTo(frozen.documents());
    }

    @Test
    @Order(4)
    void aNightLeavesReleasedMonthsAlone() throws IOException {
        Path page = home.reports("2025-09").resolve("bulletin.html");
        var modified = Files.getLastModifiedTime(page);
        home.execute("update mart.kpi_value set value = 1 where kpi_code = 'volunteer_count' and month = '2025-09-01'");
        assertThat(Files.isWritable(page) && !System.getProperty("user.name").equals("root"))
                .isFalse();

        Bulletins.make(home.place(ReleaseHome.morning("2025-11-01")), PLAN, Optional.of(SEPTEMBER));

        assertThat(Files.getLastModifiedTime(page)).isEqualTo(modified);
        assertThat(home.reports("2025-09").resolve("revision-2").resolve("bulletin.html"))
                .exists();
    }

    private static TreeMap<String, String> digests(Path folder, Iterable<String> names) {
        TreeMap<String, String> digests = new TreeMap<>();
        for (String name : names) {
            try {
                digests.put(name, Archive.sha256(Files.readAllBytes(folder.resolve(name))));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return digests;
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.OncePerBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SameResultTest} shows, at length: {@code ./mvnw verify -Preplay}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
    private static final int NIGHTS = 8;

    private Path directory;
    private CorrectedMonths sent;
    private TestHome together;
    private Content expected;
    private Map<String, String> site;

    @BeforeAll
    void takeAllInOneNight(@TempDir Path shared) throws IOException {
        directory = shared;
        sent = CorrectedMonths.in(directory.resolve("files"));
        together = new TestHome(directory.resolve("together"));
        sent.deliver(together, sent.files());
        together.night();
        // a night makes them without the official documents
        NightProcess.documents(together.place());
        expected = Content.of(together);
        site = site(together);
    }

    @AfterAll
    void stopTheMart() {
        together.close();
    }

    /** Without what it was made from, which names publications. */
    private static Map<String, String> site(TestHome home) {
        SiteMaking.make(home.place());
        Map<String, String> pages = Content.hashes(home.home().site());
        assertThat(pages.remove(".made-from")).isNotNull();
        return pages;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyOrderInAnyNights(long seed) {
        assertSame("seed" + seed, sent.anyNights(seed, NIGHTS));
    }

    /** Months one after the other: the first stands published before a county of another city sends anything. */
    @Test
    void monthsOneAfterTheOther() {
        assertSame("months", CorrectedMonths.nights(sent.byArrival(), 4));
    }

    @Test
    void oneFileANight() {
        assertSame("each", CorrectedMonths.nights(sent.byArrival(), sent.files().size()));
    }

    private void assertSame(String name, List<List<Path>> nights) {
        try (TestHome home = new TestHome(directory.resolve(name))) {
            for (List<Path> night : nights) {
                sent.deliver(home, night);
                home.night();
            }
            NightProcess.documents(home.place());
            expected.assertStandsIn(home);
            leaveReports(home, expected.reports().keySet());
            assertThat(site(home)).isEqualTo(site);
            Map<String, String> reports = Content.hashes(home.home().reports());

            // months that are no longer the latest, too
            home.rebuild();

            expected.lake()
                    .forEach(
                            (table, rows) -> assertThat(Content.of(home).lake()).containsEntry(table, rows));
            assertThat(Content.hashes(home.home().reports())).containsAllEntriesOf(withoutDocuments(reports));
        }
    }

    /** Nights before the last made reports of the months that were the latest then; the site would show them. */
    private static void leaveReports(TestHome home, Set<String> wanted) {
        Path reports = home.home().reports();
        for (Path file : TestHome.files(reports)) {
            if (!wanted.contains(reports.relativize(file).toString())) {
                assertThat(file.toFile().delete()).isTrue();
            }
        }
    }

    /** A night leaves out what is made on demand. */
    private static Map<String, String> withoutDocuments(Map<String, String> reports) {
        reports.keySet().removeIf(name -> name.endsWith(".pdf") || name.endsWith(".docx") || name.contains("charts/"));
        return reports;
    }

    @ParameterizedTest
    @EnumSource(Elsewhere.class)
    void anywhereElseFromTheArchiveAlone(Elsewhere place) throws Exception {
        Path root = Files.createDirectories(directory.resolve(place.name()).resolve("home"));
        OncePerBuild.copy(together.home().archive(), root.resolve("archive"));

        Process rebuild = place.start(root, NightProcess.Work.REBUILD_AND_DOCUMENTS);

        int code = rebuild.waitFor();
        assertThat(code)
                .as(() -> Elsewhere.lastWords(root.resolveSibling("night.out")))
                .isZero();
        try (TestHome home = new TestHome(root)) {
            expected.assertStandsIn(home);
            assertThat(site(home)).isEqualTo(site);
        }
        assertThat(expected.reports().keySet())
                .anyMatch(name -> name.endsWith("bulletin.pdf"))
                .anyMatch(name -> name.endsWith("bulletin.docx"))
                .anyMatch(name -> name.endsWith("scorecard.xlsx"));
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.job.release.Bulletins;
import io.eldercare.lake.NewerHomeException;
import io.eldercare.lake.StoreFormat;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.Migrations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A night of this program in a home that an earlier one left, and what an earlier program does in a home of a later one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {
    private static final LocalDateTime FIRST_OF_OCTOBER = LocalDateTime.of(2025, 10, 1, 9, 0);
    private static final NightRequest NIGHTLY = new NightRequest("nightly", false, List.of(), Optional.empty(), false);
    private static final List<String> LEFT_OUT = List.of("bulletin.", "charts/");

    private Path folder;
    private TestHome home;
    private Map<String, String> released;
    private Map<String, String> archived;
    private NightSummary first;

    @BeforeAll
    void takeOverTheHome(@TempDir Path directory) throws Exception {
        folder = directory;
        Path root = directory.resolve("home");
        EarlierHome.into(root, directory.resolve("rows"));
        home = new TestHome(root);
        released = Content.hashes(releasedFolder());
        archived = Content.hashes(home.home().archive());
        first = home.night();
    }

    private Path releasedFolder() {
        return home.home().reports().resolve("JDZ3Y/2025-08");
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    @Test
    @Order(1)
    void computesEverythingAgainFromTheArchive() {
        assertThat(first.deliveries()).as("nothing new in the inbox").isZero();
        assertThat(first.slices()).isEqualTo(24);
        assertThat(home.mart().publishedDefinitionsHash())
                .contains(home.definitions().hash());
        assertThat(home.rows("select max(version::int) from schema_history"))
                .isNotEqualTo(List.of(Integer.toString(EarlierHome.SCRIPTS)));
        assertThat(home.night().slices()).as("once only").isZero();
    }

    @Test
    @Order(2)
    void givesTheFiguresOfTheEarlierProgram() throws IOException {
        Map<String, String> figures = new TreeMap<>();
        home.rows(
                        "select kpi_code, region_code, month, trim_scale(numerator), trim_scale(denominator) from mart.kpi_value")
                .forEach(row -> {
                    String[] cells = row.split("\\|", 4);
                    figures.put(String.join("|", cells[0], cells[1], cells[2]), cells[3]);
                });
        Map<String, String> earlier = new TreeMap<>();
        rows("mart.kpi_value")
                .forEach(row -> earlier.put(
                        String.join("|", row.getField("kpi_code"), row.getField("region_code"), row.getField("month")),
                        number(row.getField("numerator")) + "|" + number(row.getField("denominator"))));

        assertThat(earlier).hasSize(3296);
        assertThat(figures).containsAllEntriesOf(earlier);
    }

    private static String number(String text) {
        return text.isEmpty()
                ? "null"
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private List<NamedCsvRecord> rows(String table) throws IOException {
        try (Stream<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve("rows").resolve(table + ".csv")).stream()) {
            return rows.toList();
        }
    }

    @Test
    @Order(3)
    void leavesTheReleasedBulletinAndTheArchiveAsTheyWere() throws IOException {
        assertThat(released.keySet()).contains("figures.csv", "scorecard.xlsx", "subsidies.xlsx", "targets.html");
        assertThat(Content.hashes(releasedFolder())).isEqualTo(released);
        assertThat(Content.hashes(home.home().archive())).containsAllEntriesOf(archived);

        List<String> findings = Bulletins.verify(home.place()).findings();
        assertThat(findings)
                .as("the documents that are left out")
                .isNotEmpty()
                .allMatch(finding -> LEFT_OUT.stream().anyMatch(finding::contains));
        assertThat(home.rows("select kpi_code, region_code, trim_scale(value) from mart.bulletin_figure order by 1, 2"))
                .hasSameElementsAs(rows("mart.bulletin_figure").stream()
                        .map(row -> row.getField("kpi_code") + "|" + row.getField("region_code") + "|"
                                + number(row.getField("value")))
                        .toList());
    }

    @Test
    @Order(4)
    void notesItsFormats() {
        assertThat(StoreFormat.of(home.home().archive())).isEqualTo(StoreFormat.ARCHIVE.known());
        assertThat(StoreFormat.of(home.home().lake())).isEqualTo(StoreFormat.LAKE.known());
        assertThat(StoreFormat.of(home.home().mart())).isGreaterThan(EarlierHome.SCRIPTS);
    }

    /** A lake that another program built with the same definitions may hold other figures. */
    @Test
    @Order(5)
    void aLakeOfAnEarlierFormatIsBuiltAnew() throws IOException {
        LakeState state = new LakeState(home.home());
        assertThat(state.isStale(home.definitions())).isFalse();

        StoreFormat.stamp(home.home().lake(), StoreFormat.LAKE.known() - 1);
        assertThat(state.isStale(home.definitions())).isTrue();

        state.stamp(home.home().lake(), home.definitions());
        assertThat(state.isStale(home.definitions())).isFalse();
    }

    @Test
    @Order(6)
    void anEarlierProgramTakesNothingFromAHomeWithANewerStore() throws IOException {
        home.deliver("360281/volunteer_team_360281_2025-09_r2.csv", "team_id,name\n", FIRST_OF_OCTOBER);
        for (Path store :
                List.of(home.home().archive(), home.home().lake(), home.home().mart())) {
            int format = StoreFormat.of(store);
            StoreFormat.stamp(store, format + 1);
            Map<String, String> before = withoutServer();

            try {
                assertThatThrownBy(() -> Night.run(home.place(), NIGHTLY))
                        .isInstanceOf(NewerHomeException.class)
                        .hasMessageContaining("格式是 " + (format + 1))
                        .hasMessageContaining("只认到 " + format);

                assertThat(withoutServer()).isEqualTo(before);
            } finally {
                StoreFormat.stamp(store, format);
            }
        }
    }

    /** The server's files come and go while it runs. */
    private Map<String, String> withoutServer() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> folders = Files.list(home.home().root())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!folder.equals(home.home().mart())) {
                    Content.hashes(folder).forEach((name, hash) -> files.put(folder.getFileName() + "/" + name, hash));
                }
            }
        }
        files.put("mart/format", Integer.toString(StoreFormat.of(home.home().mart())));
        return files;
    }

    /** The bureau's own server may outlive the folder that says its format. */
    @Test
    @Order(7)
    void anEarlierProgramLeavesNewerTablesAlone() {
        try (MartServer server = Night.openMart(home.place())) {
            home.mart()
                    .jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into schema_history (installed_rank, version, description, type, script, checksum,"
                                    + " installed_by, execution_time, success)"
                                    + " values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, true)"));

            assertThatThrownBy(() -> Migrations.apply(server.dataSource(), TestHome.PROJECT.resolve("sql/mart")))
                    .isInstanceOf(NewerHomeException.class)
                    .hasMessageContaining("999");
        }
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.job.county.FileCheck;
import io.eldercare.job.proof.Explanations;
import io.eldercare.job.proof.FigureKey;
import io.eldercare.lake.HomeLock;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.testing.IdNumbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/** Three months of faulty deliveries of the six units of Jingdezhen, taken in one night, and what may be done to that home. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightTest {
    private static final YearMonth FIRST = FinishedHome.FIRST;
    private static final YearMonth LAST = FinishedHome.LAST;
    private static final Set<String> COUNTIES = Set.of("360202", "360203", "360222", "360271", "360272", "360281");

    private Path simulation;
    private TestHome home;
    private Definitions definitions;
    private FinishedHome.Taken night;
    private Content content;

    @BeforeAll
    void takeTheFinishedHome(@TempDir Path directory) {
        simulation = FinishedHome.simulation();
        night = FinishedHome.night();
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        definitions = home.definitions();
        content = Content.of(home);
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private List<Path> delivered() {
        return TestHome.files(simulation.resolve("inbox"));
    }

    @Test
    void takesEveryFileOutOfTheInbox() {
        assertThat(night.deliveries()).isEqualTo(delivered().size());
        assertThat(night.repeated()).isZero();
        assertThat(night.rejected()).isPositive();
        assertThat(TestHome.files(home.home().inbox())).isEmpty();
        assertThat(TestHome.files(home.home().pending())).isEmpty();
    }

    @Test
    void losesNoRowOfAnyDelivery() throws IOException {
        List<DeliveryRecord> deliveries = home.mart().deliveries();

        assertThat(deliveries)
                .allSatisfy(part -> assertThat(part.accepted() + part.rejected())
                        .as(part.fileName())
                        .isEqualTo(part.rows()));
        assertThat(deliveries.stream().map(DeliveryRecord::deliveryId).distinct())
                .hasSize(delivered().size());
        int counted = 0;
        for (Path file : delivered()) {
            // the zone of the nightly sender writes plain files: a header, then nothing but data
            if (file.toString().matches(".*/360281/[a-z_]+_360281_[0-9-]+(_r\\d+)?(_delta)?\\.csv")
                    && !file.toString().matches(".*/(special_roster|volunteer)_.*")) {
                int rows = deliveries.stream()
                        .filter(part -> part.fileName().equals(String.valueOf(file.getFileName())))
                        .mapToInt(DeliveryRecord::rows)
                        .sum();
                assertThat(rows).as("rows of %s", file.getFileName()).isEqualTo(dataRows(file));
                counted++;
            }
        }
        // assessment, visit (one full, three deltas), team, membership, family bed, population in three months
        assertThat(counted).isGreaterThanOrEqualTo(24);
    }

    private static int dataRows(Path csv) throws IOException {
        try (var records = CsvReader.builder().ofCsvRecord(csv).stream()) {
            return (int) records.count() - 1;
        }
    }

    @Test
    void differsFromTheTruthOnlyWhereRowsOrFilesWereRejectedOrMissing() throws IOException {
        Map<String, String> truth = TruthTest.ofKnownFigures(home, TruthTest.truth(simulation));
        Map<String, String> figures = TruthTest.figures(home, truth);
        Set<String> troubled = troubledSlices();
        List<String> unexplained = new ArrayList<>();
        int equal = 0;
        for (Map.Entry<String, String> figure : truth.entrySet()) {
            if (figure.getValue().equals(figures.get(figure.getKey()))) {
                equal++;
            } else if (!isExplained(figure.getKey().split("\\|"), troubled)) {
                unexplained.add(
                        figure.getKey() + ": " + figure.getValue() + " but found " + figures.get(figure.getKey()));
            }
        }

        assertThat(unexplained).isEmpty();
        assertThat(equal).isBetween(truth.size() / 4, truth.size() - 1);
    }

    /** {@code feed|county|month} without a whole statement, or with refused files or rejected rows. */
    private Set<String> troubledSlices() {
        List<String> whole = home.rows("select feed, county_code, to_char(month, 'YYYY-MM') from ops.delivery"
                + " where verdict = 'accepted' and mode = 'full' and reason is null and rows > 0");
        Set<String> troubled = new TreeSet<>(home.rows("select feed, county_code, to_char(month, 'YYYY-MM')"
                + " from ops.delivery where rejected > 0 or verdict = 'rejected'"));
        for (String feed : definitions.contracts().keySet()) {
            for (String county : COUNTIES) {
                for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
                    String slice = feed + "|" + county + "|" + month;
                    if (!whole.contains(slice)) {
                        troubled.add(slice);
                    }
                }
            }
        }
        return troubled;
    }

    private boolean isExplained(String[] figure, Set<String> troubled) {
        Kpi kpi = definitions.kpis().get(figure[0]);
        Model fact = definitions.gold().get(kpi.fact());
        // a person listed in two counties counts in one of them: a row rejected there moves the person here
        boolean ofPersons = Set.of(
                        "fct_visit_month", "fct_volunteer_month", "fct_assessed_month", "fct_destitute_month")
                .contains(kpi.fact());
        Set<String> places = new TreeSet<>(COUNTIES);
        places.add("360200");
        if (COUNTIES.contains(figure[1]) && !ofPersons) {
            places.retainAll(Set.of(figure[1]));
        }
        for (String feed : kpi.feeds()) {
            int back = fact.monthsBack(feed) == Model.ALL_MONTHS ? 12 : fact.monthsBack(feed);
            for (int step = 0; step <= back; step++) {
                YearMonth month = YearMonth.parse(figure[2]).minusMonths(step);
                if (places.stream().anyMatch(county -> troubled.contains(feed + "|" + county + "|" + month))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void answersEveryFileWithAReceiptAndEveryRejectedRowWithItsReason() throws IOException {
        List<Path> answers = TestHome.files(home.home().feedback());
        Set<String> names =
                answers.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());

        for (Path file : delivered()) {
            assertThat(names).contains(file.getFileName() + ".receipt.json");
        }
        List<DeliveryRecord> faulty = home.mart().deliveries().stream()
                .filter(part -> part.verdict().equals("accepted") && part.rejected() > 0)
                .toList();
        assertThat(faulty).isNotEmpty();
        for (DeliveryRecord part : faulty) {
            // a city's file of all counties is answered to the city
            Path list = home.home()
                    .feedback()
                    .resolve(part.fileName().replaceAll("^[a-z_]+_(\\d{6})_.*$", "$1"))
                    .resolve(YearMonth.from(part.month()).toString())
                    .resolve(part.fileName() + ".rejected.csv");
            List<String> rejected = Files.readAllLines(list).stream()
                    .filter(line -> line.contains(",退回,"))
                    .map(line -> line.split(",")[0] + line.split(",")[1])
                    .distinct()
                    .toList();
            assertThat(rejected).as(part.fileName()).hasSizeGreaterThanOrEqualTo(part.rejected());
        }
    }

    @Test
    void explainsEveryHeadlineOfACountyDownToTheLine() throws IOException {
        List<String> headlines = definitions.kpis().values().stream()
                .filter(Kpi::headline)
                .map(Kpi::code)
                .toList();
        assertThat(headlines).hasSize(6);
        for (String headline : headlines) {
            explain(headline, "360202");
        }
        // the old files of this county lie in one workbook
        assertThat(explain("family_bed_count", "360202"))
                .allSatisfy(row -> assertThat(row.get("sheet").asText()).isNotEmpty());
        assertThat(explain("volunteer_team_count", "360281")).allSatisfy(row -> {
            Path file =
                    simulation.resolve("inbox/360281").resolve(row.get("file").asText());
            assertThat(file).isRegularFile();
            assertThat(Files.readAllLines(file).get(row.get("row_no").asInt() - 1))
                    .contains("在册");
        });
    }

    @Test
    void explainsWhereTheTargetsOnAFigureStand() throws IOException {
        JsonNode targets = new ObjectMapper()
                .readTree(Explanations.figure(home.place(), new FigureKey("nursing_bed_share", "360202", LAST))
                        .json())
                .get("targets");
        assertThat(targets).anySatisfy(target -> {
            assertThat(target.get("target_id").asText()).isEqualTo("JDZ3Y-12");
            assertThat(target.get("reason").asText()).startsWith("本月");
        });
    }

    private List<JsonNode> explain(String kpi, String county) throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(Explanations.figure(home.place(), new FigureKey(kpi, county, LAST))
                        .json());
        List<JsonNode> rows = new ArrayList<>();
        document.get("deliveries").forEach(rows::add);
        assertThat(rows).as(kpi).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("delivery_id").asText()).hasSize(64);
            assertThat(row.get("file").asText()).contains(county);
            assertThat(row.get("row_no").asInt()).isGreaterThan(1);
        });
        assertThat(sum(rows, "numerator"))
                .as(kpi)
                .isEqualByComparingTo(document.get("numbers").get("numerator").decimalValue());
        JsonNode denominator = document.get("numbers").get("denominator");
        if (!denominator.isNull()) {
            assertThat(sum(rows, "denominator")).as(kpi).isEqualByComparingTo(denominator.decimalValue());
        }
        return rows;
    }

    private static BigDecimal sum(List<JsonNode> rows, String column) {
        return rows.stream().map(row -> row.get(column).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void checksFilesBeforeTheyAreSent(@TempDir Path desk) throws IOException {
        Path good = desk.resolve("volunteer_team_360281_2025-10.csv");
        Files.writeString(good, "team_id,name,elder_service,status\n甲,夕阳红,是,在册\n乙,春晖,否,在册\n");
        Path bad = desk.resolve("special_roster_360281_2025-10.csv");
        Files.writeString(
                bad,
                "person_id,township_code,categories,valid_from\n" + IdNumbers.of("19500101", 12)
                        + ",360281100,独居,2025-01-01\n" + IdNumbers.wrong("19510101", 14)
                        + ",360281100,独居,2025-01-01\n");
        Path misnamed = Files.copy(good, desk.resolve("队伍.csv"));

        List<FileCheck.Outcome> outcomes = FileCheck.check(home.place(), List.of(good, bad, misnamed));

        assertThat(outcomes.get(0).acceptable()).isTrue();
        assertThat(outcomes.get(0).accepted()).isEqualTo(2);
        assertThat(outcomes.get(1).acceptable()).isFalse();
        assertThat(outcomes.get(1).accepted()).isEqualTo(1);
        assertThat(outcomes.get(1).rejected()).isEqualTo(1);
        assertThat(outcomes.get(1).corrections())
                .anySatisfy(correction -> {
                    assertThat(correction.rule()).isEqualTo("ID_CHECKSUM");
                    assertThat(correction.places())
                            .extracting(FileCheck.Spot::cell)
                            .containsExactly("A3");
                })
                .noneSatisfy(correction -> assertThat(correction.toString()).contains("369999"));
        assertThat(outcomes.get(2).refusal()).contains("FILE_NAME_INVALID");
    }

    @Test
    void letsOnlyOneRunIntoAHome() throws IOException {
        try (HomeLock lock = HomeLock.acquire(home.home(), "nightly 20251219-233000-4711")) {
            assertThatThrownBy(() -> home.night())
                    .isInstanceOf(HomeLockedException.class)
                    .hasMessageContaining("nightly 20251219-233000-4711");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 3)
    void upkeepLeavesEveryRowAndFigureAsItWas() {
        Workplace night = home.place();
        Clock aMonthLater = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));
        Workplace later = new Workplace(
                night.home(), night.definitionsRoot(), aMonthLater, night.environment(), night.progress());

        MaintenanceSummary done = Maintenance.run(later, new MaintenanceRequest(MaintenanceRequest.Extent.DO, 7, 400));

        assertThat(done.tables()).hasSizeGreaterThan(20);
        content.assertStandsIn(home);
        assertOtherProgramsReadTheSame("bronze", "delivery_part");
        assertOtherProgramsReadTheSame("silver", "visit");
        assertOtherProgramsReadTheSame("gold", "fct_kpi");
    }

    /** The program reads the files that the log names; others go through Delta's own reader. */
    private void assertOtherProgramsReadTheSame(String layer, String table) {
        assertThat(Content.lines(
                        home.spark().read().format("delta").load(home.lake().path(layer, table))))
                .as("%s.%s", layer, table)
                .isNotEmpty()
                .isEqualTo(Content.lines(home.lake().read(layer, table, month -> true)));
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void changesNothingWhenItRunsAgain() {
        Map<String, String> feedback = Content.hashes(home.home().feedback());

        NightSummary second = home.night();
        home.deliverAll(simulation);
        NightSummary third = home.night();

        assertThat(second.deliveries()).isZero();
        assertThat(third.deliveries()).isZero();
        assertThat(third.repeated()).isEqualTo(delivered().size());
        content.assertStandsIn(home);
        assertThat(Content.hashes(home.home().reports())).isEqualTo(content.reports());
        assertThat(Content.hashes(home.home().feedback())).isEqualTo(feedback);
        assertThat(TestHome.files(home.home().inbox())).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void rebuildsTheSameFromTheArchiveAlone() throws IOException {
        NightSummary rebuilt = home.rebuild();

        assertThat(rebuilt.deliveries()).isEqualTo(delivered().size());
        content.assertStandsIn(home);
        assertThat(Content.hashes(home.home().reports())).isEqualTo(content.reports());
        try (Stream<Path> folders = Files.list(home.home().root())) {
            assertThat(folders.map(folder -> String.valueOf(folder.getFileName())))
                    .doesNotContain("lake.next", "lake.previous");
        }
    }

    /** A night that touches the last month alone still knows how the reports of the month before came in. */
    @Test
    @Order(Integer.MAX_VALUE)
    void comparesTheScoresOfANewMonthWithThoseOfTheMonthBefore() {
        Path again = delivered().stream()
                .filter(file -> String.valueOf(file.getFileName()).matches("volunteer_team_\\d{6}_" + LAST + "\\..*"))
                .findFirst()
                .orElseThrow();
        String name = String.valueOf(again.getFileName());
        String county = name.substring("volunteer_team_".length(), "volunteer_team_".length() + 6);
        home.deliver(again, county + "/" + name.replace(LAST + ".", LAST + "_r9."));

        assertThat(home.night().slices()).isEqualTo(1);

        String both = "select count(*) from mart.scorecard as now join mart.scorecard as before"
                + " using (plan_code, region_code) where now.month = date '" + LAST.atDay(1)
                + "' and before.month = now.month - interval '1 month' and now.score is not null"
                + " and before.score is not null";
        assertThat(home.rows(both)).isNotEqualTo(List.of("0"));
        assertThat(home.rows(both + " and now.score_change is distinct from now.score - before.score"))
                .containsExactly("0");
    }
}

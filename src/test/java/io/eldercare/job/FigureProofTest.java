package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.job.proof.Explanation;
import io.eldercare.job.proof.Explanations;
import io.eldercare.job.proof.FigureKey;
import io.eldercare.job.proof.OriginalLine;
import io.eldercare.lake.Archive;
import io.eldercare.mart.DeliveryRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of any figure of a finished home can be worked out again from the lines it cites. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigureProofTest {
    private static final int FIGURES = 200;
    private static final int LINES_OPENED = 40;
    private static final long SEED = 20251122;

    private TestHome home;
    private final Map<FigureKey, JsonNode> proofs = new TreeMap<>(java.util.Comparator.comparing(FigureKey::toString));

    @BeforeAll
    void explainTwoHundredFigures(@TempDir Path directory) throws IOException {
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        List<FigureKey> keys = new ArrayList<>();
        for (String level : List.of("province", "prefecture", "county", "township")) {
            keys.addAll(someOf(level));
        }
        ObjectMapper mapper = new ObjectMapper();
        for (Explanation explanation : Explanations.figures(home.place(), keys)) {
            JsonNode proof = mapper.readTree(explanation.json());
            proofs.put(
                    new FigureKey(
                            proof.path("kpi_code").asText(),
                            proof.path("region_code").asText(),
                            YearMonth.parse(proof.path("month").asText())),
                    proof);
        }
        assertThat(proofs).hasSize(FIGURES);
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    /** A quarter of the figures from each level of regions. */
    private List<FigureKey> someOf(String level) {
        List<String> all = home.rows("select kpi_code, region_code, to_char(month, 'YYYY-MM') from mart.kpi_value"
                + " inner join mart.region using (region_code) where level = '" + level + "' and numerator is not null"
                + " order by 1, 2, 3");
        Collections.shuffle(all, new Random(SEED));
        return all.stream()
                .limit(FIGURES / 4)
                .map(row -> row.split("\\|"))
                .map(parts -> new FigureKey(parts[0], parts[1], YearMonth.parse(parts[2])))
                .toList();
    }

    @Test
    void numeratorsAndDenominatorsAreTheSumsOfTheCitedRows() {
        proofs.forEach((key, proof) -> {
            String[] stored = home.rows("select numerator, denominator from mart.kpi_value where kpi_code = '"
                            + key.kpiCode() + "' and region_code = '" + key.regionCode() + "' and month = date '"
                            + key.month().atDay(1) + "'")
                    .get(0)
                    .split("\\|");
            assertThat(sum(proof, "numerator")).as(key.toString()).isEqualByComparingTo(stored[0]);
            if (!stored[1].equals("null")) {
                assertThat(sum(proof, "denominator")).as(key.toString()).isEqualByComparingTo(stored[1]);
            }
            assertThat(proof.path("reproduced").asBoolean()).as(key.toString()).isTrue();
        });
    }

    @Test
    void partsOfWiderRegionsAddUp() {
        assertThat(proofs.values())
                .filteredOn(proof -> proof.path("region_code").asText().endsWith("00")
                        && proof.path("region_code").asText().length() == 6)
                .hasSize(FIGURES / 2)
                .allSatisfy(proof -> {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (JsonNode part : proof.path("parts")) {
                        if (part.path("depth").asInt() == 0
                                && part.path("counted").asBoolean()) {
                            sum = sum.add(part.path("numerator").decimalValue());
                        }
                    }
                    assertThat(sum)
                            .as(proof.path("kpi_code").asText())
                            .isEqualByComparingTo(
                                    proof.path("numbers").path("numerator").decimalValue());
                });
    }

    @Test
    void everyCitedDeliveryIsInForceInASliceThatIsNamed() {
        proofs.forEach((key, proof) -> proof.path("deliveries").forEach(line -> {
            String id = line.path("delivery_id").asText();
            if (!id.isEmpty()) {
                assertThat(standings(proof, id)).as(key.toString()).contains("in_force");
                assertThat(line.path("file").asText()).as(key.toString()).isNotEmpty();
            }
        }));
    }

    private static List<String> standings(JsonNode proof, String delivery) {
        List<String> standings = new ArrayList<>();
        proof.path("slices")
                .forEach(slice -> slice.path("deliveries").forEach(one -> {
                    if (one.path("delivery_id").asText().equals(delivery)) {
                        standings.add(one.path("standing").asText());
                    }
                }));
        return standings;
    }

    /** An institution's line of a bed statement in the original file holds the number of that institution. */
    @Test
    void theCitedLineOfTheOriginalFileIsOfThatInstitution() throws IOException {
        Archive archive = new Archive(home.home().archive());
        int opened = 0;
        for (Map.Entry<FigureKey, JsonNode> entry : proofs.entrySet()) {
            for (JsonNode line : entry.getValue().path("deliveries")) {
                List<String> numbers = institution(line);
                if (!numbers.isEmpty() && opened < LINES_OPENED) {
                    opened++;
                    assertThat(OriginalLine.of(
                                    archive.path(sha256(line)),
                                    line.path("file").asText(),
                                    line.path("sheet").asText(),
                                    line.path("row_no").asInt()))
                            .as(entry.getKey() + " " + line)
                            .containsAnyElementsOf(numbers);
                }
            }
        }
        assertThat(opened).isEqualTo(LINES_OPENED);
    }

    private String sha256(JsonNode line) {
        return home.rows("select distinct sha256 from ops.delivery where delivery_id = '"
                        + line.path("delivery_id").asText() + "'")
                .get(0);
    }

    private Map<String, String> institutions;

    /** Number of the institution that the lake keeps for a line of a bed statement; empty for lines of other feeds. */
    private List<String> institution(JsonNode line) {
        if (institutions == null) {
            institutions = new TreeMap<>();
            for (Row row : home.lake()
                    .read("silver", "bed_month", month -> true)
                    .select("delivery_id", "row_no", "institution_id")
                    .collectAsList()) {
                institutions.put(row.getString(0) + "|" + row.getInt(1), row.getString(2));
            }
        }
        boolean statement = line.path("file").asText().startsWith("bed_month")
                || line.path("sheet").asText().contains("床位");
        String number = institutions.get(
                line.path("delivery_id").asText() + "|" + line.path("row_no").asInt());
        return statement && number != null ? List.of(number) : List.of();
    }

    /** An earlier register of 乐平 that held three of its teams, kept by silver as every readable delivery, and replaced since. */
    @Test
    void aReplacedDeliveryIsListedWithTheFigureOfThen() throws IOException {
        String id = "0".repeat(64);
        home.lake()
                .read("silver", "volunteer_team", FinishedHome.LAST::equals)
                .where("county_code = '360281' and is_accepted and is_in_force and status = '在册' and elder_service")
                .orderBy("row_no")
                .limit(3)
                .withColumn("delivery_id", functions.lit(id))
                .withColumn("is_in_force", functions.lit(false))
                .write()
                .format("delta")
                .mode("append")
                .save(home.lake().path("silver", "volunteer_team"));
        DeliveryRecord now =
                home.mart().deliveriesOf(List.of("volunteer_team|360281|" + FinishedHome.LAST.atDay(1))).stream()
                        .filter(DeliveryRecord::isInForce)
                        .findFirst()
                        .orElseThrow();
        home.mart()
                .write(List.of(DeliveryRecord.upsert(List.of(new DeliveryRecord(
                        id,
                        now.feed(),
                        now.countyCode(),
                        now.month(),
                        0,
                        "full",
                        "",
                        "volunteer_team_old.csv",
                        now.sender(),
                        id,
                        now.receivedAt().minusDays(1),
                        "accepted",
                        Optional.of("SUB_SUPERSEDED"),
                        3,
                        3,
                        0,
                        0,
                        0,
                        now.runId())))));

        JsonNode proof = new ObjectMapper()
                .readTree(Explanations.figure(
                                home.place(), new FigureKey("volunteer_team_count", "360281", FinishedHome.LAST))
                        .json());

        assertThat(standings(proof, id)).containsExactly("superseded");
        assertThat(proof.path("reproduced").asBoolean()).isTrue();
        assertThat(proof.path("numbers").path("numerator").asInt()).isGreaterThan(3);
        assertThat(proof.path("former_values")).hasSize(1);
        assertThat(proof.path("former_values").get(0).path("delivery_id").asText())
                .isEqualTo(id);
        assertThat(proof.path("former_values").get(0).path("numerator").asInt()).isEqualTo(3);
    }

    private static BigDecimal sum(JsonNode proof, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : proof.path("deliveries")) {
            sum = line.path(column).isNull() ? sum : sum.add(line.path(column).decimalValue());
        }
        return sum;
    }
}

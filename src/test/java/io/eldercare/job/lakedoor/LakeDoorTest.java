package io.eldercare.job.lakedoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.definitions.LakeSettings;
import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import io.eldercare.job.FinishedHome;
import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.lake.sql.StatementFile;
import io.eldercare.testing.TestSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door with its process, on a home of three months. */
class LakeDoorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LakeSettings LIMITS =
            new LakeSettings(List.of(), List.of(), Optional.empty(), 20, 1_000, "1g", 200);

    @TempDir
    private static Path folder;

    private static Workplace place;
    private static LakeDoor analyst;

    @BeforeAll
    static void open() {
        Path home = FinishedHome.copyTo(folder.resolve("home"));
        place = new Workplace(
                new Home(home),
                Path.of("").toAbsolutePath(),
                Clock.fixed(Instant.parse("2025-11-08T02:00:00Z"), ZoneOffset.UTC),
                Map.of("ELDERCARE_PERSON_SECRET", "not for the door"),
                Progress.silent());
        analyst = LakeDoor.open(place, LIMITS, new Reader("zhang", LakeRole.ANALYST));
    }

    @AfterAll
    static void close() {
        analyst.close();
    }

    private static String ask(LakeDoor door, String statement) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        door.execute(statement, OutputFormat.CSV, out, LIMITS.rows());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RefusedStatement refusal(LakeDoor door, String statement) {
        RefusedStatement refused = catchThrowableOfType(RefusedStatement.class, () -> ask(door, statement));
        assertThat(refused).as(statement).isNotNull();
        return refused;
    }

    private static List<JsonNode> log() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(place.home().logs().resolve("queries/2025-11-zhang.ndjson"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Map<String, String> hashes() throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(place.home().root())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(place.home().logs()))
                    .toList()) {
                hashes.put(
                        file.toString(),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        return hashes;
    }

    /** Six units for three months; 2025-10 is the last. */
    @Test
    void readsSilverAndGold() throws IOException {
        assertThat(
                        ask(
                                analyst,
                                "select max(month) as last_month, count(distinct month) as months from silver.slice where feed = 'visit'"))
                .isEqualTo("last_month,months\n2025-10-01,3\n");
        assertThat(
                        ask(
                                analyst,
                                "with v as (select county_code, count(*) as n from silver.visit group by county_code)"
                                        + " select count(*) > 0 as has_visits, sum(n) = (select count(*) from silver.visit) as is_sum from v"))
                .isEqualTo("has_visits,is_sum\ntrue,true\n");
        assertThat(ask(
                                analyst,
                                "select numerator from gold.fct_kpi where kpi_code = 'pop60' and month = date '2025-10-01'"
                                        + " and region_code = '360200'")
                        .lines())
                .hasSize(2);
        assertThat(
                        ask(
                                analyst,
                                "select count(*) > 0 as found from gold.dim_institution join gold.fct_bed_month using (institution_id)"))
                .endsWith("true\n");
    }

    @Test
    void opensEveryRelation() throws IOException {
        List<LakeDoor.Table> tables = analyst.tables();

        assertThat(tables)
                .extracting(LakeDoor.Table::name)
                .contains(
                        "silver.visit", "silver.rejection", "bronze.delivery", "gold.fct_kpi", "gold.dim_institution");
        for (int first = 0; first < tables.size(); first += 10) {
            List<LakeDoor.Table> some = tables.subList(first, Math.min(first + 10, tables.size()));
            String counts = some.stream()
                    .map(table -> "select '" + table.name() + "' as name, count(*) as n from " + table.name())
                    .collect(Collectors.joining(" union all "));
            assertThat(ask(analyst, counts).lines()).as(counts).hasSize(some.size() + 1);
        }
        assertThat(tables)
                .filteredOn(table -> table.name().equals("silver.visit"))
                .singleElement()
                .satisfies(visit -> {
                    assertThat(visit.title()).isEqualTo("探访关爱记录");
                    assertThat(visit.columns()).contains(new LakeDoor.Column("mode", "string", "探访方式"));
                });
        assertThat(ask(analyst, "describe silver.visit")).contains("mode,string,探访方式");
        assertThat(ask(analyst, "show tables")).contains("silver.visit,探访关爱记录");
    }

    @Test
    void personsHaveKeysOnly() throws IOException {
        assertThat(analyst.tables())
                .allSatisfy(table -> assertThat(table.columns())
                        .extracting(LakeDoor.Column::name)
                        .doesNotContain("person_id", "issues"));
    }

    @Test
    void saysWhenAResultIsCut() throws IOException {
        QuerySummary summary =
                analyst.execute("select * from silver.visit", OutputFormat.CSV, new ByteArrayOutputStream(), 10);

        assertThat(summary.rows()).isEqualTo(10);
        assertThat(summary.cut()).isTrue();
    }

    /** A few of each kind through both processes; the whole list is checked without data in CheckedQueryTest. */
    @Test
    void attacksLeaveALineInTheLogAndNothingElse() throws Exception {
        ask(analyst, "select 1 as a");
        int logged = log().size();
        Map<String, String> before = hashes();
        List<StatementFile.Attack> attacks = StatementFile.attacks();

        for (StatementFile.Attack attack : attacks) {
            assertThat(refusal(analyst, attack.statement()).refusal())
                    .as(attack.toString())
                    .isEqualTo(attack.code());
        }

        assertThat(hashes()).isEqualTo(before);
        List<JsonNode> log = log().subList(logged, log().size());
        assertThat(log).hasSize(attacks.size());
        for (int index = 0; index < attacks.size(); index++) {
            assertThat(log.get(index).get("outcome").asText())
                    .isEqualTo("refused " + attacks.get(index).code());
        }
        assertThat(log.toString()).doesNotContain("/etc/passwd'", "ELDERCARE_PERSON_SECRET'");
        assertThat(refusal(analyst, "select _metadata.file_path from silver.visit")
                        .refusal())
                .isEqualTo(Refusal.LAKE_CONSTRUCT);
        assertThat(refusal(analyst, "select * from silver.visit a join silver.facility b")
                        .refusal())
                .isEqualTo(Refusal.LAKE_CROSS_JOIN);
        assertThat(ask(analyst, "select 1 as a")).isEqualTo("a\n1\n");
    }

    @Test
    void logsWhoAskedWhatWithoutValues() throws IOException {
        ask(analyst, "select 'a', 360281 -- 张三");

        JsonNode line = log().get(log().size() - 1);
        assertThat(line.get("millis").asLong()).isNotNegative();
        ((com.fasterxml.jackson.databind.node.ObjectNode) line).remove("millis");
        assertThat(line.toString())
                .isEqualTo(
                        "{\"at\":\"2025-11-08T10:00+08:00\",\"role\":\"analyst\",\"login\":\"zhang\",\"door\":\"lake\","
                                + "\"statement\":\"select ?, ?\",\"rows\":1,\"outcome\":\"done\"}");
    }

    @Test
    void runsNothingThatCannotBeLogged() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("unlogged"));
        Files.writeString(elsewhere.resolve("logs"), "a file where the folder should be");
        Workplace unlogged =
                new Workplace(new Home(elsewhere), place.definitionsRoot(), place.clock(), Map.of(), Progress.silent());
        try (LakeDoor door = LakeDoor.open(unlogged, LIMITS, new Reader("zhang", LakeRole.ANALYST))) {
            assertThat(refusal(door, "select 1").refusal()).isEqualTo(Refusal.LAKE_UNLOGGED);
        }
    }

    @Test
    void readersOfAggregatesSeeNoPersons() throws IOException {
        try (LakeDoor door = LakeDoor.open(place, LIMITS, new Reader("li", LakeRole.AGGREGATES))) {
            assertThat(door.tables())
                    .isNotEmpty()
                    .allSatisfy(table -> assertThat(table.columns())
                            .extracting(LakeDoor.Column::name)
                            .noneMatch(name -> name.endsWith("_key")
                                    || name.contains("resident")
                                    || name.contains("beneficiary")));
            assertThat(refusal(door, "select * from silver.visit").refusal()).isEqualTo(Refusal.LAKE_ROLE);
            assertThat(refusal(door, "select * from gold.fct_kpi").refusal()).isEqualTo(Refusal.LAKE_ROLE);
            assertThat(refusal(door, "select residents from gold.fct_bed_month").refusal())
                    .isEqualTo(Refusal.LAKE_MEANING);
            assertThat(refusal(door, "select open_beds from gold.fct_bed_month order by residents")
                            .refusal())
                    .isEqualTo(Refusal.LAKE_MEANING);
            assertThat(refusal(door, "select * from gold.fct_bed_month natural join silver.bed_month")
                            .refusal())
                    .isEqualTo(Refusal.LAKE_ROLE);
            assertThat(ask(door, "select sum(open_beds) > 0 as has_beds from gold.fct_bed_month"))
                    .endsWith("true\n");
        }
    }

    /** Limits of six seconds, 600 MB of memory and 200 MB of scratch: each ends in its own refusal, and the next question is answered. */
    @Test
    void staysUpAfterQueriesWithoutEnd() throws IOException {
        LakeSettings tight = new LakeSettings(List.of(), List.of(), Optional.empty(), 6, 1_000, "600m", 200);
        try (LakeDoor door = LakeDoor.open(place, tight, new Reader("wang", LakeRole.ANALYST))) {
            assertThat(refusal(
                                    door,
                                    "select count(distinct a.visit_id || b.visit_id || c.visit_id) from silver.visit a cross join silver.visit b"
                                            + " cross join silver.visit c")
                            .refusal())
                    .isIn(Refusal.LAKE_TIME, Refusal.LAKE_MEMORY, Refusal.LAKE_DISK);
            assertThat(ask(door, "select 1 as a")).isEqualTo("a\n1\n");
            String doubled = "select 'xxxxxxxxxxxxxxxx' || max(visit_id) as a from silver.visit";
            for (int line = 0; line < 26; line++) {
                doubled = "select concat(a, a) as a from (" + doubled + ")";
            }
            assertThat(refusal(door, doubled).refusal()).isIn(Refusal.LAKE_MEMORY, Refusal.LAKE_TIME);
            assertThat(ask(door, "select 2 as a")).isEqualTo("a\n2\n");
        }
    }

    /** 2025-08 to 2025-10 of 6 units; the copy holds the live files and nothing that a later commit left behind. */
    @Test
    void analystsGetACopyOfGold() throws IOException {
        Path out = folder.resolve("gold-copy");

        List<String> tables = GoldExport.copy(place, GoldExport.Extent.OPEN, out);

        assertThat(tables)
                .contains("fct_project_month", "dim_region")
                .doesNotContain("fct_visit_month", "fct_kpi", "fct_bed_month");
        assertThat(GoldExport.copy(place, GoldExport.Extent.PERSONS, folder.resolve("gold-all")))
                .contains("fct_visit_month", "fct_kpi");
        SparkSession spark = TestSpark.session();
        String copy = folder.resolve("gold-all").resolve("fct_kpi").toString();
        assertThat(spark.read().format("delta").load(copy).count())
                .isEqualTo(spark.read().parquet(copy).count())
                .isEqualTo(spark.read()
                        .format("delta")
                        .load(place.home().lake().resolve("gold/fct_kpi").toString())
                        .count());
    }

    @Test
    void onlyTheOwnerIsAnAnalystByDefault() {
        LakeSettings roles = new LakeSettings(List.of("zhang"), List.of("li"), Optional.empty(), 60, 10, "1g", 100);

        assertThat(Reader.of("owner", "owner", LakeSettings.USUAL).role()).isEqualTo(LakeRole.ANALYST);
        assertThat(Reader.of("zhang", "owner", roles).role()).isEqualTo(LakeRole.ANALYST);
        assertThat(Reader.of("li", "owner", roles).role()).isEqualTo(LakeRole.AGGREGATES);
        assertThat(catchThrowableOfType(RefusedStatement.class, () -> Reader.of("wang", "owner", roles))
                        .refusal())
                .isEqualTo(Refusal.LAKE_ROLE);
    }
}

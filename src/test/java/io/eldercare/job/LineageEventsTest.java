package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.eldercare.definitions.Definitions;
import io.eldercare.job.lineage.LineageFile;
import io.eldercare.job.lineage.RunEvents;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Home;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.Table;
import io.eldercare.lineage.Table.Layer;
import io.eldercare.transform.LakeViews;
import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night told of itself as OpenLineage events, and whether the lineage fits the lake and the mart that it made. */
class LineageEventsTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    @TempDir
    static Path directory;

    private static TestHome home;
    private static Definitions definitions;
    private static LineageGraph graph;
    private static List<String> lines;
    private static final List<JsonNode> EVENTS = new ArrayList<>();
    private static final Map<String, JsonNode> BY_JOB = new LinkedHashMap<>();

    @BeforeAll
    static void readTheNight() throws IOException {
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        definitions = Definitions.load(TestHome.PROJECT);
        graph = LineageFile.current(home.home(), definitions).orElseThrow();
        lines = Files.readAllLines(home.home().logs().resolve("openlineage/2025-12.ndjson"));
        for (String line : lines) {
            JsonNode event = MAPPER.readTree(line);
            EVENTS.add(event);
            BY_JOB.put(event.at("/job/name").asText(), event);
        }
    }

    @AfterAll
    static void close() {
        home.close();
    }

    private static List<String> names(JsonNode datasets) {
        return StreamSupport.stream(datasets.spliterator(), false)
                .map(dataset -> dataset.get("name").asText())
                .toList();
    }

    private static String fields(JsonNode event, String column) {
        List<String> fields = new ArrayList<>();
        event.at("/outputs/0/facets/columnLineage/fields/" + column + "/inputFields")
                .forEach(field -> field.get("transformations")
                        .forEach(how -> fields.add(how.get("type").asText() + " "
                                + how.get("subtype").asText() + " "
                                + field.get("name").asText() + "."
                                + field.get("field").asText())));
        return String.join(", ", fields);
    }

    @Test
    void aRunStartsAndCompletesUnderOneId() {
        JsonNode first = EVENTS.get(0);
        JsonNode last = EVENTS.get(EVENTS.size() - 1);

        assertThat(first.get("eventType").asText()).isEqualTo("START");
        assertThat(last.get("eventType").asText()).isEqualTo("COMPLETE");
        assertThat(List.of(first.at("/job/name").asText(), last.at("/job/name").asText()))
                .containsOnly("nightly");
        assertThat(last.at("/run/runId")).isEqualTo(first.at("/run/runId"));
        assertThat(first.at("/run/runId").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(EVENTS.subList(1, EVENTS.size() - 1))
                .allMatch(event -> event.at("/run/facets/parent/run/runId").equals(first.at("/run/runId")))
                .extracting(event -> event.at("/run/runId").asText())
                .doesNotHaveDuplicates();
    }

    /** The classes are generated from OpenLineage's schema; what they do not know would be lost on the way. */
    @Test
    void everyEventIsOneOfTheOfficialModel() throws IOException {
        for (int index = 0; index < lines.size(); index++) {
            RunEvent event = MAPPER.readValue(lines.get(index), RunEvent.class);
            assertThat(MAPPER.readTree(MAPPER.writeValueAsString(event))).isEqualTo(EVENTS.get(index));
        }
    }

    @Test
    void filesComeWithTheirRowsAndRejectedRows() {
        List<List<String>> counted = home.mart()
                .read(handle -> handle.createQuery("""
                        select feed, sum(rows) as all_rows, sum(rejected) as rejected from ops.delivery
                        where feed in ('bed_month', 'visit') group by feed order by feed
                        """)
                        .map((row, context) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .list());
        JsonNode inputs = EVENTS.get(EVENTS.size() - 1).get("inputs");

        assertThat(counted).hasSize(2);
        for (List<String> feed : counted) {
            JsonNode facets = StreamSupport.stream(inputs.spliterator(), false)
                    .filter(input -> input.get("name").asText().equals("file." + feed.get(0)))
                    .findFirst()
                    .orElseThrow()
                    .get("inputFacets");
            assertThat(facets.at("/dataQualityMetrics/rowCount").asText()).isEqualTo(feed.get(1));
            assertThat(facets.at("/eldercare_loadCounts/rejected").asText()).isEqualTo(feed.get(2));
        }
    }

    @Test
    void everyTableOfTheLakeIsToldWithItsSourcesVersionAndColumns() {
        JsonNode beds = BY_JOB.get("gold.fct_bed_month");

        assertThat(names(beds.get("inputs"))).containsExactly("silver.bed_month", "silver.institution");
        assertThat(names(beds.get("outputs"))).containsExactly("gold.fct_bed_month");
        assertThat(beds.at("/outputs/0/facets/version/datasetVersion").asText()).isEqualTo("0");
        assertThat(beds.at("/outputs/0/facets/schema/fields/0/name").asText()).isEqualTo("month");
        assertThat(fields(beds, "nursing_beds")).isEqualTo("DIRECT IDENTITY silver.bed_month.nursing_beds");
        assertThat(names(BY_JOB.get("silver.bed_month").get("inputs"))).contains("file.bed_month");
        assertThat(fields(BY_JOB.get("silver.visit"), "person_key"))
                .isEqualTo("DIRECT TRANSFORMATION file.visit.person_id");
    }

    /** Indicators are no stored tables: their columns are passed through. */
    @Test
    void figuresComeFromTheFactsThemselves() {
        assertThat(fields(BY_JOB.get("gold.fct_kpi"), "denominator"))
                .contains("DIRECT AGGREGATION gold.fct_bed_month.built_beds");
        assertThat(names(BY_JOB.get("gold.fct_kpi").get("inputs")))
                .contains("gold.fct_bed_month", "bronze.delivery_part")
                .allMatch(name -> name.matches("(gold|silver|bronze)\\..*"));
        assertThat(names(BY_JOB.get("mart.kpi_value").get("inputs"))).containsExactly("gold.fct_kpi");
    }

    @Test
    void nothingTellsAPlaceOrAPerson() {
        assertThat(String.join("\n", lines))
                .doesNotContain(home.home().root().toString(), "target/finished-home", "file:")
                .doesNotContainPattern("\\d{17}[0-9X]");
    }

    @Test
    void theLineageHasTheColumnsThatTheLakeHas() {
        DeltaFiles lake = new DeltaFiles(
                io.eldercare.testing.TestSpark.session(), home.home().lake());
        LakeViews views = new LakeViews(lake, definitions.contracts());
        views.registerAll(definitions.gold().values());
        List<String> compared = new ArrayList<>();
        for (Table table : graph.tables()) {
            boolean stored =
                    table.layer() == Layer.GOLD || table.layer() == Layer.SILVER || table.layer() == Layer.BRONZE;
            if (stored
                    && views.spark().catalog().tableExists(table.name().replace(".", "__"))
                    && !table.name().equals("silver.target_month")) {
                assertThat(table.columns().stream()
                                .map(column -> column.name() + " " + column.type())
                                .sorted())
                        .as(table.name())
                        .containsExactlyElementsOf(Arrays.stream(views.query("select * from " + table.name())
                                        .schema()
                                        .fields())
                                .map(field ->
                                        field.name() + " " + field.dataType().simpleString())
                                .sorted()
                                .toList());
                compared.add(table.name());
            }
        }
        assertThat(compared)
                .contains("gold.fct_kpi", "gold.fct_bed_month", "gold.dim_region", "silver.slice")
                .hasSizeGreaterThan(40);
    }

    @Test
    void theLineageKnowsEveryTableOfTheMart() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        home.mart()
                .read(handle -> handle.createQuery("""
                        select 'mart.' || table_name, column_name from information_schema.columns where table_schema = 'mart' order by 1, 2
                        """)
                        .map((row, context) -> columns.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                                .add(row.getString(2)))
                        .list());

        assertThat(graph.tables().stream()
                        .filter(table -> table.layer() == Layer.MART)
                        .map(Table::name))
                .containsAll(columns.keySet());
        columns.forEach((table, known) -> assertThat(known)
                .as(table)
                .containsAll(graph.table(table).orElseThrow().columns().stream()
                        .map(Table.Column::name)
                        .toList()));
    }

    @Test
    void aFailureIsToldByItsKindOnly(@TempDir Path other) throws IOException {
        RunEvents events = new RunEvents(new Home(other), definitions, "20251220-100000-1", "nightly");
        Instant at = Instant.parse("2025-12-31T16:30:00Z"); // half past midnight in Shanghai
        events.start(at);
        events.failed(at, new IllegalStateException("/srv/home/inbox/张三.xlsx"));

        List<String> told = Files.readAllLines(other.resolve("logs/openlineage/2026-01.ndjson"));
        assertThat(told).hasSize(2);
        assertThat(told.get(1))
                .contains("\"FAIL\"", "IllegalStateException", "2026-01-01T00:30:00+08:00")
                .doesNotContain("张三", "/srv");
    }
}

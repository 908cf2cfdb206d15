package io.eldercare.transform.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Edge;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.LineageJson;
import io.eldercare.lineage.Table;
import io.eldercare.lineage.Table.Layer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lineage of the project's own queries, read off them by hand. */
class LineageDerivationTest {
    private static final Definitions DEFINITIONS = Definitions.load(Path.of("").toAbsolutePath());
    private static final LineageGraph GRAPH = LineageDerivation.of(DEFINITIONS);

    private static List<String> into(String path) {
        return GRAPH.into(ColumnId.parse(path)).stream()
                .map(edge -> edge.influence()
                        + (edge.masked() ? " MASKING " : " ")
                        + edge.from().path())
                .toList();
    }

    @Test
    void takesColumnsOverThroughAliasesAndOuterJoins() {
        assertThat(into("gold.fct_bed_month.nursing_beds")).containsExactly("IDENTITY silver.bed_month.nursing_beds");
        assertThat(into("gold.fct_bed_month.kind")).containsExactly("IDENTITY silver.institution.kind");
        assertThat(into("gold.fct_bed_month.is_public")).containsExactly("TRANSFORMATION silver.institution.ownership");
        assertThat(into("gold.fct_bed_month.residents_disabled"))
                .containsExactly(
                        "TRANSFORMATION silver.bed_month.occ_l2",
                        "TRANSFORMATION silver.bed_month.occ_l3",
                        "TRANSFORMATION silver.bed_month.occ_l4");
        assertThat(into("gold.fct_bed_month.*"))
                .containsExactly(
                        "TRANSFORMATION silver.bed_month.*",
                        "JOIN silver.bed_month.county_code",
                        "JOIN silver.bed_month.institution_id",
                        "JOIN silver.bed_month.month",
                        "TRANSFORMATION silver.institution.*",
                        "JOIN silver.institution.county_code",
                        "JOIN silver.institution.institution_id",
                        "JOIN silver.institution.month");
    }

    /** version_no sums is_change over the months: 0 or 1 by whether five columns are as in the month before. */
    @Test
    void followsWindows() {
        assertThat(into("gold.dim_institution.version_no"))
                .filteredOn(source -> source.startsWith("WINDOW"))
                .containsExactly(
                        "WINDOW silver.institution.county_code",
                        "WINDOW silver.institution.institution_id",
                        "WINDOW silver.institution.month");
        assertThat(into("gold.dim_institution.version_no"))
                .filteredOn(source -> !source.startsWith("WINDOW"))
                .containsExactly(
                        "CONDITIONAL silver.institution.county_code",
                        "CONDITIONAL silver.institution.institution_id",
                        "CONDITIONAL silver.institution.kind",
                        "CONDITIONAL silver.institution.month",
                        "CONDITIONAL silver.institution.name",
                        "CONDITIONAL silver.institution.ownership",
                        "CONDITIONAL silver.institution.status",
                        "CONDITIONAL silver.institution.township_code");
        assertThat(into("gold.dim_institution.valid_from")).containsExactly("AGGREGATION silver.institution.month");
    }

    /** Persons come from assessments, the population from the second half of the union, where persons are null. */
    @Test
    void followsBothSidesOfAUnion() {
        assertThat(into("gold.fct_assessed_month.month"))
                .containsExactly("IDENTITY gold.fct_population.month", "IDENTITY silver.target_month.month");
        assertThat(into("gold.fct_assessed_month.person_key")).containsExactly("IDENTITY silver.assessment.person_key");
        assertThat(into("gold.fct_assessed_month.pop65"))
                .containsExactly("IDENTITY gold.fct_population.pop65_without_zones");
    }

    /** The county of the latest assessment: the field of the greatest struct, chosen by the fields before it. */
    @Test
    void tellsTheFieldsOfAStructApart() {
        assertThat(into("gold.fct_assessed_month.standard_code"))
                .containsExactly(
                        "SORT silver.assessment.assessed_on",
                        "SORT silver.assessment.assessment_id",
                        "SORT silver.assessment.county_code",
                        "AGGREGATION silver.assessment.standard_code");
    }

    @Test
    void countsOfRowsComeFromTheTablesCounted() {
        assertThat(into("gold.fct_assessed_month.assessments"))
                .containsExactly("AGGREGATION silver.assessment.*", "AGGREGATION silver.target_month.*");
        assertThat(into("kpi.owed_person_count.numerator")).containsExactly("AGGREGATION gold.fct_visit_month.*");
    }

    @Test
    void leadsFromAnIndicatorToItsTargetsAndFiles() {
        assertThat(into("kpi.nursing_bed_share.numerator"))
                .containsExactly("AGGREGATION gold.fct_bed_month.nursing_beds");
        assertThat(into("kpi.nursing_bed_share.denominator"))
                .containsExactly("AGGREGATION gold.fct_bed_month.built_beds");
        assertThat(into("kpi.nursing_bed_share.*"))
                .contains("FILTER gold.fct_bed_month.is_operating", "FILTER gold.fct_bed_month.kind");
        assertThat(GRAPH.effects(
                        ColumnId.parse("file.bed_month.nursing_beds"),
                        edge -> edge.influence().isDirect()))
                .extracting(ColumnId::path)
                .contains(
                        "silver.bed_month.nursing_beds",
                        "gold.fct_institution_month.nursing_beds",
                        "kpi.nursing_bed_share.value",
                        "target.JDZ3Y.JDZ3Y-12",
                        "mart.bed_month.nursing_beds",
                        "mart.kpi_value.value",
                        "mart.attainment.*",
                        "mart.scorecard.*");
        assertThat(GRAPH.sources(
                        ColumnId.parse("target.JDZ3Y.JDZ3Y-12"),
                        edge -> edge.influence().isDirect()))
                .extracting(ColumnId::path)
                .filteredOn(path -> path.startsWith("file."))
                .containsExactly("file.bed_month.built_beds", "file.bed_month.nursing_beds");
    }

    @Test
    void readsProfilesAndKeepsPersonsMasked() {
        assertThat(into("file.population.pop80"))
                .containsExactly(
                        "TRANSFORMATION file.census_2020.女_80到84岁",
                        "TRANSFORMATION file.census_2020.女_85岁以上",
                        "TRANSFORMATION file.census_2020.男_80到84岁",
                        "TRANSFORMATION file.census_2020.男_85岁以上");
        assertThat(into("silver.visit.person_key")).containsExactly("TRANSFORMATION MASKING file.visit.person_id");
        assertThat(into("silver.visit.visitor_id_key")).containsExactly("TRANSFORMATION MASKING file.visit.visitor_id");
        // nursing_beds > built_beds rejects the row
        assertThat(into("silver.bed_month.*"))
                .contains("FILTER file.bed_month.nursing_beds", "FILTER file.bed_month.built_beds");
    }

    @Test
    void everyColumnHasASourceOrIsConstant() {
        assertThat(GRAPH.tables())
                .filteredOn(table -> List.of(Layer.SILVER, Layer.CHECK, Layer.GOLD, Layer.KPI, Layer.TARGET)
                        .contains(table.layer()))
                .flatExtracting(table -> table.columns().stream()
                        .filter(column -> !column.constant()
                                && into(table.name() + "." + column.name()).isEmpty())
                        .map(column -> table.name() + "." + column.name())
                        .toList())
                .containsExactly("silver.target_month.month", "gold.fct_kpi.kpi_code");
    }

    /** A table that reads no other stands at a beginning: nothing is left out between. */
    @Test
    void everyTableButTheFilesReadsAnother() {
        assertThat(GRAPH.tables())
                .filteredOn(table -> table.layer() != Layer.FILE && table.layer() != Layer.REFERENCE)
                .filteredOn(table -> GRAPH.sourcesOf(table.name()).isEmpty())
                .extracting(Table::name)
                .containsExactly("silver.target_month");
    }

    @Test
    void everyIndicatorLeadsToAColumnOfAFeed() {
        Map<String, List<String>> without = DEFINITIONS.kpis().keySet().stream()
                .collect(Collectors.toMap(
                        code -> code,
                        code -> GRAPH.sources(new ColumnId("kpi." + code, "value"), edge -> true).stream()
                                .filter(source -> !source.isTable() && isFeed(source.table()))
                                .map(ColumnId::path)
                                .toList()));
        assertThat(without)
                .hasSize(DEFINITIONS.kpis().size())
                .allSatisfy((code, columns) -> assertThat(columns).as(code).isNotEmpty());
    }

    private static boolean isFeed(String table) {
        return DEFINITIONS.contracts().containsKey(table.substring(table.indexOf('.') + 1));
    }

    @Test
    void edgesJoinKnownColumnsOnly() {
        assertThat(GRAPH.edges())
                .flatExtracting(edge -> List.of(edge.from(), edge.to()))
                .allMatch(column -> column.isTable()
                        ? GRAPH.table(column.table()).isPresent()
                        : GRAPH.table(column.table()).orElseThrow().has(column.column()));
    }

    @Test
    void writesTheSameBytesAndReadsThemBack() {
        String json = LineageJson.write(GRAPH);
        LineageGraph read = LineageJson.read(json);
        assertThat(LineageJson.write(read)).isEqualTo(json);
        assertThat(read.edges()).isEqualTo(GRAPH.edges()).hasSizeGreaterThan(1000);
        assertThat(read.key()).startsWith(DEFINITIONS.hash());
        assertThat(LineageJson.write(LineageDerivation.of(DEFINITIONS))).isEqualTo(json);
        assertThat(read.edges()).filteredOn(Edge::masked).isNotEmpty();
    }
}

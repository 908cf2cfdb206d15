package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a steward sees who asks about a table or a column. */
class LineageCommandTest {
    @TempDir
    static Path home;

    @BeforeAll
    static void prepare() throws IOException {
        Files.createDirectories(home.resolve("lake"));
    }

    private static CommandRun lineage(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lineage", "--home", home.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void showsWhereAColumnComesFromAndWhatItActsOn() {
        CommandRun run = lineage("--table", "fct_bed_month", "--column", "nursing_beds");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().limit(4))
                .containsExactly(
                        "gold.fct_bed_month.nursing_beds",
                        "来源",
                        "└─ silver.bed_month.nursing_beds 护理型床位数（原样）",
                        "   └─ file.bed_month.nursing_beds 护理型床位数（原样）");
        assertThat(run.out())
                .contains(
                        "  关联：silver.bed_month.county_code、",
                        "├─ kpi.nursing_bed_share.numerator 养老机构护理型床位占比（汇总）",
                        "target.JDZ3Y.JDZ3Y-12 养老机构护理型床位占比（原样）",
                        "└─ mart.bed_month.nursing_beds（原样）");
        assertThat(home.resolve("lake/lineage.json")).isRegularFile();
    }

    @Test
    void showsOneDirectionOnRequest() {
        assertThat(lineage("--table", "file.visit", "--column", "person_id", "--downstream")
                        .out())
                .contains("├─ silver.visit.person_key 身份证号（换算、不可还原）")
                .doesNotContain("来源");
        assertThat(lineage("--table", "mart.scorecard", "--upstream").out())
                .contains("由程序按规则得出：io.eldercare.plan.score", "mart.attainment 目标进度")
                .doesNotContain("影响到");
    }

    @Test
    void givesMachinesTheSame() throws IOException {
        JsonNode view = new ObjectMapper()
                .readTree(lineage("--table", "fct_bed_month", "--column", "nursing_beds", "--json")
                        .out());
        assertThat(view.at("/upstream/0/table").asText()).isEqualTo("silver.bed_month");
        assertThat(view.at("/upstream/0/subtypes/0").asText()).isEqualTo("IDENTITY");
        assertThat(view.at("/rows/0/subtype").asText()).isEqualTo("JOIN");
        assertThat(new ObjectMapper()
                        .readTree(lineage("--json").out())
                        .at("/tables")
                        .size())
                .isGreaterThan(200);
        assertThat(lineage("--quiet").out()).contains("gold.fct_bed_month", "kpi.nursing_bed_share");
    }

    @Test
    void saysWhatThereIsInsteadOfWhatIsNot() {
        assertThat(lineage("--table", "fct_bed").code()).isEqualTo(2);
        assertThat(lineage("--table", "fct_bed").err()).contains("没有叫 fct_bed 的表");
        assertThat(lineage("--table", "bed_month").err())
                .contains("file.bed_month", "silver.bed_month", "mart.bed_month");
        assertThat(lineage("--table", "fct_bed_month", "--column", "beds").err())
                .contains("built_beds");
        assertThat(lineage("--column", "beds").err()).contains("--table");
    }
}

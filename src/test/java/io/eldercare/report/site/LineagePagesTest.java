package io.eldercare.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.LineageJson;
import io.eldercare.report.site.IndicatorSources.Role;
import io.eldercare.transform.lineage.LineageDerivation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawings of the data dictionary, of the project's own definitions. */
class LineagePagesTest {
    @TempDir
    static Path home;

    private static Definitions definitions;
    private static LineageGraph graph;
    private static Path site;

    @BeforeAll
    static void makeOnce() throws IOException {
        SiteRequest bare = SiteFixture.fill(home).request("site");
        definitions = bare.definitions();
        graph = LineageDerivation.of(definitions);
        Site.make(new SiteRequest(
                bare.mart(),
                definitions,
                bare.directory(),
                bare.reports(),
                bare.templates(),
                Evidence.Source.NONE,
                Optional.of(graph)));
        site = bare.directory();
    }

    private static IndicatorSources sources(String code) {
        Kpi kpi = definitions.kpis().get(code);
        return IndicatorSources.of(kpi, graph, definitions, (fact, column) -> "");
    }

    /** Whether anybody was visited is asked of the visits' rows: a person's, of an outcome that counts. */
    @Test
    void namesTheFeedWhoseRowsDecide() {
        IndicatorSources rate = sources("monthly_visit_rate");

        assertThat(rate.feeds()).extracting(IndicatorSources.Feed::code).containsExactly("special_roster", "visit");
        assertThat(rate.feeds().get(1).uses())
                .extracting(use -> use.role() + " " + use.column())
                .startsWith("ROWS ")
                .contains("CONDITION person_id", "CONDITION outcome");
    }

    /** sum(nursing_beds) / sum(built_beds) where is_operating (状态) and kind <> '日间照料'. */
    @Test
    void namesTheColumnsThatGiveAValueAndThoseThatDecideOnIt() {
        IndicatorSources share = sources("nursing_bed_share");

        assertThat(share.facts())
                .extracting(use -> use.role() + " " + use.column())
                .containsExactly(
                        "NUMERATOR nursing_beds", "DENOMINATOR built_beds", "CONDITION is_operating", "CONDITION kind");
        assertThat(share.feeds()).extracting(IndicatorSources.Feed::code).containsExactly("institution", "bed_month");
        assertThat(share.feeds().get(0).uses())
                .extracting(use -> use.role() + " " + use.column())
                .containsExactly("CONDITION kind", "CONDITION status");
        assertThat(share.feeds().get(1).uses())
                .extracting(use -> use.role() + " " + use.column())
                .containsExactly("VALUE built_beds", "VALUE nursing_beds");
    }

    @Test
    void aCountComesFromTheRowsOfItsFeed() {
        assertThat(sources("owed_person_count").feeds().get(0).uses())
                .extracting(IndicatorSources.Use::role)
                .contains(Role.ROWS);
    }

    @Test
    void everyIndicatorHasADrawingWithItsWords() {
        for (Kpi kpi : definitions.kpis().values()) {
            String page = SiteLinks.read(site.resolve(Paths.lineage(kpi.code())));
            assertThat(page).as(kpi.code()).contains("role=\"img\" aria-label=\"来源图：", "gold." + kpi.fact());
            assertThat(page.split("<svg", -1)).as(kpi.code()).hasSize(3);
        }
        assertThat(SiteLinks.read(site.resolve("lineage/nursing_bed_share.html")))
                .contains("取数：床位总数、护理型床位数", "条件：", "<td data-label=\"作用\">分子</td>");
    }

    @Test
    void theDictionarySaysWhatATableComesFromAndWhatIsMadeOfIt() {
        String page = SiteLinks.read(site.resolve("dictionary.html"));
        String bedMonth = page.substring(page.indexOf("id=\"gold-fct_bed_month\""));
        bedMonth = bedMonth.substring(0, bedMonth.indexOf("</section>"));

        assertThat(bedMonth)
                .contains(
                        "<b>来自：</b>",
                        "<a href=\"#feed-bed_month\">机构床位月报</a>",
                        "<b>用于：</b>",
                        "<a href=\"lineage/nursing_bed_share.html\">养老机构护理型床位占比</a>",
                        "<a href=\"#mart-bed_month\">mart.bed_month</a>");
    }

    @Test
    void everyLinkLeadsToAFileOfTheSite() {
        assertThat(SiteLinks.of(site))
                .filteredOn(link -> link.from().toString().contains("lineage")
                        || link.from().endsWith("dictionary.html"))
                .isNotEmpty()
                .allMatch(SiteLinks.Link::leadsSomewhere);
    }

    @Test
    void theMachineFileIsBeside() throws IOException {
        assertThat(LineageJson.read(Files.readString(site.resolve("lineage.json")))
                        .edges())
                .isEqualTo(graph.edges());
    }

    /** Twelve signs of 13 units are 156 wide, in a box of 340 less twice 9: two lines of at most 24. */
    @Test
    void breaksLongLinesWithinABox() {
        String drawing = LineageDrawing.narrow(List.of(new LineageDrawing.Layer(
                "层", List.of(new LineageDrawing.Box("题", List.of("字".repeat(30)))))));
        assertThat(drawing).contains(">" + "字".repeat(24) + "<", ">" + "字".repeat(6) + "<");
    }
}

package io.eldercare.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a mart made by hand, without a browser. */
final class SiteTest {
    @TempDir
    static Path home;

    private static SiteFixture fixture;
    private static Path site;

    @BeforeAll
    static void makeOnce() throws IOException {
        fixture = SiteFixture.fill(home);
        fixture.make("site");
        site = home.resolve("site");
    }

    private static String page(String path) {
        return SiteLinks.read(site.resolve(path));
    }

    /** The words of a page without tags and white space; cells end in a stroke. */
    private static String words(String path) {
        return page(path)
                .replaceAll("(?s)<svg.*?</svg>", "")
                .replaceAll("</t[dh]>", "|")
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\u3000]+", "");
    }

    @Test
    void hasAPageOfEachKindAndItsDataAndAssets() {
        assertThat(List.of(
                        "index.html",
                        "plans/JDZ3Y.html",
                        "months/JDZ3Y-2025-10.html",
                        "months/JDZ3Y-2024-10.html",
                        "indicators/index.html",
                        "indicators/nursing_bed_share.html",
                        "proofs/nursing_bed_share.html",
                        "counties/index.html",
                        "counties/360202.html",
                        "institutions/360202.html",
                        "releases/index.html",
                        "releases/JDZ3Y-2025-09-v1.html",
                        "questions/index.html",
                        "questions/nursing_bed_share.html",
                        "data/question-nursing_bed_share.csv",
                        "dictionary.html",
                        "search.html",
                        "about.html",
                        "data/plan-JDZ3Y-2025-10.csv",
                        "data/indicator-nursing_bed_share.csv",
                        "documents/JDZ3Y/2025-10/bulletin.html",
                        "documents/JDZ3Y/2025-10/figures.csv",
                        "assets/echarts.js",
                        "assets/noto-sans-sc-400.ttf"))
                .allSatisfy(path -> assertThat(site.resolve(path)).isRegularFile());
    }

    /** 2832 of 4620 beds are nursing beds: 61.3 %, above the target of 60 %. */
    @Test
    void aQuestionShowsItsAnswerItsColumnsAndItsQuery() {
        assertThat(words("questions/nursing_bed_share.html"))
                .contains("各县（市、区）护理型床位占比是多少")
                .contains("|景德镇市|2832|4620|61.3|60.0|2025-12|0|")
                .contains("还差床位达到目标还要增加的护理型床位，张")
                .contains("wheretarget.kpi_code=&#39;nursing_bed_share&#39;");
        assertThat(page("data/question-nursing_bed_share.csv"))
                .startsWith("\uFEFF规划,县市区,护理型床位")
                .contains("JDZ3Y,景德镇市,2832,4620,61.3,60.0,2025-12,0\n");
        assertThat(words("questions/revised_figures.html")).contains("今天没有结果。");
        assertThat(words("questions/index.html")).contains("机构床位").contains("发布与订正");
    }

    @Test
    void everyLinkLeadsToAFileOfTheSite() {
        assertThat(SiteLinks.of(site))
                .hasSizeGreaterThan(500)
                .noneMatch(SiteLinks.Link::leadsOut)
                .allMatch(SiteLinks.Link::leadsSomewhere);
    }

    @Test
    void everyCharacterOfThePagesIsInTheSharedFont() throws IOException {
        BitSet regular = characters(site.resolve("assets/noto-sans-sc-400.ttf"));
        BitSet bold = characters(site.resolve("assets/noto-sans-sc-700.ttf"));

        List<String> missing = SiteLinks.files(site, ".html", "/site.js", "/charts.js", "/search-index.js").stream()
                .flatMap(file -> SiteLinks.read(file).codePoints().boxed())
                .filter(sign -> sign > ' ' && !(regular.get(sign) && bold.get(sign)))
                .map(Character::toString)
                .distinct()
                .toList();

        assertThat(missing).isEmpty();
        assertThat(regular.get('养')).isTrue();
        assertThat(regular.get('龘')).as("a character that no page shows").isFalse();
    }

    /** The characters of a font file: groups of its character map of format 12 (OpenType 1.9, cmap). */
    private static BitSet characters(Path file) throws IOException {
        ByteBuffer font = ByteBuffer.wrap(Files.readAllBytes(file));
        BitSet characters = new BitSet();
        for (int table = 12; table < 12 + 16 * font.getShort(4); table += 16) {
            if (font.getInt(table) == 0x636D6170) {
                int map = font.getInt(table + 8) + 12;
                for (int group = 0; group < font.getInt(map + 12); group++) {
                    int at = map + 16 + 12 * group;
                    characters.set(font.getInt(at), font.getInt(at + 4) + 1);
                }
            }
        }
        return characters;
    }

    /** (510+520+640+50+67+1045) ÷ (900+800+1000+100+120+1700) = 2832 ÷ 4620 = 61.3 %; a month before 2795 ÷ 4620 = 60.5 %. */
    @Test
    void showsFiguresBesideTheirTargets() {
        assertThat(words("plans/JDZ3Y.html")).contains("养老机构护理型床位占比61.3%已达标目标≥60%（2025年12月底），较上月提高0.8个百分点");
        assertThat(words("indicators/nursing_bed_share.html"))
                .contains("景德镇市2025年10月61.3%较上月提高0.8个百分点目标≥60%")
                .contains("昌江区|县（市、区）|56.7%|提高0.7个百分点|提高8.0个百分点|510|900||")
                .contains("JDZ3Y-12|", "|一(二)|");
    }

    /** 昌江 did not report: 6844 of 7000 persons reported on were visited, at most 8844 and at least 6844 of all 9000. */
    @Test
    void missingIsNotZero() {
        assertThat(words("indicators/monthly_visit_rate.html")).contains("报送不全，覆盖77.7%，在76.0%至98.3%之间");
        assertThat(words("months/JDZ3Y-2025-10.html"))
                .containsPattern("昌江区\\|[^区]*缺报")
                .contains("景德镇高新区|50.0%明显滞后|94.0%本月未达标|无对象|");
    }

    @Test
    void aFigureLeadsToWhatItIsMadeOf() {
        assertThat(page("indicators/nursing_bed_share.html"))
                .contains("<a href=\"../proofs/nursing_bed_share.html#r360200\">61.3%</a>")
                .contains("<a href=\"../proofs/nursing_bed_share.html#r360202\">56.7%</a>")
                .doesNotContain("proofs/nursing_bed_share.html#r360222");
        assertThat(words("proofs/nursing_bed_share.html"))
                .contains("sum(nursing_beds)/sum(built_beds)", "2832÷4620×100=61.3%", "昌江区|510÷900|56.7%|")
                .contains("JDZ3Y2025年9月第1版（2025-10-20发布）：61.0%，与现在不同")
                .contains(".xlsx［床位］|9|510|900|")
                .contains(
                        "bed_month_360202_2025-10.csv|机构床位月报2025-10|已被替代，第1次全量|2025-11-0109:30|接受9行，退回3行|0123456789ab…|")
                .contains("7条退回规则没有行违反；下列规则有行违反，这些行没有计入：机构床位月报·护理型床位数：护理型床位多于床位总数（XROW_PART_GT_TOTAL，3行）");
    }

    @Test
    void nothingIsShownBehindAFigureThatIsNotPublished() {
        String page = words("proofs/nursing_bed_share.html");

        assertThat(page).contains("珠山区　—涉及人数少，不公布这个数和它的构成。".replace("　", "")).contains("珠山区|＊|＊|涉及人数少，不公布|");
    }

    @Test
    void aSiteWithoutTheRowsSaysSo() {
        SiteRequest request = fixture.request("without");
        Site.make(new SiteRequest(
                request.mart(), request.definitions(), request.directory(), request.reports(), request.templates()));

        assertThat(home.resolve("without/proofs")).doesNotExist();
        assertThat(SiteLinks.read(home.resolve("without/about.html"))).contains("本站制作时没有数据湖");
        assertThat(page("about.html")).doesNotContain("没有数据湖");
    }

    @Test
    void drawsTheTargetInEveryChart() {
        String page = page("plans/JDZ3Y.html");

        assertThat(page.split("data-chart=", -1)).hasSizeGreaterThan(6);
        assertThat(page.split("class=\"still\"", -1))
                .hasSameSizeAs(page.split("data-chart=", -1))
                .allSatisfy(chart -> assertThat(chart).contains("目标"));
    }

    /** 45 residents on 100 beds; the second home has no statement. */
    @Test
    void listsInstitutionsWithoutPersonsAndEscapesTheirNames() {
        assertThat(words("institutions/360202.html"))
                .contains("昌江第一敬老院|敬老院|公办公营|运营||100|60|30|45|45.0%|")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;|民办养老院|民办|停业||—|—|—|—|—|")
                .contains("合计|2|100|60|30|45|45.0%|");
        assertThat(SiteLinks.files(site, ".html"))
                .allSatisfy(file -> assertThat(SiteLinks.read(file)).doesNotContain(SiteFixture.HOSTILE));
    }

    /** What was printed was 61.0; the mart now says (2832 − 37) ÷ 4620 = 60.5. */
    @Test
    void aReleaseShowsWhatItFixedAndWhatChangedSince() {
        assertThat(words("releases/JDZ3Y-2025-09-v1.html"))
                .contains("首次发布", "2025年10月20日", "f00d")
                .contains("养老机构护理型床位占比|景德镇市|61.0%|60.5%|有变|");
    }

    @Test
    void saysWhereADefinitionChanged() {
        assertThat(words("indicators/open_bed_share.html")).contains("2025年3月起：改按开放床位计");
    }

    @Test
    void figuresAreThereAsStored() {
        assertThat(page("data/indicator-nursing_bed_share.csv"))
                .startsWith("\uFEFFkpi_code,region_code,region_name,level,month,value,unit,numerator,denominator,")
                .contains("nursing_bed_share,360202,昌江区,county,2025-10,56.666667,%,510.000000,900.000000,,,,");
        assertThat(page("data/plan-JDZ3Y-2025-10.csv"))
                .contains("JDZ3Y,2025-10,JDZ3Y-12,", ",360200,景德镇市,61.298701,%,2832.000000,4620.000000,60.000000,");
    }

    @Test
    void csvDisarmsFormulasAndQuotesCommas() {
        assertThat(DataFiles.field("=1+1")).isEqualTo("'=1+1");
        assertThat(DataFiles.field("-3.5")).isEqualTo("-3.5");
        assertThat(DataFiles.field("甲,乙\"丙")).isEqualTo("\"甲,乙\"\"丙\"");
    }

    @Test
    void theDictionaryExplainsMartGoldAndFeeds() {
        assertThat(words("dictionary.html"))
                .contains("kpi_value指标数值：每个指标、地区、月份一行")
                .contains("coverage|numeric(9,6)|已报地区的覆盖比例，0至1|")
                .contains("gold.fct_bed_month", "built_beds|床位总数|")
                .contains("bed_month机构床位月报")
                .contains("person_id|公民身份号码|");
    }

    @Test
    void theSearchFindsByPinyinInitials() {
        assertThat(page("assets/search-index.js"))
                .contains("[\"县区\",\"浮梁县\",\"counties/360222.html\",\"360222 fuliangxian flx\"]")
                .contains("\"dictionary.html#mart-kpi_value\"");
    }

    @Test
    void theSameMartMakesTheSameBytes() {
        fixture.make("again");

        assertThat(bytes(home.resolve("again"))).isEqualTo(bytes(site));
    }

    private static Map<String, Integer> bytes(Path folder) {
        return SiteLinks.files(folder, "").stream()
                .collect(Collectors.toMap(
                        file -> folder.relativize(file).toString(),
                        file -> {
                            try {
                                return java.util.Arrays.hashCode(Files.readAllBytes(file));
                            } catch (IOException failure) {
                                throw new java.io.UncheckedIOException(failure);
                            }
                        },
                        (left, right) -> left,
                        TreeMap::new));
    }

    @Test
    void onlyWhatChangedIsWrittenAgain() throws IOException {
        Path folder = home.resolve("kept");
        fixture.make("kept");
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(folder.resolve("index.html"), old);
        Files.setLastModifiedTime(folder.resolve("about.html"), old);
        Files.writeString(folder.resolve("about.html"), "altered by hand");
        Files.writeString(folder.resolve("stray.html"), "left over");

        fixture.make("kept");

        assertThat(Files.getLastModifiedTime(folder.resolve("index.html"))).isEqualTo(old);
        assertThat(folder.resolve("about.html")).hasSameTextualContentAs(site.resolve("about.html"));
        assertThat(folder.resolve("stray.html")).doesNotExist();
    }

    @Test
    void aSiteIsCurrentUntilItsSourceChanges() throws IOException {
        fixture.make("current");
        SiteRequest request = fixture.request("current");
        assertThat(SiteSource.isCurrent(request)).isTrue();

        fixture.mart()
                .useHandle(
                        handle -> handle.execute(
                                "insert into ops.publication (definitions_hash, run_id, published_at) values ('h', 'night-2', now())"));
        try {
            assertThat(SiteSource.isCurrent(request)).isFalse();
        } finally {
            fixture.mart().useHandle(handle -> handle.execute("delete from ops.publication"));
        }
        assertThat(SiteSource.isCurrent(request)).isTrue();
        assertThat(SiteSource.isCurrent(fixture.request("nowhere"))).isFalse();
    }

    @Test
    void aSiteThatCannotBeMadeLeavesTheFormerOne() {
        fixture.make("former");
        SiteRequest broken = fixture.request("former");
        Jdbi nobody = Jdbi.create("jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(() -> Site.make(new SiteRequest(
                        nobody, broken.definitions(), broken.directory(), broken.reports(), broken.templates())))
                .isNotNull();

        assertThat(home.resolve("former/index.html")).isRegularFile();
        assertThat(home.resolve(".former.new")).doesNotExist();
    }
}

package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.testing.ReleaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** {@code bulletin} and {@code diff} on a small mart, from the counties' pages to the next month's revision note. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BulletinCommandTest {
    private static final String CORRECTION = "bed_month_360281_2025-09_r2.csv";
    private static final String LATE = "visit_360202_2025-09.csv";

    private ReleaseHome home;
    private Map<String, byte[]> released = Map.of();

    @BeforeAll
    void fillTheMart(@TempDir Path folder) throws IOException {
        home = new ReleaseHome(folder, "");
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private CommandRun run(String day, String month, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.root().toString(), "--plan", "JDZ3Y", "--month", month, "--quiet"));
        return CommandRun.at(ReleaseHome.morning(day), home.definitions(), all.toArray(String[]::new));
    }

    private CommandRun bulletin(String day, String... options) {
        return run(
                day,
                "2025-09",
                Stream.concat(Stream.of("bulletin"), Stream.of(options)).toArray(String[]::new));
    }

    private static void assertEnds(CommandRun run, int code, String... said) {
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out() + run.err()).contains(said);
    }

    private Map<String, byte[]> documents() throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        Path folder = home.reports("2025-09");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith("revision-")) {
                    documents.put(name, Files.readAllBytes(file));
                }
            }
        }
        return documents;
    }

    private static String text(Path html) throws IOException {
        return Files.readString(html)
                .replaceAll("(?s)<style>.*?</style>|<[^>]*>", "")
                .replaceAll("\\s+", "");
    }

    @Test
    @Order(1)
    void eachCountyGetsItsPageAndTwoWorkingDays() throws IOException {
        // Friday 10 October 2025; Saturday 11 is a make-up day, so the second working day is Monday 13
        assertEnds(bulletin("2025-10-10", "--confirm"), ExitCode.DONE, "乐平市", "已发出，2025-10-13 到期");

        Path page = home.root().resolve("feedback/360281/2025-09/核对单-JDZ3Y-2025-09.html");
        // 1045 − 13 of 1700 beds: 60.7 %
        assertThat(text(page)).contains("乐平市数据核对函（2025年9月）", "请于2025年10月13日前书面确认或者提出异议", "养老机构护理型床位占比60.7%");
        assertThat(home.rows("select count(*) from ops.release_event where kind = 'opened'"))
                .containsExactly("6");
        assertEnds(bulletin("2025-10-11", "--confirm"), ExitCode.DONE, "此前已发出，2025-10-13 到期");
        assertThat(home.rows("select count(*) from ops.release_event")).containsExactly("6");
    }

    @Test
    @Order(2)
    void theTermIsWaitedFor() {
        assertEnds(
                bulletin("2025-10-13", "--freeze"),
                ExitCode.CHECK,
                "还在等县区答复",
                "乐平市（2025-10-13 到期）",
                "昌江区（2025-10-13 到期）");
    }

    @Test
    @Order(3)
    void anObjectionStopsTheReleaseUntilItIsTakenBack() {
        assertEnds(
                bulletin("2025-10-13", "--answer", "--county", "360281", "--verdict", "objected"),
                ExitCode.USAGE,
                "--text");
        assertEnds(
                bulletin("2025-10-13", "--answer", "--county", "360100", "--verdict", "confirmed"),
                ExitCode.USAGE,
                "不在 JDZ3Y 2025-09 的核对名单内");
        assertEnds(
                bulletin("2025-10-13", "--answer", "--county", "360281", "--verdict", "objected", "--text", "床位少计32张"),
                ExitCode.DONE,
                "乐平市 有异议：床位少计32张");
        assertEnds(
                bulletin("2025-10-14", "--freeze", "--without-confirmation"),
                ExitCode.CHECK,
                "乐平市——“床位少计32张”",
                "--print-objections");
    }

    @Test
    @Order(4)
    void silenceAfterTheTermIsConsent() throws IOException {
        bulletin("2025-10-14", "--answer", "--county", "360281", "--verdict", "confirmed");
        assertEnds(bulletin("2025-10-14", "--freeze"), ExitCode.DONE, "JDZ3Y 2025-09 已发布：2025 年第 1 期，第 1 版，2025-10-14");

        released = documents();
        assertThat(text(home.reports("2025-09").resolve("bulletin.html"))).contains("已经县区核对确认");
        long lines = new String(
                        released.getOrDefault("figures.csv", new byte[0]), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .count();
        assertThat(home.rows("select count(*) + 1 from mart.bulletin_figure")).containsExactly(Long.toString(lines));
        // 2795 of 4620 beds
        assertThat(home.rows("select value, target, status from mart.bulletin_figure"
                        + " where kpi_code = 'nursing_bed_share' and region_code = '360200'"))
                .containsExactly("60.497835|60.000000|met");
        assertThat(home.rows("select issue, released_on, definitions_hash, kind from mart.bulletin"))
                .containsExactly("1|2025-10-14|definitions-1|monthly");
    }

    @Test
    @Order(5)
    void freezingAgainChangesNothing() throws IOException {
        assertEnds(bulletin("2025-10-20", "--freeze"), ExitCode.DONE, "此前已发布", "没有改动任何文件");
        assertThat(documents()).containsExactlyInAnyOrderEntriesOf(released);
        assertEnds(bulletin("2025-10-20", "--verify"), ExitCode.DONE, "已发布 1 版，全部与发布时一致");
        assertEnds(
                bulletin("2025-10-20", "--answer", "--county", "360281", "--verdict", "confirmed"),
                ExitCode.USAGE,
                "已经发布，不再登记答复");
    }

    @Test
    @Order(6)
    void dataChangeButTheBulletinDoesNot() throws IOException {
        // 乐平市 corrects September from 1032 to 1000 nursing beds, so that the city has 2763 of 4620: 59.8 %
        home.execute("update ops.delivery set reason = 'SUB_SUPERSEDED' where delivery_id like 'a1%'");
        home.deliver("a2", "bed_month", "360281", CORRECTION, "2025-10-16T09:00");
        home.execute("update mart.kpi_value set numerator = 1000, value = 58.823529"
                + " where kpi_code = 'nursing_bed_share' and region_code = '360281' and month = '2025-09-01'");
        home.execute("update mart.kpi_value set numerator = 2763, value = 59.805195"
                + " where kpi_code = 'nursing_bed_share' and region_code = '360200' and month = '2025-09-01'");
        // 昌江区 files its visits for the first time: 1956 + 4 of 2000
        home.deliver("c1", "visit", "360202", LATE, "2025-10-16T10:00");
        home.execute("update mart.kpi_value set numerator = 1960, value = 98"
                + " where kpi_code = 'monthly_visit_rate' and region_code = '360202' and month = '2025-09-01'");
        // who counts as a volunteer is defined otherwise
        home.execute("update mart.kpi set sql_hash = 'other' where kpi_code = 'volunteer_count'");
        home.execute("update mart.kpi_value set numerator = 24000, value = 24000"
                + " where kpi_code = 'volunteer_count' and region_code = '360200' and month = '2025-09-01'");

        assertEnds(run("2025-10-20", "2025-09", "report"), ExitCode.DONE, "revision-2");
        assertThat(documents()).containsExactlyInAnyOrderEntriesOf(released);
    }

    @Test
    @Order(7)
    void diffTellsTheCauseOfEachDifference() throws IOException {
        assertEnds(
                run("2025-10-20", "2025-09", "diff"),
                ExitCode.DONE,
                "第1版与现有数据相比",
                "60.705882",
                "58.823529",
                "更正 " + CORRECTION,
                "补报 " + LATE,
                "口径调整");

        JsonNode report = new ObjectMapper()
                .readTree(run("2025-10-20", "2025-09", "diff", "--json").out());
        assertThat(causes(report, "nursing_bed_share", "360281")).isEqualTo("correction " + "a2".repeat(32));
        assertThat(causes(report, "nursing_bed_share", "360200")).isEqualTo("correction " + "a2".repeat(32));
        assertThat(causes(report, "monthly_visit_rate", "360202")).isEqualTo("late " + "c1".repeat(32));
        assertThat(causes(report, "volunteer_count", "360200")).isEqualTo("rule ");
        assertThat(causes(report, "nursing_bed_share", "360222")).isEqualTo("the same");
    }

    private static String causes(JsonNode report, String kpi, String region) {
        for (JsonNode line : report.path("figures")) {
            if (line.path("kpi_code").asText().equals(kpi)
                    && line.path("region_code").asText().equals(region)) {
                List<String> causes = new ArrayList<>();
                line.path("causes").forEach(cause -> causes.add(cause.asText()));
                List<String> ids = new ArrayList<>();
                line.path("deliveries")
                        .forEach(
                                delivery -> ids.add(delivery.path("delivery_id").asText()));
                return String.join(" ", causes) + " " + String.join(" ", ids);
            }
        }
        return "the same";
    }

    @Test
    @Order(8)
    void theNextBulletinCarriesTheRevisionNoteOnce() throws IOException {
        assertEnds(run("2025-11-12", "2025-10", "bulletin"), ExitCode.DONE, "送审稿");
        assertThat(text(home.reports("2025-10").resolve("bulletin.html")))
                .contains("2025年9月养老机构护理型床位占比由60.5%订正为59.8%（县区更正数据）")
                .containsPattern("2025年9月为老服务志愿者由24\\D?602人订正为24\\D?000人（口径调整）");

        assertEnds(
                run("2025-11-12", "2025-10", "bulletin", "--freeze", "--without-confirmation"), ExitCode.DONE, "第 2 期");
        assertThat(home.rows(
                        "select value from mart.bulletin_figure where kpi_code = 'nursing_bed_share.revised.2025-09'"))
                .containsExactly("59.805195");
        run("2025-11-13", "2025-10", "bulletin");
        assertThat(text(home.reports("2025-10").resolve("revision-2/bulletin.html")))
                .doesNotContain("订正为");
    }

    @Test
    @Order(9)
    void aRevisionIsNumberedAndListsItsDifferences() throws IOException {
        assertEnds(
                bulletin("2025-11-14", "--freeze", "--revision", "--without-confirmation"),
                ExitCode.DONE,
                "2025 年第 1 期，第 2 版，2025-11-14");
        assertThat(text(home.reports("2025-09").resolve("revision-2/bulletin.html")))
                .contains("由60.5%订正为59.8%（县区更正数据）", "未核对");
        assertThat(documents()).containsExactlyInAnyOrderEntriesOf(released);
        assertEnds(run("2025-11-14", "2025-09", "diff", "--from", "1", "--to", "2"), ExitCode.DONE, "第1版与第2版相比");
        assertEnds(run("2025-11-14", "2025-09", "diff"), ExitCode.DONE, "第2版与现有数据的数全部相同");
        assertEnds(
                bulletin("2025-11-14", "--freeze", "--revision", "--without-confirmation"), ExitCode.USAGE, "不需要出修订版");
    }

    @Test
    @Order(10)
    void aTouchedDocumentIsFound() throws IOException {
        Path page = home.reports("2025-09").resolve("bulletin.html");
        Files.delete(page);
        Files.writeString(page, "60.5%");
        assertEnds(bulletin("2025-11-15", "--verify"), ExitCode.CHECK, "JDZ3Y 2025-09 第 1 版：bulletin.html 被改动过");
    }
}

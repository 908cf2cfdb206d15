package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.transform.LakeViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** September in a night, October in the next, then a correction of September with one team less; and what stands in the lake then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonthByMonthTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2025, 9);
    private static final String TEAMS = "360281/volunteer_team_360281_2025-09.csv";

    private TestHome home;
    private Map<String, String> before;
    private int teams;
    private NightSummary correction;

    @BeforeAll
    void runThreeNights(@TempDir Path directory) throws IOException {
        Path files = TestHome.simulate(
                directory.resolve("files"), "JDZ3Y", SEPTEMBER, SEPTEMBER.plusMonths(1), Faults.NONE, Format.MIXED);
        home = new TestHome(directory.resolve("home"));
        Path inbox = files.resolve("inbox");
        home.deliver(files, sent(inbox, ".*2025-09.*"));
        home.night();
        home.deliver(files, sent(inbox, ".*2025-10.*"));
        home.night();
        before = Content.hashes(home.home().reports());
        teams = teams(SEPTEMBER);
        correct(Files.readAllLines(inbox.resolve(TEAMS)));
        correction = home.night();
    }

    private static List<Path> sent(Path inbox, String pattern) {
        return TestHome.files(inbox).stream()
                .filter(file -> file.toString().matches(pattern))
                .toList();
    }

    /** Without the last team that counts, and with a row that lacks its name; a file without a proper name comes along. */
    private void correct(List<String> lines) {
        LocalDateTime arrival = LocalDateTime.of(2025, 11, 6, 10, 0);
        int last = -1;
        for (int line = 1; line < lines.size(); line++) {
            last = lines.get(line).contains("在册") && lines.get(line).contains("是") ? line : last;
        }
        assertThat(last).isPositive();
        lines.remove(last);
        int columns = lines.get(0).split(",", -1).length;
        lines.add("T-without-name" + ",".repeat(columns - 1));
        home.deliver(TEAMS.replace(".csv", "_r2.csv"), String.join("\n", lines) + "\n", arrival);
        home.deliver("360281/队伍.csv", "a,b\n1,2\n", arrival);
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private int teams(YearMonth month) {
        return Integer.parseInt(
                home.rows("select numerator::int from mart.kpi_value where kpi_code = 'volunteer_team_count'"
                                + " and region_code = '360281' and month = '" + month.atDay(1) + "'")
                        .get(0));
    }

    @Test
    @Order(1)
    void aCorrectionOfAnEarlierMonthMakesItsReportAgainAndThoseThatShowIt() throws IOException {
        assertThat(teams(SEPTEMBER)).isEqualTo(teams - 1);
        assertThat(correction.bulletins())
                .filteredOn(bulletin -> bulletin.planCode().equals("JDZ3Y"))
                .extracting(NightSummary.Bulletin::month)
                .containsExactly(SEPTEMBER.plusMonths(1), SEPTEMBER);
        Map<String, String> after = Content.hashes(home.home().reports());
        assertThat(after.keySet()).containsAll(before.keySet());
        for (String month : List.of("2025-09", "2025-10")) {
            String page = "JDZ3Y/" + month + "/bulletin.html";
            assertThat(after.get(page)).as(page).isNotEqualTo(before.get(page));
        }
        assertThat(home.home().reports().resolve("JDZ3Y/2025-09/figures.csv"))
                .content()
                .containsPattern("volunteer_team_count,360281," + (teams - 1) + "\\.");
        assertThat(TestHome.files(home.home().pending())).isEmpty();
    }

    @Test
    @Order(2)
    void theLakeTellsDeliveriesRejectionsAndMonths() {
        LakeViews lake = new LakeViews(home.lake(), home.definitions().contracts());
        lake.registerAll(home.definitions().gold().values());

        assertThat(sql(lake, "select count(*), count_if(verdict = 'rejected') from bronze.delivery"))
                .isEqualTo(home.rows("select count(distinct delivery_id), count(distinct delivery_id)"
                        + " filter (where verdict = 'rejected') from ops.delivery"));
        assertThat(sql(
                        lake,
                        "select verdict, reason, sender, parts, `rows` from bronze.delivery"
                                + " where file_name = '队伍.csv'"))
                .containsExactly("rejected|FILE_NAME_INVALID|360281|0|0");
        assertThat(sql(
                        lake,
                        "select revision, mode, verdict, reason, parts, rejected, `rows` - accepted from bronze.delivery"
                                + " where file_name = 'volunteer_team_360281_2025-09_r2.csv'"))
                .containsExactly("2|full|accepted|null|1|1|1");
        assertThat(sql(lake, "select count(*) from bronze.delivery_part where feed = 'unknown'"))
                .containsExactly("0");
        assertThat(sql(
                        lake,
                        "select feed, county_code, month, rule_id, column_name, message from silver.rejection"
                                + " where column_name = 'name'"))
                .containsExactly("volunteer_team|360281|2025-09-01|TYPE_MISSING_REQUIRED|name|必填项为空");
        assertThat(sql(
                        lake,
                        "select feed, county_code, month, rule_id, column_name, message, count(*) from silver.rejection"
                                + " group by all order by all"))
                .containsExactlyInAnyOrderElementsOf(
                        home.rows("select feed, county_code, month, rule_id, column_name, message, rows"
                                + " from mart.rejection_summary"));
        assertThat(
                        sql(
                                lake,
                                "select month_code, year, half, quarter, month_of_year, first_day, last_day, days"
                                        + " from gold.dim_month where month in (date '2024-02-01', date '2025-10-01') order by month"))
                .containsExactly(
                        "2024-02|2024|1|1|2|2024-02-01|2024-02-29|29", "2025-10|2025|2|4|10|2025-10-01|2025-10-31|31");
        assertThat(sql(lake, "select count(*), min(month), max(month) from gold.dim_month"))
                .containsExactly("1200|2000-01-01|2099-12-01");
    }

    private static List<String> sql(LakeViews lake, String query) {
        return lake.query(query).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .toList();
    }

    /** Scores of October are compared with September's, which an earlier night published. */
    @Test
    @Order(3)
    void nightsMonthByMonthComeToWhatARebuildDoes() {
        assertThat(home.rows("select 1 from mart.scorecard where month = '2025-10-01' and score_change is not null"))
                .isNotEmpty();
        Content content = Content.of(home);

        home.rebuild();

        content.assertStandsIn(home);
    }
}

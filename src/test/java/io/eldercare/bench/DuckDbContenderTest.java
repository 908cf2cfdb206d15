package io.eldercare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.simulate.draw.IdentityNumbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench's DuckDB counts, over files of a few rows. */
class DuckDbContenderTest {
    private static final String TEAMS = "team_id,name,county_code,elder_service,status\n";

    @TempDir
    Path folder;

    @Test
    void sumsGoUpTheRegionTree() throws Exception {
        put("volunteer_team_360281_2025-01.csv", TEAMS + "T1,甲队,360281,是,在册\nT2,乙队,,是,在册\nT3,丙队,,否,在册\n");
        put("volunteer_team_360222_2025-01.csv", TEAMS + "T1,丁队,360222,是,在册\n");

        assertThat(figures("volunteer_team_count"))
                .containsExactly(
                        "volunteer_team_count,360000,2025-01,3,",
                        "volunteer_team_count,360200,2025-01,3,",
                        "volunteer_team_count,360222,2025-01,1,",
                        "volunteer_team_count,360281,2025-01,2,");
    }

    @Test
    void rowsThatCannotBeReadOrContradictEachOtherDoNotCount() throws Exception {
        put(
                "volunteer_team_360281_2025-01.csv",
                TEAMS
                        + "T1,甲队,,有,正常\n" // other spellings
                        + "T2,乙队,,是,在册\nT2,乙队,,是,在册\n" // twice the same
                        + "T3,丙队,,是,在册\nT3,丙队,,是,注销\n" // which?
                        + "T4,丁队,360222,是,在册\n" // of another county
                        + "T5,戊队,,是,详见附件\n"
                        + ",己队,,是,在册\n");

        assertThat(figures("volunteer_team_count")).contains("volunteer_team_count,360281,2025-01,2,");
    }

    @Test
    void theHighestRevisionCountsAndAVoidWithdraws() throws Exception {
        put("volunteer_team_360281_2025-01.csv", TEAMS + "T1,甲队,,是,在册\nT2,乙队,,是,在册\n");
        put("volunteer_team_360281_2025-01_r2.csv", TEAMS + "T1,甲队,,是,在册\n");
        put("volunteer_team_360281_2025-01_r3_delta.csv", TEAMS + "T1,甲队,,是,注销\nT9,癸队,,是,在册\nT8,壬队,,是,在册\n");
        put("volunteer_team_360222_2025-01.csv", TEAMS + "T1,丁队,,是,在册\n");
        put("volunteer_team_360222_2025-01_r2_void.csv", TEAMS);

        assertThat(figures("volunteer_team_count"))
                .containsExactly(
                        "volunteer_team_count,360000,2025-01,2,",
                        "volunteer_team_count,360200,2025-01,2,",
                        "volunteer_team_count,360281,2025-01,2,");
    }

    @Test
    void aCitysFileStatesItsCountiesAndNoOthers() throws Exception {
        put(
                "volunteer_team_360200_2025-01.csv",
                TEAMS + "T1,甲队,乐平市,是,在册\nT2,乙队,360222,是,在册\nT3,丙队,360102,是,在册\nT4,丁队,,是,在册\n");

        assertThat(figures("volunteer_team_count"))
                .containsExactly(
                        "volunteer_team_count,360000,2025-01,2,",
                        "volunteer_team_count,360200,2025-01,2,",
                        "volunteer_team_count,360222,2025-01,1,",
                        "volunteer_team_count,360281,2025-01,1,");
    }

    @Test
    void ofPersonsOwedAVisitThoseCountWhoWereSeenOrHeard() throws Exception {
        String seen = person(1);
        String missed = person(2);
        String checkWrong = seen.substring(0, 17) + (seen.endsWith("1") ? "2" : "1");
        put(
                "special_roster_360281_2025-01.csv",
                "身份证号,乡镇代码,人员类别,列入日期,退出日期\n"
                        + seen + ",360281100,独居,2024-01-01,\n"
                        + missed + ",360281100,空巢、独居老人,2024年1月1日,\n"
                        + person(3) + ",360281100,独居,2024-01-01,2025-01-14\n" // on it for 14 days
                        + checkWrong + ",360281100,独居,2024-01-01,\n");
        put(
                "visit_360281_2025-01.csv",
                "visit_id,person_id,visited_at,mode,outcome\n"
                        + "V1," + seen + ",2025-01-03 10:00,上门,见到\n"
                        + "V2," + missed + ",2025-01-04,电话,无人\n"
                        + "V3," + missed + ",2025-02-01,上门,见到\n"); // in another month

        assertThat(figures("monthly_visit_rate")).contains("monthly_visit_rate,360281,2025-01,1,2");
        assertThat(figures("visit_home_count")).contains("visit_home_count,360281,2025-01,1,");
    }

    private static String person(int number) {
        String body = "36999919500101" + "%03d".formatted(number);
        return body + IdentityNumbers.check(body);
    }

    private void put(String name, String text) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox").resolve(name), text);
    }

    private List<String> figures(String kpi) throws Exception {
        Path figures = folder.resolve("figures.csv");
        DuckDbContender.run(folder.resolve("inbox"), folder.resolve("work"), figures);
        List<String> lines = Files.readAllLines(figures);
        assertThat(lines).first().isEqualTo(Figures.HEADER);
        return lines.stream().filter(line -> line.startsWith(kpi + ",")).toList();
    }
}

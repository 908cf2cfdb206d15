package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
    @TempDir
    private Path folder;

    @Test
    void aCallWithoutACommandListsTheCommands() {
        assertUsage(CommandRun.of(), "没有给出命令", "nightly");
    }

    @Test
    void anUnknownCommandIsToldWithTheNearest() {
        assertUsage(CommandRun.of("nigthly"), "nigthly", "nightly");
    }

    @Test
    void anUnknownOptionIsToldWithTheNearest() {
        assertUsage(CommandRun.of("nightly", "--mont", "2025-10"), "不认识的选项 --mont", "--month");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertUsage(CommandRun.of("explain", "--kpi", "nursing_bed_share"), "缺少 --region");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertUsage(CommandRun.of("nightly", "--month"), "--month yyyy-MM");
    }

    @Test
    void anOptionGivenTwiceIsRefused() {
        assertUsage(CommandRun.of("nightly", "--month", "2025-10", "--month", "2025-09"), "--month yyyy-MM 只能给一次");
    }

    @Test
    void aMonthThatIsNoneIsToldWithAnExample() {
        assertUsage(CommandRun.of("report", "--month", "2025-13"), "2025-13", "yyyy-MM", "2025-10");
    }

    @Test
    void aWordThatIsNotInTheListIsToldWithTheList() {
        CommandRun run = CommandRun.of(
                "simulate", "--out", "x", "--from", "2025-01", "--to", "2025-02", "--faults", "many", "--lang", "en");

        assertUsage(run, "many", "none, realistic");
        assertThat(run.err()).doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void aLanguageThatIsNotOfferedIsRefused() {
        assertUsage(CommandRun.of("status", "--lang", "fr"), "--lang", "zh、en");
    }

    @Test
    void aSimulationNeedsExactlyOnePlan() {
        assertUsage(CommandRun.of("simulate", "--out", "x", "--from", "2025-01", "--to", "2025-02"), "--plan JDZ3Y");
    }

    @Test
    void aPlanThatDoesNotExistIsToldWithThoseThatDo() throws IOException {
        Path plans = Files.createDirectories(folder.resolve("jobs").resolve("plans"));
        Files.writeString(plans.resolve("XY3.yml"), "# a plan\ncode: XY3   # short\nname: 甲市行动方案\n");

        assertUsage(CommandRun.of(folder, "nightly", "--home", home(), "--plan", "XY4"), "XY4", "XY3");
    }

    @Test
    void aJobThatDoesNotExistIsToldWithThoseThatDo() throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(jobs.resolve("nightly.yml"), "job: nightly\n");
        Files.writeString(jobs.resolve("settings.yml"), "plans: []\n");

        CommandRun run = CommandRun.of(folder, "run", "weekly", "--home", home());

        assertUsage(run, "weekly", "nightly.yml");
        assertThat(run.err()).doesNotContain("settings.yml");
    }

    @Test
    void aHomeThatDoesNotExistIsNamedAndNotMade() {
        for (String command : new String[] {"status", "report", "rebuild"}) {
            assertUsage(CommandRun.of(command, "--home", home()), home(), "--home");
        }
        assertThat(Path.of(home())).doesNotExist();
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        String missing = folder.resolve("visit_360281_2025-10.csv").toString();

        assertUsage(CommandRun.of("check", missing, "--home", home()), missing);
        assertUsage(CommandRun.of("sql", "-f", missing, "--home", folder.toString()), missing);
    }

    @Test
    void onlyTheMartCanBeQueriedSoFar() {
        assertUsage(CommandRun.of("sql", "--on", "lake", "select 1"), "mart");
    }

    @Test
    void aQueryMustBeGiven() {
        assertUsage(CommandRun.of("sql", "--home", folder.toString()), "没有给出查询语句");
        assertUsage(CommandRun.of("sql", "select 1", "-f", "x.sql", "--home", folder.toString()), "-f");
    }

    @Test
    void anExplanationNeedsAMonth() {
        assertUsage(
                CommandRun.of("explain", "--kpi", "k", "--region", "360281", "--home", folder.toString()), "--month");
    }

    @Test
    void aFormNeedsAMonthAFolderAndARealCounty() {
        String out = folder.resolve("x.xlsx").toString();
        assertUsage(CommandRun.of("template", "--county", "360222", "--out", out), "--month yyyy-MM");
        assertUsage(
                CommandRun.of(
                        "template", "--blank", "--county", "360222", "--month", "2025-11", "--out", home() + "/x.xlsx"),
                home());
        assertUsage(
                CommandRun.of(
                        "template", "--blank", "--county", "360299", "--month", "2025-11", "--out", out, "--quiet"),
                "360299");
    }

    @Test
    void aMarkedCopyIsOfOneFile() {
        assertUsage(CommandRun.of("check", "--marked", "x.xlsx"), "--marked");
    }

    private String home() {
        return folder.resolve("nowhere").toString();
    }

    private static void assertUsage(CommandRun run, String... said) {
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said).doesNotContain("\tat ");
    }
}

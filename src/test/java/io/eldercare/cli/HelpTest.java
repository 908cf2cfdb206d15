package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private static final List<String> GLOBAL =
            List.of("--home", "--plan", "--month", "--json", "--quiet", "--lang", "--help", "--version");

    /** Commands and their own options, from the interface. */
    private static final Map<String, List<String>> COMMANDS = Map.ofEntries(
            Map.entry("demo", List.of()),
            Map.entry("nightly", List.of("--no-reports")),
            Map.entry("rebuild", List.of("--no-reports", "--feed", "--county")),
            Map.entry("run", List.of("JOB")),
            Map.entry(
                    "simulate",
                    List.of("--out", "--from", "--to", "--scale", "--seed", "--faults", "--format", "--feeds")),
            Map.entry("status", List.of()),
            Map.entry("check", List.of("--marked", "FILE")),
            Map.entry("template", List.of("--county", "--feed", "--blank", "--out")),
            Map.entry(
                    "sql", List.of("--on", "-f", "--example", "--examples", "--format", "--out", "--[no-]bom", "SQL")),
            Map.entry("export-gold", List.of("--out", "--persons")),
            Map.entry(
                    "explain",
                    List.of(
                            "--kpi",
                            "--target",
                            "--score",
                            "--rank",
                            "--allocation",
                            "--subsidy",
                            "--region",
                            "--vintage",
                            "--item",
                            "--rule")),
            Map.entry("lineage", List.of("--table", "--column", "--upstream", "--downstream")),
            Map.entry("report", List.of("--edition", "--letters", "--documents", "--site")),
            Map.entry(
                    "bulletin",
                    List.of(
                            "--confirm",
                            "--answer",
                            "--county",
                            "--verdict",
                            "--text",
                            "--freeze",
                            "--print-objections",
                            "--without-confirmation",
                            "--revision",
                            "--send",
                            "--resend-doubtful",
                            "--verify")),
            Map.entry("diff", List.of("--from", "--to", "--all")),
            Map.entry("serve", List.of("--port", "--bind")),
            Map.entry("audit", List.of("--quick", "--deep", "--seed")),
            Map.entry("maintain", List.of("--dry-run", "--keep-days", "--log-days")),
            Map.entry("allocate", List.of("--pot", "--trial", "--what-if", "--step")));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandNamesItsOptions(Language language) {
        COMMANDS.forEach((command, own) -> {
            CommandRun help = CommandRun.of(command, "--lang", language.name(), "--help");

            assertThat(help.code()).as(command).isZero();
            assertThat(help.out()).contains("eldercare " + command).contains(GLOBAL);
            own.forEach(option -> assertThat(help.out()).as(command).contains(option));
            assertThat(help.err()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyOptionIsDescribed(Language language) {
        COMMANDS.keySet().forEach(command -> {
            String help =
                    CommandRun.of(command, "--lang", language.name(), "--help").out();

            // an option whose text is missing ends with its name, and no description follows on the next line
            assertThat(help.lines().filter(line -> line.matches("\\s+(-\\w, )?--[a-z]+(=\\S+)?\\s*")))
                    .as(command)
                    .allSatisfy(line -> assertThat(followedByText(help, line)).isTrue());
        });
    }

    private static boolean followedByText(String help, String line) {
        List<String> lines = help.lines().toList();
        int next = lines.indexOf(line) + 1;
        return next < lines.size() && lines.get(next).matches("\\s{10,}\\S.*");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theProgramListsItsCommandsAndExitCodes(Language language) {
        CommandRun help = CommandRun.of("--lang", language.name(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains(COMMANDS.keySet()).containsPattern("(?m)^ +5 +\\S");
    }

    @Test
    void helpIsChineseByDefault() {
        assertThat(CommandRun.of("--help").out())
                .contains("用法：")
                .contains("每晚作业")
                .doesNotContain("Usage");
    }

    @Test
    void helpIsEnglishOnRequest() {
        assertThat(CommandRun.of("--help", "--lang=en").out())
                .contains("Usage: eldercare")
                .doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(keys(Language.EN)).isEqualTo(keys(Language.ZH));
    }

    private static TreeSet<String> keys(Language language) {
        ResourceBundle bundle = language.texts().bundle();
        return new TreeSet<>(bundle.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scorecard", "audit"})
    void commandsThatDoNotExistYetAreUnknown(String command) {
        assertThat(CommandRun.of(command).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void documentsNameOnlyCommandsThatExist() throws IOException {
        Pattern call = Pattern.compile("(?<=jobs/eldercare )[a-z][a-z-]*");
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        Set<String> named = new TreeSet<>();
        for (Path document : documents) {
            if (!document.startsWith(Path.of("docs", "adr"))) {
                Set<String> commands = call.matcher(Files.readString(document))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(commands).as(document.toString()).isSubsetOf(COMMANDS.keySet());
                named.addAll(commands);
            }
        }
        assertThat(named).hasSizeGreaterThan(10);
    }

    /** Every {@code --option} behind a command in a document is one that its help names. */
    @Test
    void documentsNameOnlyOptionsThatExist() throws IOException {
        Pattern call = Pattern.compile("jobs/eldercare ([a-z][a-z-]*)([^`|#\\n；，。、）]*)");
        Pattern option = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            for (Path document : files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(Path.of("docs", "adr")))
                    .sorted()
                    .toList()) {
                for (MatchResult found :
                        call.matcher(Files.readString(document)).results().toList()) {
                    String help = CommandRun.of(found.group(1), "--help").out();
                    assertThat(option.matcher(found.group(2).replaceAll("--(no-)?bom", ""))
                                    .results()
                                    .map(MatchResult::group))
                            .as(document + ": " + found.group())
                            .allSatisfy(name -> assertThat(help).contains(name));
                }
            }
        }
    }

    @Test
    void theVersionIsPrintedByEveryCommand() {
        assertThat(CommandRun.of("nightly", "--version").out()).startsWith("eldercare ");
        assertThat(CommandRun.of("--version").out()).startsWith("eldercare ");
    }
}

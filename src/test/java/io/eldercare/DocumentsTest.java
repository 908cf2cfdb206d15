package io.eldercare;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.KpiLoader;
import io.eldercare.definitions.Problems;
import io.eldercare.lake.sql.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents promise is there. */
class DocumentsTest {
    private static final Path README = Path.of("README.md");
    private static final Path CODES = Path.of("docs", "codes.md");
    private static final Pattern RULE = Pattern.compile("\\brule:\\s*([A-Z][A-Z0-9_]+)");
    private static final Pattern CODE_IN_JAVA = Pattern.compile(
            "\"((?:FILE|SUB|ENC|CSV|HDR|XLSX|TYPE|DOM|DATE|ID|XROW|UNIQ|REF|GAME|INJ)_[A-Z0-9_]+)[\":]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][A-Z0-9_]+) \\|");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void theReadmesTwoCommandsExist() {
        assertThat(read(README).lines()).contains("./jobs/eldercare demo", "./mvnw verify");
        assertThat(Path.of("jobs", "eldercare")).isExecutable();
        assertThat(Path.of("mvnw")).isExecutable();
    }

    @Test
    void theReadmesKpiIsAValidEntryAndNew(@TempDir Path folder) throws IOException {
        String example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(read(README))
                .results()
                .map(DocumentsTest::group)
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("kpis.yml"), "kpis:\n" + example);
        Problems problems = new Problems();

        Map<String, Kpi> kpis =
                KpiLoader.load(folder, Set.of("institution", "bed_month"), Set.of("fct_bed_month"), problems);

        assertThat(problems.found()).isEmpty();
        assertThat(kpis).hasSize(1);
        assertThat(files(Path.of("sql", "kpi"), ".yml"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).doesNotContain(kpis.keySet()));
    }

    @Test
    void linksLeadSomewhere() {
        List<Path> documents =
                Stream.concat(Stream.of(README), files(Path.of("docs"), ".md")).toList();

        assertThat(documents)
                .allSatisfy(document -> assertThat(matches(LINK, document))
                        .allSatisfy(link -> assertThat(document.toAbsolutePath().resolveSibling(link))
                                .exists()));
    }

    @Test
    void everyRuleStandsOnceInTheTableOfCodes() {
        List<String> listed = matches(ROW, CODES);

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed).containsAll(used());
    }

    @Test
    void everyRefusalOfTheLakeStandsInTheTableOfCodes() {
        assertThat(matches(ROW, CODES))
                .containsAll(Stream.of(Refusal.values()).map(Refusal::name).toList());
    }

    private static TreeSet<String> used() {
        TreeSet<String> used = new TreeSet<>();
        Stream.of(files(Path.of("sql", "sources"), ".yml"), files(Path.of("sql", "checks"), ".sql"))
                .flatMap(files -> files)
                .forEach(file -> used.addAll(matches(RULE, file)));
        files(Path.of("src", "main", "java"), ".java").forEach(file -> used.addAll(matches(CODE_IN_JAVA, file)));
        return used;
    }

    @Test
    void everyDecisionHasAStatusAndConsequences() {
        assertThat(files(Path.of("docs", "adr"), ".md"))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(decision -> {
                    assertThat(String.valueOf(decision.getFileName())).matches("\\d{4}(-[a-z0-9]+)+\\.md");
                    assertThat(read(decision))
                            .contains("- Status: ", "## Context and problem", "## Decision", "## Consequences");
                });
    }

    private static List<String> matches(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results().map(DocumentsTest::group).toList();
    }

    private static String group(MatchResult match) {
        return match.group(1);
    }

    private static Stream<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

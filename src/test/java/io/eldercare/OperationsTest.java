package io.eldercare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.eldercare.job.watch.AlertKind;
import io.eldercare.job.watch.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runbook knows every code there is, and no other; Prometheus' rules are of its form. */
class OperationsTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^### (\\S+( \\d)?)$");
    private static final Path RUNBOOK = Path.of("docs", "operations.md");
    private static final Path RULES = Path.of("jobs", "schedule", "prometheus", "eldercare.rules.yml");

    private static List<String> sections() throws IOException {
        return SECTION.matcher(Files.readString(RUNBOOK))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everyCodeHasItsSection() throws IOException {
        List<String> codes = new ArrayList<>();
        Stream.of(RunFailure.values()).map(RunFailure::name).forEach(codes::add);
        Stream.of(AlertKind.values()).map(AlertKind::name).forEach(codes::add);

        assertThat(sections().stream().filter(section -> section.contains("_")).toList())
                .containsExactlyElementsOf(codes);
    }

    @Test
    void everyExitCodeHasItsSectionAndNamesItsFailures() throws IOException {
        Set<Integer> exits = new TreeSet<>(Set.of(0));
        Stream.of(RunFailure.values()).forEach(code -> code.exitCode().ifPresent(exits::add));

        assertThat(sections().stream().filter(section -> section.startsWith("退出码")))
                .containsExactlyElementsOf(
                        exits.stream().map(code -> "退出码 " + code).toList());
        String text = Files.readString(RUNBOOK);
        for (RunFailure code : List.of(
                RunFailure.RUN_INPUT, RunFailure.RUN_SECRET, RunFailure.RUN_DEFINITIONS, RunFailure.RUN_STOPPED)) {
            String section =
                    text.split("### 退出码 " + code.exitCode().getAsInt())[1].split("###")[0];
            assertThat(section).contains("`" + code + "`");
        }
    }

    @Test
    void everySectionOfAFailureSaysWhatToSeeWhatToDoAndWhenItIsWell() throws IOException {
        for (String section : Files.readString(RUNBOOK).split("(?m)^### ")) {
            if (section.startsWith("RUN_") || section.startsWith("WATCH_")) {
                assertThat(section).contains("- 意思：", "做：", "- 好了：").containsPattern("- 看[：、]");
            }
        }
    }

    @Test
    void theRulesAreOfPrometheusForm() throws IOException {
        JsonNode file = new YAMLMapper().readTree(Files.readString(RULES));

        assertThat(fields(file)).containsExactly("groups");
        Set<String> alerts = new TreeSet<>();
        for (JsonNode group : file.get("groups")) {
            assertThat(fields(group)).containsExactly("name", "rules");
            for (JsonNode rule : group.get("rules")) {
                assertThat(fields(rule)).containsExactly("alert", "annotations", "expr", "for", "labels");
                assertThat(alerts.add(rule.get("alert").asText())).isTrue();
                assertThat(rule.get("alert").asText()).matches("[A-Z][A-Za-z]+");
                assertThat(rule.get("for").asText()).matches("\\d+[smhdw]");
                assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
                assertThat(AlertKind.valueOf(rule.at("/labels/code").asText())).isNotNull();
                assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
                assertBalanced(rule.get("expr").asText());
            }
        }
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(6);
    }

    private static void assertBalanced(String expression) {
        String brackets = expression.replaceAll("\"[^\"]*\"", "").replaceAll("[^(){}\\[\\]]", "");
        String before = "";
        while (!brackets.equals(before)) {
            before = brackets;
            brackets = brackets.replace("()", "").replace("{}", "").replace("[]", "");
        }
        assertThat(brackets).as(expression).isEmpty();
        assertThat(expression).matches(".*[<>=].*|absent\\(.*\\)");
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

package io.eldercare.definitions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.definitions.Duty.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the duties of {@code sql/reference/policy-duties.csv} with their answers of {@code jobs/duties.yml}. */
public final class DutyLoader {
    private static final String LEDGER = "sql/reference/policy-duties.csv";
    private static final Pattern TABLE = Pattern.compile("(?m)^create (?:table|view) (mart\\.\\w+)");

    /** Files of an edition that a duty may name. */
    private static final Set<String> REPORTS = Set.of(
            "bulletin.html", "targets.html", "scorecard.xlsx", "subsidies.xlsx", "figures.csv", "allocation.xlsx");

    private final Map<String, Set<String>> known = new HashMap<>();
    private final Set<String> planCodes;
    private final Problems problems;

    private DutyLoader(Set<String> planCodes, Problems problems) {
        this.planCodes = planCodes;
        this.problems = problems;
    }

    /**
     * Reads and checks both files: every duty is answered, and what an answer names is there.
     *
     * @param root folder that holds {@code sql/} and {@code jobs/}
     * @return the duties in the order of the ledger; of use only when no problem was found
     */
    public static List<Duty> load(
            Path root,
            Set<String> planCodes,
            Set<String> kpiCodes,
            Set<String> checks,
            Set<String> feeds,
            Problems problems) {
        DutyLoader loader = new DutyLoader(planCodes, problems);
        loader.known.put("report", REPORTS);
        loader.known.put("kpi", kpiCodes);
        loader.known.put("check", checks);
        loader.known.put("feed", feeds);
        loader.known.put("table", tables(root.resolve("sql").resolve("mart")));
        return DefinitionFiles.parse(root.resolve("jobs").resolve("duties.yml"), problems)
                .map(answers -> loader.duties(root.resolve(LEDGER), answers))
                .orElse(List.of());
    }

    private static Set<String> tables(Path scripts) {
        Set<String> tables = new HashSet<>();
        for (Path script : DefinitionFiles.list(scripts, ".sql")) {
            try {
                Matcher found = TABLE.matcher(Files.readString(script));
                while (found.find()) {
                    tables.add(found.group(1));
                }
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
        return tables;
    }

    private List<Duty> duties(Path ledger, YamlNode answers) {
        Map<String, YamlNode> byId =
                answers.allowOnly("duties").require("duties").entries();
        List<Duty> duties = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(ledger)) {
            for (NamedCsvRecord row : reader) {
                listed.add(row.getField("duty_id"));
                duty(row, byId).ifPresent(duties::add);
            }
        } catch (IOException | RuntimeException failure) {
            problems.add(LEDGER, 1, "cannot be read as CSV: " + failure.getMessage());
        }
        byId.forEach((id, answer) -> {
            if (!listed.contains(id)) {
                answer.problem("no duty '" + id + "' in " + LEDGER + YamlNode.nearest(id, listed));
            }
        });
        return duties;
    }

    private Optional<Duty> duty(NamedCsvRecord row, Map<String, YamlNode> answers) {
        String id = row.getField("duty_id");
        int line = (int) row.getStartingLineNumber();
        Optional<Duty.Kind> kind = Arrays.stream(Duty.Kind.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(row.getField("kind")))
                .findFirst();
        if (kind.isEmpty()) {
            problems.add(LEDGER, line, "'" + row.getField("kind") + "' is not one of duty, service_item");
        }
        if (!planCodes.contains(row.getField("plan"))) {
            problems.add(LEDGER, line, "unknown plan '" + row.getField("plan") + "'");
        }
        Optional<YamlNode> answer = Optional.ofNullable(answers.get(id));
        if (answer.isEmpty()) {
            problems.add(LEDGER, line, "duty '" + id + "' is not answered in jobs/duties.yml");
        }
        return kind.flatMap(found -> answer.map(node -> answered(row, found, node)));
    }

    private Duty answered(NamedCsvRecord row, Duty.Kind kind, YamlNode node) {
        node.allowOnly("answer", "by", "note");
        Answer answer = node.require("answer").choice(Answer.class);
        List<YamlNode> evidence = node.find("by").map(YamlNode::items).orElse(List.of());
        evidence.forEach(this::check);
        String note = node.find("note").map(YamlNode::text).orElse("");
        if ((answer == Answer.OUTSIDE) != evidence.isEmpty()) {
            node.problem("what this system fulfils or supports names by what; what is outside names nothing");
        }
        if ((answer == Answer.FULFILS) != note.isEmpty()) {
            node.problem(
                    "a note says why a duty is not fulfilled here: write it for supports and outside, and only there");
        }
        return new Duty(
                row.getField("duty_id"),
                row.getField("plan"),
                kind,
                row.getField("name"),
                row.getField("frequency"),
                row.getField("clause"),
                row.getField("responsible"),
                answer,
                evidence.stream().map(YamlNode::text).toList(),
                note);
    }

    private void check(YamlNode node) {
        int colon = node.text().indexOf(':');
        Set<String> names = known.get(colon < 0 ? "" : node.text().substring(0, colon));
        if (names == null) {
            node.problem("'" + node.text() + "' does not begin with report:, table:, kpi:, check: or feed:");
            return;
        }
        String name = node.text().substring(colon + 1);
        if (!names.contains(name)) {
            node.problem("'" + node.text() + "' is not there" + YamlNode.nearest(name, names));
        }
    }
}

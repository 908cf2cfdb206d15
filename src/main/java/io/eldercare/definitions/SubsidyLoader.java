package io.eldercare.definitions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.subsidy.SubsidyPlan;
import io.eldercare.plan.subsidy.SubsidyRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the money rules of {@code sql/reference/policy-subsidies.csv} (amounts and clauses as the documents print them) with their
 * answers of {@code jobs/subsidies/<plan>.yml}.
 */
public final class SubsidyLoader {
    private static final String TABLE = "sql/reference/policy-subsidies.csv";

    private SubsidyLoader() {}

    /**
     * Reads and checks all files: every rule is answered, and what answers it can be computed.
     *
     * @param root folder that holds {@code sql/} and {@code jobs/}
     * @return one a plan, in the order of the plans; of use only when no problem was found
     */
    public static List<SubsidyPlan> load(Path root, List<Plan> plans, RegionTree regions, Problems problems) {
        Map<String, List<NamedCsvRecord>> printed = printed(root.resolve(TABLE), problems);
        Map<String, YamlNode> files = new LinkedHashMap<>();
        DefinitionFiles.parseAll(root.resolve("jobs").resolve("subsidies"), problems)
                .forEach(file -> files.put(file.name(), file.root()));
        Set<String> codes = plans.stream().map(Plan::code).collect(Collectors.toSet());
        files.forEach((name, file) -> {
            if (!codes.contains(name)) {
                file.problem("no plan '" + name + "'" + YamlNode.nearest(name, codes));
            }
        });
        printed.forEach((code, rows) -> {
            if (!files.containsKey(code)) {
                problems.add(
                        TABLE,
                        (int) rows.get(0).getStartingLineNumber(),
                        "the rules of plan '" + code + "' are not answered: jobs/subsidies/" + code
                                + ".yml is missing");
            }
        });
        List<SubsidyPlan> subsidies = new ArrayList<>();
        for (Plan plan : plans) {
            Optional.ofNullable(files.get(plan.code()))
                    .ifPresent(file -> subsidies.add(plan(
                            plan,
                            file,
                            printed.getOrDefault(plan.code(), List.of()),
                            counties(plan, regions),
                            problems)));
        }
        return subsidies;
    }

    private static Set<String> counties(Plan plan, RegionTree regions) {
        return regions.counties(plan.jurisdiction()).stream().map(Region::code).collect(Collectors.toSet());
    }

    private static Map<String, List<NamedCsvRecord>> printed(Path table, Problems problems) {
        Map<String, List<NamedCsvRecord>> byPlan = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            reader.forEach(row -> byPlan.computeIfAbsent(row.getField("plan"), plan -> new ArrayList<>())
                    .add(row));
        } catch (IOException | RuntimeException failure) {
            problems.add(TABLE, 1, "cannot be read as CSV: " + failure.getMessage());
        }
        return byPlan;
    }

    private static SubsidyPlan plan(
            Plan plan, YamlNode file, List<NamedCsvRecord> printed, Set<String> counties, Problems problems) {
        file.allowOnly("document", "multipliers", "standards", "rules");
        Map<String, YamlNode> answers = file.require("rules").entries();
        Map<String, SubsidyRule.Printed> byId = new LinkedHashMap<>();
        printed.forEach(row -> byId.put(row.getField("rule_id"), row(row)));
        answers.forEach((id, answer) -> {
            if (!byId.containsKey(id)) {
                answer.problem("no rule '" + id + "' of this plan in " + TABLE + YamlNode.nearest(id, byId.keySet()));
            }
        });
        SubsidyReader reader = new SubsidyReader(file, counties, byId);
        List<SubsidyRule> rules = new ArrayList<>();
        for (NamedCsvRecord row : printed) {
            String id = row.getField("rule_id");
            Optional<YamlNode> answer = Optional.ofNullable(answers.get(id));
            answer.ifPresentOrElse(
                    node -> rules.add(reader.read(id, node)),
                    () -> problems.add(
                            TABLE,
                            (int) row.getStartingLineNumber(),
                            "rule '" + id + "' is not answered in jobs/subsidies/" + plan.code() + ".yml"));
        }
        return new SubsidyPlan(plan.code(), reader.document(), reader.multipliers(), rules);
    }

    private static SubsidyRule.Printed row(NamedCsvRecord row) {
        String amount = row.getField("amount");
        return new SubsidyRule.Printed(
                amount.matches("\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(amount)) : Optional.empty(),
                row.getField("unit"),
                row.getField("period"),
                row.getField("clause"));
    }
}

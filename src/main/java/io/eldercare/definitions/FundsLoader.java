package io.eldercare.definitions;

import io.eldercare.plan.money.FundRules;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads how the plans of {@code jobs/plans/*.yml} divide money: their sections {@code funds}. */
public final class FundsLoader {
    private FundsLoader() {}

    /** @return by plan code; a plan without the section divides no money */
    public static Map<String, FundRules> load(Path plansDirectory, Set<String> kpiCodes, Problems problems) {
        Map<String, FundRules> funds = new TreeMap<>();
        for (Path file : DefinitionFiles.list(plansDirectory, ".yml")) {
            Optional<YamlNode> root = DefinitionFiles.parse(file, problems);
            root.flatMap(plan -> plan.find("funds")).ifPresent(node -> {
                String code = root.flatMap(plan -> plan.find("code"))
                        .map(YamlNode::text)
                        .orElse("");
                funds.put(code, new FundsReader(code, kpiCodes).read(node));
            });
        }
        return funds;
    }
}

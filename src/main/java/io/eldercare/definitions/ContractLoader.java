package io.eldercare.definitions;

import io.eldercare.definitions.Contract.Cadence;
import io.eldercare.definitions.Contract.Check;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Content;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.Contract.Type;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the contracts of a directory, {@code sql/sources/*.yml} (the profiles in its sub-directory are {@link ProfileLoader}'s).
 * Every mistake is reported with file and line; the SQL of the checks is taken as text.
 */
public final class ContractLoader {

    private ContractLoader() {}

    /** Contracts by feed, in the order of the submission standard's sections. Use them only when nothing was reported. */
    public static Map<String, Contract> load(Path sourcesDirectory, Problems problems) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        DefinitionFiles.parseAll(sourcesDirectory, problems).stream()
                .map(ContractLoader::contract)
                .sorted(Comparator.comparingInt(Contract::number).thenComparing(Contract::feed))
                .forEach(contract -> contracts.put(contract.feed(), contract));
        return Collections.unmodifiableMap(contracts);
    }

    private static Contract contract(DefinitionFiles.Parsed parsed) {
        YamlNode root = parsed.root()
                .allowOnly(
                        "feed",
                        "number",
                        "title",
                        "cadence",
                        "content",
                        "sheet_names",
                        "key",
                        "county_column",
                        "month_column",
                        "columns",
                        "checks");
        Contract contract = new Contract(
                parsed.name(),
                root.require("number").integer(),
                requiredText(root, "title"),
                root.require("cadence").choice(Cadence.class),
                root.require("content").choice(Content.class),
                texts(root.find("sheet_names")),
                texts(Optional.of(root.require("key"))),
                root.find("county_column").map(YamlNode::text),
                root.find("month_column").map(YamlNode::text),
                root.require("columns").items().stream()
                        .map(ContractLoader::column)
                        .toList(),
                root.find("checks").map(YamlNode::items).orElse(List.of()).stream()
                        .map(ContractLoader::check)
                        .toList(),
                root.file());
        nameEqualsFile(root.require("feed"), parsed.name());
        new ContractValidation(contract, root).run();
        return contract;
    }

    static void nameEqualsFile(YamlNode name, String fileName) {
        if (!name.text().equals(fileName)) {
            name.problem(
                    "'" + name.text() + "' differs from the file name; write '" + fileName + "' or rename the file");
        }
    }

    private static Column column(YamlNode node) {
        node.allowOnly(
                "name",
                "type",
                "label",
                "variants",
                "required",
                "personal",
                "unit",
                "precision",
                "scale",
                "max_length",
                "codes");
        return new Column(
                requiredText(node, "name"),
                node.require("type").choice(Type.class),
                requiredText(node, "label"),
                texts(node.find("variants")),
                node.find("required").map(YamlNode::flag).orElse(false),
                node.find("personal").map(value -> value.choice(Personal.class)).orElse(Personal.NO),
                node.find("unit").map(YamlNode::text),
                node.find("precision").map(YamlNode::integer).orElse(0),
                node.find("scale").map(YamlNode::integer).orElse(0),
                node.find("max_length").map(YamlNode::integer).orElse(0),
                codes(node.find("codes")),
                node.line());
    }

    private static Map<String, List<String>> codes(Optional<YamlNode> node) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        node.map(YamlNode::entries).orElse(Map.of()).forEach((code, spellings) -> codes.put(code, spellings.texts()));
        return Collections.unmodifiableMap(codes);
    }

    private static Check check(YamlNode node) {
        node.allowOnly("rule", "column", "severity", "violated", "message", "remedy");
        return new Check(
                requiredText(node, "rule"),
                requiredText(node, "column"),
                node.require("severity").choice(Severity.class),
                requiredText(node, "violated"),
                requiredText(node, "message"),
                requiredText(node, "remedy"),
                node.line());
    }

    private static List<String> texts(Optional<YamlNode> node) {
        return node.map(YamlNode::texts).orElse(List.of());
    }

    static String requiredText(YamlNode node, String key) {
        YamlNode value = node.require(key);
        String text = value.text();
        if (text.isEmpty() && node.find(key).isPresent()) {
            value.problem("'" + key + "' is empty");
        }
        return text;
    }
}

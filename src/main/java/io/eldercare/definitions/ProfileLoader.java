package io.eldercare.definitions;

import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code sql/sources/profiles/*.yml} against the contracts. The SQL of the expressions is taken as text. */
public final class ProfileLoader {
    private static final Set<String> GROUPS = Set.of("county", "month", "revision", "mode");
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Pattern REGION = Pattern.compile("\\d{6}");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private ProfileLoader() {}

    /** Profiles in the order of their names; a missing directory means none. Use them only when nothing was reported. */
    public static List<Profile> load(Path profilesDirectory, Map<String, Contract> contracts, Problems problems) {
        if (!Files.exists(profilesDirectory)) {
            return List.of();
        }
        return DefinitionFiles.parseAll(profilesDirectory, problems).stream()
                .map(parsed -> profile(parsed, contracts))
                .toList();
    }

    private static Profile profile(DefinitionFiles.Parsed parsed, Map<String, Contract> contracts) {
        YamlNode root = parsed.root()
                .allowOnly(
                        "profile",
                        "title",
                        "file_pattern",
                        "sender",
                        "sheet",
                        "header_row",
                        "feed",
                        "month",
                        "where",
                        "columns",
                        "codes",
                        "units");
        ContractLoader.nameEqualsFile(root.require("profile"), parsed.name());
        Profile profile = new Profile(
                parsed.name(),
                ContractLoader.requiredText(root, "title"),
                pattern(root.require("file_pattern")),
                root.find("sender").map(ProfileLoader::region),
                root.find("sheet").map(YamlNode::text),
                root.find("header_row").map(ProfileLoader::rowNumber),
                root.require("feed").text(),
                root.find("month").map(YamlNode::month),
                root.find("where").map(ProfileLoader::expression),
                expressions(root.require("columns")),
                codes(root.find("codes")),
                texts(root.find("units")),
                root.file());
        Optional.ofNullable(contracts.get(profile.feed()))
                .ifPresentOrElse(
                        contract -> against(contract, profile, root),
                        () -> root.require("feed")
                                .problem("feed '" + profile.feed() + "' has no contract"
                                        + YamlNode.nearest(profile.feed(), contracts.keySet())));
        return profile;
    }

    private static Pattern pattern(YamlNode node) {
        Matcher groups = GROUP.matcher(node.text());
        while (groups.find()) {
            if (!GROUPS.contains(groups.group(1))) {
                node.problem(
                        "unknown named group '" + groups.group(1) + "'" + YamlNode.nearest(groups.group(1), GROUPS));
            }
        }
        try {
            return node.text().isEmpty() ? NOTHING : Pattern.compile(node.text());
        } catch (PatternSyntaxException malformed) {
            node.problem("not a regular expression: " + malformed.getDescription());
            return NOTHING;
        }
    }

    private static String region(YamlNode node) {
        if (!REGION.matcher(node.text()).matches()) {
            node.problem("'" + node.text() + "' is not a region code of 6 digits");
        }
        return node.text();
    }

    private static int rowNumber(YamlNode node) {
        int row = node.integer();
        if (row < 1) {
            node.problem("rows are counted from 1");
        }
        return row;
    }

    private static Map<String, String> expressions(YamlNode node) {
        Map<String, String> expressions = new LinkedHashMap<>();
        node.entries().forEach((column, value) -> expressions.put(column, expression(value)));
        return Collections.unmodifiableMap(expressions);
    }

    private static String expression(YamlNode node) {
        String text = node.text();
        if (text.isEmpty()) {
            node.problem("an SQL expression is expected here");
        } else if (text.chars().filter(letter -> letter == '`').count() % 2 != 0) {
            node.problem("a back quote is not closed");
        }
        return text;
    }

    private static Map<String, Map<String, String>> codes(Optional<YamlNode> node) {
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        node.map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((column, map) -> codes.put(column, texts(Optional.of(map))));
        return Collections.unmodifiableMap(codes);
    }

    private static Map<String, String> texts(Optional<YamlNode> node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.map(YamlNode::entries).orElse(Map.of()).forEach((key, value) -> texts.put(key, value.text()));
        return Collections.unmodifiableMap(texts);
    }

    private static void against(Contract contract, Profile profile, YamlNode root) {
        YamlNode columns = root.require("columns");
        List<String> known = contract.columns().stream().map(Column::name).toList();
        columns.entries().forEach((name, value) -> {
            if (!known.contains(name)) {
                value.problem("'" + name + "' is not a column of " + contract.feed() + YamlNode.nearest(name, known));
            }
        });
        contract.columns().stream()
                .filter(column -> column.required() && !profile.columns().containsKey(column.name()))
                .forEach(column -> columns.problem("the required column '" + column.name() + "' is not mapped"));
        slice(contract, profile, root);
        root.find("codes")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((name, map) -> codeMap(contract, profile, name, map));
        root.find("units")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((name, unit) -> unit(contract, profile, name, unit));
    }

    private static void slice(Contract contract, Profile profile, YamlNode root) {
        boolean monthMapped =
                contract.monthColumn().filter(profile.columns()::containsKey).isPresent();
        if (profile.month().isEmpty() && !monthMapped && !hasGroup(profile, "month")) {
            root.problem("nothing states the month: give 'month', a group (?<month>…) in file_pattern"
                    + contract.monthColumn()
                            .map(column -> " or a mapping for '" + column + "'")
                            .orElse(""));
        }
        boolean countyMapped =
                contract.countyColumn().filter(profile.columns()::containsKey).isPresent();
        if (!countyMapped && !hasGroup(profile, "county")) {
            root.problem("nothing states the county: give a group (?<county>…) in file_pattern"
                    + contract.countyColumn()
                            .map(column -> " or a mapping for '" + column + "'")
                            .orElse(""));
        }
    }

    private static boolean hasGroup(Profile profile, String group) {
        return profile.filePattern().pattern().contains("(?<" + group + ">");
    }

    private static void codeMap(Contract contract, Profile profile, String name, YamlNode map) {
        Optional<Column> column = mapped(contract, profile, name, map);
        if (column.isEmpty()) {
            return;
        }
        Map<String, List<String>> codes = column.get().codes();
        if (codes.isEmpty()) {
            map.problem("'" + name + "' has no code list");
            return;
        }
        map.entries().values().stream()
                .filter(code -> !codes.containsKey(code.text()))
                .forEach(code -> code.problem("'" + code.text() + "' is not a code of '" + name + "'"
                        + YamlNode.nearest(code.text(), codes.keySet())));
    }

    private static void unit(Contract contract, Profile profile, String name, YamlNode unit) {
        mapped(contract, profile, name, unit)
                .filter(column -> (column.type() != Type.DECIMAL && column.type() != Type.INTEGER)
                        || Units.multiplier(unit.text(), column.unit().orElse(""))
                                .isEmpty())
                .ifPresent(column -> unit.problem("'" + unit.text() + "' cannot be turned into the unit of '" + name
                        + "'" + column.unit().map(wanted -> " (" + wanted + ")").orElse("")));
    }

    private static Optional<Column> mapped(Contract contract, Profile profile, String name, YamlNode node) {
        if (!profile.columns().containsKey(name)) {
            node.problem("'" + name + "' is not mapped under 'columns'");
            return Optional.empty();
        }
        return contract.column(name);
    }
}

package io.eldercare.definitions;

import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold inside one contract beyond the shape of its YAML. */
final class ContractValidation {
    private static final Pattern COLUMN_NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern RULE_NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
    private static final int MAXIMUM_PRECISION = 38;

    /** Columns that every silver table has, and names that the checks offer. */
    private static final Set<String> RESERVED = Set.of(
            "delivery_id",
            "row_no",
            "county_code",
            "month",
            "month_end",
            "revision",
            "accepted",
            "issues",
            "received_on");

    private final Contract contract;
    private final YamlNode root;
    private final List<String> columnNames;

    ContractValidation(Contract contract, YamlNode root) {
        this.contract = contract;
        this.root = root;
        this.columnNames = contract.columns().stream().map(Column::name).toList();
    }

    void run() {
        if (contract.number() < 1) {
            root.require("number").problem("'number' is the section of the submission standard, 1 or more");
        }
        List<YamlNode> nodes = root.require("columns").items();
        Set<String> silverNames = new HashSet<>();
        Map<String, String> headers = new HashMap<>();
        for (int index = 0; index < nodes.size(); index++) {
            Column column = contract.columns().get(index);
            names(column, nodes.get(index), silverNames);
            type(column, nodes.get(index));
            headers(column, nodes.get(index), headers);
            spellings(column, nodes.get(index));
        }
        if (nodes.isEmpty() && root.find("columns").isPresent()) {
            root.require("columns").problem("a contract needs at least one column");
        }
        keyAndSlice();
        checks();
    }

    private void names(Column column, YamlNode node, Set<String> silverNames) {
        if (!column.name().isEmpty() && !COLUMN_NAME.matcher(column.name()).matches()) {
            node.problem("column name '" + column.name() + "' is not lower-case letters, digits and _");
        }
        boolean county = contract.countyColumn().filter(column.name()::equals).isPresent();
        if (RESERVED.contains(column.name()) && !county) {
            node.problem("column name '" + column.name() + "' is reserved"
                    + (column.name().equals("county_code") ? "; declare it as county_column" : ""));
        }
        silverNames(column)
                .filter(name -> !name.isEmpty() && !silverNames.add(name))
                .forEach(name -> node.problem("column '" + name + "' occurs twice"));
    }

    private static Stream<String> silverNames(Column column) {
        if (column.type() == Type.PERSON) {
            return Stream.of(column.silverName(), column.stem() + "_birth_month", column.stem() + "_sex");
        }
        return Stream.of(column.silverName());
    }

    private static void type(Column column, YamlNode node) {
        boolean coded = column.type() == Type.CODE || column.type() == Type.CODES;
        if (coded == column.codes().isEmpty()) {
            node.problem(
                    column.name() + ": " + (coded ? "a code column needs 'codes'" : "'codes' belongs to code columns"));
        }
        boolean decimal = column.type() == Type.DECIMAL;
        if (decimal && (column.precision() < 1 || column.precision() > MAXIMUM_PRECISION)) {
            node.problem(column.name() + ": a decimal needs a 'precision' of 1 to " + MAXIMUM_PRECISION);
        }
        if (column.scale() < 0 || column.scale() > column.precision()) {
            node.problem(column.name() + ": 'scale' must lie between 0 and the precision");
        }
        onlyFor(node, "precision", decimal, "decimal columns");
        onlyFor(node, "scale", decimal, "decimal columns");
        onlyFor(node, "max_length", column.type() == Type.TEXT, "text columns");
        if (node.find("max_length").isPresent() && column.maximumLength() < 1) {
            node.require("max_length").problem("'max_length' must be 1 or more");
        }
        if (column.personal() == Personal.TOKEN && column.type() != Type.TEXT) {
            node.require("personal").problem(column.name() + ": only a text column can be kept as a token");
        }
        if (column.type() == Type.PERSON && column.personal() != Personal.NO) {
            node.require("personal")
                    .problem(column.name() + ": a person column is always pseudonymous, leave 'personal' out");
        }
    }

    private static void onlyFor(YamlNode node, String key, boolean allowed, String owners) {
        node.find(key)
                .filter(value -> !allowed)
                .ifPresent(value -> value.problem("'" + key + "' belongs to " + owners));
    }

    private static void headers(Column column, YamlNode node, Map<String, String> headers) {
        claim(column.name(), column, node, headers);
        claim(column.label(), column, node.require("label"), headers);
        node.find("variants")
                .map(YamlNode::items)
                .orElse(List.of())
                .forEach(variant -> claim(variant.text(), column, variant, headers));
    }

    private static void claim(String header, Column column, YamlNode node, Map<String, String> headers) {
        String normal = HeaderText.header(header);
        if (normal.isEmpty()) {
            return;
        }
        String owner = headers.putIfAbsent(normal, column.name());
        if (owner != null) {
            node.problem("header '" + header + "' of " + column.name() + " is "
                    + (owner.equals(column.name()) ? "written twice" : "taken by " + owner)
                    + " (headers are compared without spaces and trailing brackets)");
        }
    }

    private static void spellings(Column column, YamlNode node) {
        Map<String, String> owners = new HashMap<>();
        node.find("codes").map(YamlNode::entries).orElse(Map.of()).forEach((code, spellings) -> {
            owner(owners, code, code, spellings);
            spellings.items().forEach(spelling -> owner(owners, spelling.text(), code, spelling));
        });
    }

    private static void owner(Map<String, String> owners, String spelling, String code, YamlNode node) {
        String owner = owners.putIfAbsent(HeaderText.spelling(spelling), code);
        if (owner != null) {
            node.problem("spelling '" + spelling + "' of code '" + code + "' is "
                    + (owner.equals(code) ? "written twice" : "taken by code '" + owner + "'"));
        }
    }

    private void keyAndSlice() {
        root.require("key").items().forEach(item -> {
            known(item, "key column");
            if (slice().anyMatch(item.text()::equals)) {
                item.problem("'" + item.text() + "' states the county or the month, which is not part of the key");
            }
            contract.column(item.text())
                    .filter(column -> column.personal() == Personal.DROP)
                    .ifPresent(column -> item.problem("key column '" + column.name() + "' is dropped before silver"));
        });
        root.find("county_column").ifPresent(node -> {
            known(node, "county column");
            ofType(node, Type.TEXT);
        });
        root.find("month_column").ifPresent(node -> {
            known(node, "month column");
            ofType(node, Type.MONTH);
        });
    }

    private Stream<String> slice() {
        return Stream.of(contract.countyColumn(), contract.monthColumn()).flatMap(Optional::stream);
    }

    private void known(YamlNode node, String role) {
        if (!columnNames.contains(node.text())) {
            node.problem(role + " '" + node.text() + "' is not a column" + YamlNode.nearest(node.text(), columnNames));
        }
    }

    private void ofType(YamlNode node, Type type) {
        contract.column(node.text())
                .filter(column -> column.type() != type)
                .ifPresent(column -> node.problem(
                        "'" + column.name() + "' must be of type " + type.name().toLowerCase(Locale.ROOT)));
    }

    private void checks() {
        Set<String> seen = new HashSet<>();
        root.find("checks").map(YamlNode::items).orElse(List.of()).forEach(node -> {
            String rule = node.find("rule").map(YamlNode::text).orElse("");
            if (!rule.isEmpty() && !RULE_NAME.matcher(rule).matches()) {
                node.problem("rule '" + rule + "' is not upper-case words joined by _, such as XROW_SUM");
            }
            node.find("column").filter(column -> !column.text().isEmpty()).ifPresent(column -> {
                known(column, "check column");
                if (!seen.add(rule + ":" + column.text())) {
                    node.problem("rule " + rule + " occurs twice on column '" + column.text() + "'");
                }
            });
        });
    }
}

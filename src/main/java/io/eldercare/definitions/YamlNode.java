package io.eldercare.definitions;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node of a YAML file that knows its line. Scalars keep the text as written (so {@code 0360200} and {@code NO} are not turned
 * into numbers or booleans). Reading a node of the wrong shape reports a problem and yields a harmless stand-in, so that one
 * pass finds every mistake.
 */
public final class YamlNode {
    private final String file;
    private final Node node;
    private final Problems problems;

    private YamlNode(String file, Node node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    /** Parses {@code text}; a syntax error is reported and yields an empty result. */
    public static Optional<YamlNode> parse(String file, String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(options).compose(new java.io.StringReader(text));
            if (root == null) {
                problems.add(file, 1, "the file is empty");
                return Optional.empty();
            }
            return Optional.of(new YamlNode(file, root, problems));
        } catch (MarkedYAMLException failure) {
            int line = failure.getProblemMark() == null
                    ? 1
                    : failure.getProblemMark().getLine() + 1;
            problems.add(file, line, "not valid YAML: " + failure.getProblem());
            return Optional.empty();
        }
    }

    public String file() {
        return file;
    }

    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    public void problem(String message) {
        problems.add(file, line(), message);
    }

    public Optional<YamlNode> find(String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return Optional.of(new YamlNode(file, tuple.getValueNode(), problems));
                }
            }
        }
        return Optional.empty();
    }

    /** The value of {@code key}; when it is missing the problem is reported and this node stands in. */
    public YamlNode require(String key) {
        Optional<YamlNode> found = find(key);
        if (found.isEmpty()) {
            problem("lacks the key '" + key + "'");
            return new YamlNode(
                    file,
                    new ScalarNode(
                            node.getTag(),
                            "",
                            node.getStartMark(),
                            node.getEndMark(),
                            org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN),
                    new Problems());
        }
        return found.get();
    }

    /** Reports every key outside {@code known}, naming the nearest known one. */
    public YamlNode allowOnly(Collection<String> known) {
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                value.problem("unknown key '" + key + "'" + nearest(key, known));
            }
        });
        return this;
    }

    public YamlNode allowOnly(String... known) {
        return allowOnly(Set.of(known));
    }

    public static String nearest(String word, Collection<String> known) {
        return known.stream()
                .min((left, right) -> Integer.compare(distance(word, left), distance(word, right)))
                .map(best -> "; nearest known is '" + best + "'")
                .orElse("");
    }

    private static int distance(String left, String right) {
        return LevenshteinDistance.getDefaultInstance().apply(left, right);
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public boolean isSequence() {
        return node instanceof SequenceNode;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar) {
                    entries.put(scalar.getValue(), new YamlNode(file, tuple.getValueNode(), problems));
                }
            }
        } else if (!isNull()) {
            problem("a mapping is expected here");
        }
        return entries;
    }

    public List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlNode(file, item, problems))
                    .toList();
        }
        if (!isNull()) {
            problem("a list is expected here");
        }
        return List.of();
    }

    public List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    /** True for an empty or {@code null} scalar. */
    public boolean isNull() {
        return node instanceof ScalarNode scalar
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"))
                && scalar.isPlain();
    }

    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem("a single value is expected here");
        return "";
    }

    public int integer() {
        try {
            return Integer.parseInt(text().replace("_", ""));
        } catch (NumberFormatException notANumber) {
            problem("'" + text() + "' is not a whole number");
            return 0;
        }
    }

    public BigDecimal decimal() {
        try {
            return new BigDecimal(text().replace("_", ""));
        } catch (NumberFormatException notANumber) {
            problem("'" + text() + "' is not a number");
            return BigDecimal.ZERO;
        }
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problem("'" + text() + "' is neither true nor false");
                yield false;
            }
        };
    }

    /** A month {@code yyyy-MM}; a bare year {@code yyyy} means its December. */
    public YearMonth month() {
        String text = text();
        try {
            return text.length() == 4 ? YearMonth.of(Integer.parseInt(text), 12) : YearMonth.parse(text);
        } catch (DateTimeException | NumberFormatException notAMonth) {
            problem("'" + text + "' is not a month (yyyy-MM)");
            return YearMonth.of(1970, 1);
        }
    }

    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException notADate) {
            problem("'" + text() + "' is not a date (yyyy-MM-dd)");
            return LocalDate.EPOCH;
        }
    }

    /** A constant of {@code type}, written in lower case. */
    public <E extends Enum<E>> E choice(Class<E> type) {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        problem("'" + text + "' is not one of " + known.stream().collect(Collectors.joining(", "))
                + nearest(text, known));
        return type.getEnumConstants()[0];
    }
}

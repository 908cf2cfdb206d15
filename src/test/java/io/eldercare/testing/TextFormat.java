package io.eldercare.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 by its grammar (prometheus.io/docs/instrumenting/exposition_formats), and no other: HELP and TYPE once before the points
 * of a metric, points of a metric together, no point twice, a last line that ends.
 */
public final class TextFormat {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (?:[^\\\\\n]|\\\\\\\\|\\\\n)*");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\\\\\|\\\\\"|\\\\n)*)\"");
    private static final Pattern POINT = Pattern.compile("(" + NAME + ")(?:\\{(" + LABEL + "(?:," + LABEL
            + ")*,?)})? (NaN|[+-]?Inf|[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> points = new LinkedHashMap<>();
    private String current = "";

    private TextFormat() {}

    /** @throws IllegalArgumentException with the line that is not of the format */
    public static TextFormat parse(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line does not end");
        }
        TextFormat format = new TextFormat();
        Set<String> helped = new TreeSet<>();
        text.lines().forEach(line -> format.line(line, helped));
        return format;
    }

    private void line(String line, Set<String> helped) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher point = POINT.matcher(line);
        if (help.matches()) {
            require(helped.add(help.group(1)), line);
        } else if (type.matches()) {
            require(types.put(type.group(1), type.group(2)) == null, line);
            current = type.group(1);
        } else if (point.matches()) {
            require(point.group(1).equals(current), line);
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(point.group(2) == null ? "" : point.group(2));
            while (label.find()) {
                require(labels.put(label.group(1), label.group(2)) == null, line);
            }
            double value = Double.parseDouble(point.group(point.groupCount()).replace("Inf", "Infinity"));
            require(points.put(current + labels, value) == null, line);
        } else {
            throw new IllegalArgumentException(line);
        }
    }

    private static void require(boolean held, String line) {
        if (!held) {
            throw new IllegalArgumentException(line);
        }
    }

    /** Names of the metrics. */
    public Set<String> names() {
        return types.keySet();
    }

    /** Values by {@code name{label=value, …}}, labels in order of their names. */
    public Map<String, Double> points() {
        return points;
    }
}

package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.HeaderText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * How a CSV file is laid out.
 *
 * @param columns by place: the contract's column, or x and the place where the contract knows none; empty without a header
 * @param delimiter between cells
 * @param linesAbove lines above the header
 */
record CsvLayout(List<String> columns, char delimiter, int linesAbove) {
    private static final int LINES_LOOKED_AT = 30;
    private static final Set<String> NOTHING =
            Set.of("无", "本月无", "无数据", "零报告", "本月无数据", "无新增", "本月无新增", "无此项", "本月无发生", "无发生");

    static final CsvLayout NONE = new CsvLayout(List.of(), ',', 0);

    /** What the first lines of a file say. @param nothing whether they say that there is nothing to report */
    record Head(CsvLayout layout, boolean nothing) {}

    /**
     * Looks for the header among the first lines: the first line that mostly names columns.
     *
     * @param names column by name in normal form, see {@link #names}
     */
    static Head of(Path file, Map<String, String> names) throws IOException {
        List<String> lines = firstLines(file);
        CsvLayout found = NONE;
        for (int place = 0; place < lines.size() && found.columns().isEmpty(); place++) {
            CsvLayout layout = layout(lines.get(place), place, names);
            long known = layout.columns().stream().filter(names::containsValue).count();
            if (known > 1 && known * 2 > layout.columns().size()) {
                found = layout;
            }
        }
        int below = found.columns().isEmpty() ? 0 : found.linesAbove() + 1;
        return new Head(found, lines.size() == below + 1 && NOTHING.contains(bare(lines.get(below))));
    }

    private static String bare(String line) {
        return line.replaceAll("[,;\\t\"\\s]", "");
    }

    boolean lacks(String column) {
        return !columns.contains(column);
    }

    private static List<String> firstLines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean compressed = file.toString().endsWith(".gz");
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = compressed ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine();
                    line != null && lines.size() < LINES_LOOKED_AT;
                    line = reader.readLine()) {
                lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
            }
        }
        return lines;
    }

    /** Column of the contract by every name under which a header may speak of it. */
    static Map<String, String> names(Contract contract) {
        Map<String, String> names = new HashMap<>();
        for (Contract.Column column : contract.columns()) {
            names.putIfAbsent(HeaderText.header(column.name()), column.name());
            names.putIfAbsent(HeaderText.header(column.label()), column.name());
            column.variants().forEach(variant -> names.putIfAbsent(HeaderText.header(variant), column.name()));
        }
        return names;
    }

    private static CsvLayout layout(String line, int place, Map<String, String> names) {
        char delimiter = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (count(line, candidate) > count(line, delimiter)) {
                delimiter = candidate;
            }
        }
        List<String> columns = new ArrayList<>();
        for (String cell : line.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1)) {
            String known = names.get(HeaderText.header(cell.replace("\"", "")));
            columns.add(known == null ? "x" + columns.size() : known);
        }
        return new CsvLayout(List.copyOf(columns), delimiter, place);
    }

    private static long count(String line, char character) {
        return line.chars().filter(each -> each == character).count();
    }
}

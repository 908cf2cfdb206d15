package io.eldercare.ingest.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The header of a sheet, found among its first rows.
 *
 * @param first index of its first row among the rows looked at
 * @param last index of its last row; data begin behind it
 * @param labels label by sheet column as sent, levels joined by {@code _}; empty where the header is blank
 * @param positions sheet column by wanted column; -1 where it is absent
 * @param yuan money unit by sheet column as declared in the header itself; zero where it is not
 * @param duplicates labels that speak of one wanted column equally well
 */
record Header(
        int first,
        int last,
        List<String> labels,
        List<Integer> positions,
        List<BigDecimal> yuan,
        List<String> duplicates) {
    static final int ROWS_LOOKED_AT = 30;
    private static final int LEVELS = 3;

    /** The place that names the most wanted columns; the shallowest and first of equals. */
    static Optional<Header> find(List<RawRow> rows, HeaderNames names) {
        Header best = null;
        int bestMatched = 0;
        for (int levels = 1; levels <= LEVELS && bestMatched < names.size(); levels++) {
            for (int first = 0; first + levels <= rows.size() && bestMatched < names.size(); first++) {
                Header header = at(rows, first, levels, names);
                if (header.matched() > bestMatched) {
                    best = header;
                    bestMatched = header.matched();
                }
            }
        }
        return best == null || bestMatched < Math.min(2, names.size()) ? Optional.empty() : Optional.of(best);
    }

    /** Reads the header at a known place. */
    static Header at(List<RawRow> rows, int first, int levels, HeaderNames names) {
        List<List<String>> paths = paths(rows.subList(first, first + levels));
        List<List<String>> normal = paths.stream()
                .map(path -> path.stream().map(HeaderNames::normalise).toList())
                .toList();
        Map<String, Integer> leaves = new HashMap<>();
        for (List<String> path : normal) {
            if (!path.isEmpty()) {
                leaves.merge(path.get(path.size() - 1), 1, Integer::sum);
            }
        }
        int[] positions = new int[names.size()];
        Arrays.fill(positions, -1);
        HeaderNames.Quality[] qualities = new HeaderNames.Quality[names.size()];
        Set<String> duplicates = new HashSet<>();
        for (int column = 0; column < normal.size(); column++) {
            List<String> path = normal.get(column);
            if (path.isEmpty()) {
                continue;
            }
            HeaderNames.Match match = names.find(path, leaves.getOrDefault(path.get(path.size() - 1), 0) == 1);
            int wanted = match.column();
            if (wanted < 0) {
                continue;
            }
            if (positions[wanted] < 0 || match.quality().compareTo(qualities[wanted]) < 0) {
                positions[wanted] = column;
                qualities[wanted] = match.quality();
                duplicates.remove(String.valueOf(wanted));
            } else if (match.quality() == qualities[wanted]) {
                duplicates.add(String.valueOf(wanted));
            }
        }
        List<Integer> fixed = Arrays.stream(positions).boxed().toList();
        List<String> labels = paths.stream().map(path -> String.join("_", path)).toList();
        List<String> twice = duplicates.stream()
                .map(wanted -> labels.get(positions[Integer.parseInt(wanted)]))
                .sorted()
                .toList();
        List<BigDecimal> yuan = normal.stream().map(Header::yuan).toList();
        return new Header(first, first + levels - 1, labels, fixed, yuan, twice);
    }

    int matched() {
        return (int) positions.stream().filter(position -> position >= 0).count();
    }

    /** One more than the last sheet column with a label. */
    int width() {
        for (int column = labels.size(); column > 0; column--) {
            if (!labels.get(column - 1).isEmpty()) {
                return column;
            }
        }
        return 0;
    }

    /** Sheet columns without a label between those that have one. */
    int[] unnamed() {
        return IntStream.range(0, width())
                .filter(column -> labels.get(column).isEmpty())
                .toArray();
    }

    /** Labels of sheet columns that no wanted column took, without running numbers and what a form shows for reading only. */
    List<String> unknown() {
        Set<Integer> taken = new HashSet<>(positions);
        List<String> unknown = new ArrayList<>();
        for (int column = 0; column < labels.size(); column++) {
            String label = labels.get(column);
            if (!label.isEmpty()
                    && !taken.contains(column)
                    && !Set.of("序号", "行号", "编号序").contains(label)
                    && !label.endsWith("（参考）")) {
                unknown.add(label);
            }
        }
        return unknown;
    }

    private static BigDecimal yuan(List<String> path) {
        for (int level = path.size() - 1; level >= 0; level--) {
            BigDecimal yuan = MoneyUnit.ofHeader(path.get(level));
            if (yuan.signum() > 0) {
                return yuan;
            }
        }
        return BigDecimal.ZERO;
    }

    /** Labels of each sheet column from the top level down, without blanks and repetitions, white space removed. */
    private static List<List<String>> paths(List<RawRow> levels) {
        int width = levels.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        RawRow leaves = levels.get(levels.size() - 1);
        String[] carried = new String[levels.size()];
        Arrays.fill(carried, "");
        List<List<String>> paths = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            boolean leaf = !CellText.isBlank(leaves.cell(column));
            List<String> path = new ArrayList<>(levels.size());
            for (int level = 0; level < levels.size(); level++) {
                RawRow row = levels.get(level);
                boolean parent = level < levels.size() - 1;
                boolean spread = parent && leaf && column < row.spread().size();
                String label = squeezeOnly(spread ? row.spread().get(column) : row.cell(column));
                if (parent && label.isEmpty() && leaf && row.marks().merged().isEmpty()) {
                    label = carried[level];
                }
                carried[level] = label;
                if (!label.isEmpty()
                        && (path.isEmpty() || !path.get(path.size() - 1).equals(label))) {
                    path.add(label);
                }
            }
            paths.add(Collections.unmodifiableList(path));
        }
        return paths;
    }

    private static String squeezeOnly(String label) {
        StringBuilder squeezed = new StringBuilder(label.length());
        for (int i = 0; i < label.length(); i++) {
            if (!CellText.isSpace(label.charAt(i))) {
                squeezed.append(label.charAt(i));
            }
        }
        return squeezed.toString();
    }
}

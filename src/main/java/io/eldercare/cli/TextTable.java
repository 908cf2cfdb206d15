package io.eldercare.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns that line up on a terminal, where a Chinese character is two wide. */
final class TextTable {
    private static final String INDENT = "  ";
    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - width(row.get(column))))
                .collect(Collectors.joining("  ", INDENT, ""))
                .stripTrailing();
    }

    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int point) {
        boolean wide = Character.isIdeographic(point)
                || point >= 0x3000 && point <= 0x303F
                || point >= 0xFF01 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6;
        return wide ? 2 : 1;
    }
}

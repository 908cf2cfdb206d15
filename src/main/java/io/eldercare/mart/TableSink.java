package io.eldercare.mart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aligned table for a terminal: numbers to the right, control characters made visible. */
final class TableSink implements ResultSink {
    private final OutputStream out;
    private final List<String[]> cells = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    TableSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
        cells.add(found.stream().map(column -> visible(column.name())).toArray(String[]::new));
    }

    @Override
    public void row(@Nullable String[] values) {
        String[] texts = new String[values.length];
        for (int column = 0; column < values.length; column++) {
            String value = values[column];
            texts[column] = value == null ? "" : visible(value);
        }
        cells.add(texts);
    }

    @Override
    public void end() throws IOException {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < cells.size(); row++) {
            line(text, cells.get(row), widths);
            if (row == 0) {
                rule(text, widths);
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (String[] row : cells) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(row[column]));
            }
        }
        return widths;
    }

    private void line(StringBuilder text, String[] row, int[] widths) {
        int start = text.length();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - DisplayWidth.of(row[column]));
            boolean right = columns.get(column).kind() == ResultColumn.Kind.NUMBER;
            text.append(column == 0 ? "" : "  ")
                    .append(right ? padding : "")
                    .append(row[column])
                    .append(right ? "" : padding);
        }
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            text.append(column == 0 ? "" : "  ").append("-".repeat(Math.max(1, widths[column])));
        }
        text.append('\n');
    }

    /** A stored text must not steer the terminal. */
    private static String visible(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(character -> {
            if (character == '\n') {
                text.append("\\n");
            } else if (character == '\t') {
                text.append("\\t");
            } else if (Character.isISOControl(character)) {
                text.append("\\u%04x".formatted(character));
            } else {
                text.appendCodePoint(character);
            }
        });
        return text.toString();
    }
}

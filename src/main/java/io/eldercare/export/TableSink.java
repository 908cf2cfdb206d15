package io.eldercare.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aligned table for a terminal: numbers to the right, control characters made visible. Columns are as wide as the first rows need; a wider value
 * further down pushes its line.
 */
final class TableSink implements ResultSink {
    private static final int MEASURED_ROWS = 1_000;

    private final OutputStream out;
    private final List<String[]> first = new ArrayList<>();
    private List<ResultColumn> columns = List.of();
    private int[] widths = {};
    private long written;

    TableSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
        first.add(found.stream().map(column -> visible(column.name())).toArray(String[]::new));
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        String[] texts = new String[values.length];
        for (int column = 0; column < values.length; column++) {
            String value = values[column];
            texts[column] = value == null ? "" : visible(value);
        }
        written++;
        if (written <= MEASURED_ROWS) {
            first.add(texts);
            return;
        }
        StringBuilder text = new StringBuilder();
        writeFirst(text);
        line(text, texts);
        write(text);
    }

    @Override
    public void end(boolean cut) throws IOException {
        StringBuilder text = new StringBuilder();
        writeFirst(text);
        if (cut) {
            text.append('（').append(CutNote.rows(written)).append("）\n");
        }
        write(text);
        out.flush();
    }

    private void write(StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The rows that were kept to be measured, once. */
    private void writeFirst(StringBuilder text) {
        if (first.isEmpty()) {
            return;
        }
        widths = measure();
        for (int row = 0; row < first.size(); row++) {
            line(text, first.get(row));
            if (row == 0) {
                rule(text);
            }
        }
        first.clear();
    }

    private int[] measure() {
        int[] widest = new int[columns.size()];
        for (String[] row : first) {
            for (int column = 0; column < widest.length; column++) {
                widest[column] = Math.max(widest[column], DisplayWidth.of(row[column]));
            }
        }
        return widest;
    }

    private void line(StringBuilder text, String[] row) {
        int start = text.length();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(Math.max(0, widths[column] - DisplayWidth.of(row[column])));
            boolean right = columns.get(column).isNumeric();
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

    private void rule(StringBuilder text) {
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

package io.eldercare.cli.prompt;

import io.eldercare.export.OutputFormat;
import io.eldercare.export.ResultColumn;
import io.eldercare.export.ResultWriter;
import io.eldercare.lake.sql.StatementText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statements and commands typed one after another: a statement ends with a semicolon, a command begins with a backslash. */
public final class Prompt {
    static final String MORE = "       ...> ";

    private final Door door;
    private final Words words;
    private final OutputStream out;
    private final PrintStream err;

    /** Sentences of the prompt in the person's language. */
    public record Words(String help, String unknownTable, String unknownCommand) {}

    public Prompt(Door door, Words words, OutputStream out, PrintStream err) {
        this.door = door;
        this.words = words;
        this.out = out;
        this.err = err;
    }

    private String sign() {
        return door.name() + "> ";
    }

    /** Reads from a text, without editing, until its end or {@code \q}. */
    public void converse(BufferedReader in) throws IOException {
        readAll(new PlainLines(in, err, sign(), Prompt::isComplete));
    }

    /**
     * Reads from the terminal of this process.
     *
     * @param home the person's own home, for the history
     */
    public void converse(Path home) throws IOException {
        Names names = new Names(door.tables(), door.functions());
        Path history = home.resolve(".eldercare").resolve("history-" + door.name());
        try (TypedLines lines = TypedLines.open(sign(), history, names, Prompt::isComplete)) {
            readAll(lines);
        }
    }

    private static boolean isComplete(String typed) {
        return typed.isBlank() || typed.stripLeading().startsWith("\\") || StatementText.isComplete(typed);
    }

    private void readAll(Lines lines) throws IOException {
        String typed = lines.next();
        while (typed != null && !typed.strip().equals("\\q")) {
            if (typed.stripLeading().startsWith("\\")) {
                command(typed.strip());
            } else if (!typed.isBlank()) {
                door.run(typed);
            }
            typed = lines.next();
        }
    }

    private void command(String typed) throws IOException {
        String[] parts = typed.replaceAll("[;\\s]+$", "").split("\\s+", 2);
        switch (parts[0]) {
            case "\\d", "\\dt", "\\d+" -> {
                if (parts.length == 2) {
                    columns(parts[1].toLowerCase(Locale.ROOT));
                } else {
                    tables();
                }
            }
            case "\\df" ->
                list(List.of("函数"), door.functions().stream().map(List::of).toList());
            case "\\?", "\\h" -> err.println(words.help());
            default -> err.println(String.format(Locale.ROOT, words.unknownCommand(), parts[0]));
        }
    }

    private void tables() throws IOException {
        list(
                List.of("表", "名称"),
                door.tables().stream()
                        .map(table -> List.of(table.name(), table.title()))
                        .toList());
    }

    private void columns(String name) throws IOException {
        List<Door.Table> found = door.tables().stream()
                .filter(table -> table.name().equals(name) || table.shortName().equals(name))
                .toList();
        if (found.isEmpty()) {
            err.println(String.format(Locale.ROOT, words.unknownTable(), name));
        }
        for (Door.Table table : found) {
            err.println(table.name() + (table.title().isEmpty() ? "" : "  " + table.title()));
            list(
                    List.of("字段", "类型", "名称"),
                    table.columns().stream()
                            .map(column -> List.of(column.name(), column.type(), column.label()))
                            .toList());
        }
    }

    private void list(List<String> heads, List<List<String>> rows) throws IOException {
        List<ResultColumn> columns = heads.stream()
                .map(head -> new ResultColumn(head, ResultColumn.Kind.TEXT))
                .toList();
        try (ResultWriter writer = ResultWriter.open(OutputFormat.TABLE, out, columns, Long.MAX_VALUE)) {
            for (List<String> row : rows) {
                writer.add(row.toArray(new @Nullable String[0]));
            }
            writer.end();
        }
    }
}

package io.eldercare.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of {@link FaultMatrix} as a table for people: {@code FaultTable <results.tsv> <document.md>}. */
public final class FaultTable {
    private static final String MARK = "<!-- 以下由最近一次运行写出 -->";
    private static final int STAGE = 0;
    private static final int FAULT = 1;
    private static final int FIRST = 2;
    private static final int OUTCOME = 3;
    private static final int BREACHES = 4;

    private FaultTable() {}

    /** Replaces what stands below the mark of the document; begins one where there is none. */
    static void write(Path results, Path document) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(document)) {
            Files.readAllLines(document).stream()
                    .takeWhile(line -> !line.equals(MARK))
                    .forEach(lines::add);
        }
        lines.addAll(List.of(MARK, "", "| 阶段 | 故障 | 出故障的那次运行 | 之后 | 承诺 |", "|---|---|---|---|---|"));
        int kept = 0;
        List<String> rows = Files.readAllLines(results);
        for (String row : rows) {
            String[] cells = row.split("\t", -1);
            boolean isKept = cells[BREACHES].isEmpty();
            kept += isKept ? 1 : 0;
            lines.add("| " + cells[STAGE] + " | " + cells[FAULT].replace("|", "/") + " | " + cells[FIRST] + " | "
                    + cells[OUTCOME] + " | " + (isKept ? "守住" : "**未守住**：" + cells[BREACHES].replace("|", "/")) + " |");
        }
        lines.addAll(List.of("", "共 " + rows.size() + " 项，守住 " + kept + " 项。"));
        Files.write(document, lines);
    }

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }
}

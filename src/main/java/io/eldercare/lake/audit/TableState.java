package io.eldercare.lake.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Delta table as its log says and its files are.
 *
 * @param name with its layer, such as {@code silver.visit}
 * @param version of the latest entry; -1 where none can be read
 * @param files of the present version
 * @param flaws in the log, and files that are missing or of another length
 */
public record TableState(String name, Path folder, long version, List<DataFile> files, List<Flaw> flaws) {
    private static final List<String> LAYERS = List.of("bronze", "silver", "gold");

    public TableState {
        files = List.copyOf(files);
        flaws = List.copyOf(flaws);
    }

    /** All tables of a lake, by layer and name. */
    public static List<TableState> of(Path lake) throws IOException {
        List<TableState> tables = new ArrayList<>();
        for (String layer : LAYERS) {
            if (Files.isDirectory(lake.resolve(layer))) {
                for (Path table : folders(lake.resolve(layer))) {
                    tables.add(new LogReading(table, layer + "." + table.getFileName()).state());
                }
            }
        }
        return tables;
    }

    /** Whether rows changed after a version; entries that only put files together do not count. */
    public boolean isChangedSince(long earlier) throws IOException {
        for (long later = earlier + 1; later <= version; later++) {
            Path commit = folder.resolve("_delta_log").resolve(LogReading.file(later, ".json"));
            if (Files.exists(commit)
                    && Files.readString(commit, StandardCharsets.ISO_8859_1).contains("\"dataChange\":true")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}

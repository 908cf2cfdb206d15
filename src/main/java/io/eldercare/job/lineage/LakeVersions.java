package io.eldercare.job.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The latest commit of every Delta table of a lake, read off its log's file names. */
record LakeVersions(SortedMap<String, Commit> tables) {
    /** @param writtenAt tells two commits of one number apart where the table was made anew; milliseconds */
    record Commit(long version, long writtenAt) {}

    static LakeVersions of(Path lake) throws IOException {
        SortedMap<String, Commit> tables = new TreeMap<>();
        for (Path layer : folders(lake)) {
            for (Path table : folders(layer)) {
                Path log = table.resolve("_delta_log");
                if (Files.isDirectory(log)) {
                    latest(log, layer.getFileName() + "." + table.getFileName(), tables);
                }
            }
        }
        return new LakeVersions(tables);
    }

    private static void latest(Path log, String table, SortedMap<String, Commit> tables) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            Path last = files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{20}\\.json"))
                    .max(Path::compareTo)
                    .orElse(log);
            if (!last.equals(log)) {
                String name = String.valueOf(last.getFileName());
                tables.put(
                        table,
                        new Commit(
                                Long.parseLong(name.substring(0, 20)),
                                Files.getLastModifiedTime(last).toMillis()));
            }
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Tables with a commit that was not there before, and its number. */
    SortedMap<String, Long> writtenSince(LakeVersions before) {
        SortedMap<String, Long> written = new TreeMap<>();
        tables.forEach((table, commit) -> {
            if (!commit.equals(before.tables.get(table))) {
                written.put(table, commit.version());
            }
        });
        return written;
    }
}

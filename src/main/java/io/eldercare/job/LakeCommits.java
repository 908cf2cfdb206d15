package io.eldercare.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The latest commit of every table of a lake, noted beside the tables when a run was done with them. Delta takes a log without its last commit, or with an empty
 * one, for an older table that is whole: the note is what tells that it is not.
 */
final class LakeCommits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "commits.json";

    private LakeCommits() {}

    /** @param bytes size of the commit's file */
    record Commit(long version, long bytes) {}

    static void note(Path lake) throws IOException {
        Archive.writeDurably(lake.resolve(NOTE), JSON.writeValueAsBytes(latest(lake)));
    }

    /** Tables whose noted commit is gone or has another size, by name; none where nothing was noted. */
    static List<String> lost(Path lake) throws IOException {
        Path note = lake.resolve(NOTE);
        if (!Files.exists(note)) {
            return List.of();
        }
        Map<String, Commit> noted = JSON.readValue(Files.readAllBytes(note), new TypeReference<>() {});
        SortedMap<String, Commit> present = latest(lake);
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, Commit> entry : new TreeMap<>(noted).entrySet()) {
            Commit was = entry.getValue();
            Commit is = present.get(entry.getKey());
            if (is == null || is.version() < was.version() || !isStill(lake, entry.getKey(), was)) {
                lost.add(entry.getKey());
            }
        }
        return lost;
    }

    /** Upkeep may have removed an entry that a later checkpoint covers. */
    private static boolean isStill(Path lake, String table, Commit was) throws IOException {
        Path entry = lake.resolve(table.replace('.', '/'))
                .resolve(String.format(Locale.ROOT, "_delta_log/%020d.json", was.version()));
        return !Files.exists(entry) || Files.size(entry) == was.bytes();
    }

    private static SortedMap<String, Commit> latest(Path lake) throws IOException {
        SortedMap<String, Commit> commits = new TreeMap<>();
        for (Path layer : folders(lake)) {
            for (Path table : folders(layer)) {
                Optional<Path> last = last(table.resolve("_delta_log"));
                if (last.isPresent()) {
                    String name = String.valueOf(last.get().getFileName());
                    commits.put(
                            layer.getFileName() + "." + table.getFileName(),
                            new Commit(Long.parseLong(name.substring(0, 20)), Files.size(last.get())));
                }
            }
        }
        return commits;
    }

    private static Optional<Path> last(Path log) throws IOException {
        if (!Files.isDirectory(log)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{20}\\.json"))
                    .max(Comparator.comparing(file -> String.valueOf(file.getFileName())));
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}

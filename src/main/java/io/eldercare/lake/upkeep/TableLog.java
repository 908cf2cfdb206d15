package io.eldercare.lake.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of a table's log.
 *
 * @param files in order of version
 * @param unfinished what writers that were killed left beside them
 */
record TableLog(FileSystem store, Path table, List<LogFile> files, List<FileStatus> unfinished) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Path folder(Path table) {
        return new Path(table, "_delta_log");
    }

    static TableLog read(FileSystem store, Path table) throws IOException {
        List<LogFile> files = new ArrayList<>();
        List<FileStatus> unfinished = new ArrayList<>();
        for (FileStatus file : store.listStatus(folder(table))) {
            LogFile.of(file).ifPresent(files::add);
            String name = file.getPath().getName();
            if (file.isFile() && name.startsWith(".") && name.endsWith(".tmp")) {
                unfinished.add(file);
            }
        }
        files.sort(Comparator.comparingLong(LogFile::version).thenComparing(LogFile::kind));
        return new TableLog(store, table, List.copyOf(files), List.copyOf(unfinished));
    }

    /** @throws IOException where the log holds no commit: such a table stops for a human */
    long latest() throws IOException {
        return commits().stream()
                .map(LogFile::version)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IOException("the log of " + table.getName() + " holds no commit"));
    }

    private List<LogFile> commits() {
        return files.stream().filter(file -> file.kind() == LogFile.Kind.COMMIT).toList();
    }

    SortedSet<Long> checkpoints() {
        SortedSet<Long> versions = new TreeSet<>();
        files.stream()
                .filter(file -> file.kind() == LogFile.Kind.CHECKPOINT)
                .forEach(file -> versions.add(file.version()));
        return versions;
    }

    /** The version that readers saw at a time; the earliest that is left where the table is younger. */
    long versionAt(Instant time) throws IOException {
        List<LogFile> commits = commits();
        long version = commits.isEmpty() ? latest() : commits.get(0).version();
        for (LogFile commit : commits) {
            if (commit.file().getModificationTime() >= time.toEpochMilli()) {
                break;
            }
            version = commit.version();
        }
        return version;
    }

    /** Paths of data files that commits after a version took out of the table. */
    Set<String> removedAfter(long version) throws IOException {
        Set<String> removed = new HashSet<>();
        for (LogFile commit : commits()) {
            if (commit.version() > version) {
                addRemoved(commit.file().getPath(), removed);
            }
        }
        return removed;
    }

    private void addRemoved(Path commit, Set<String> removed) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(store.open(commit), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode path = JSON.readTree(line).path("remove").path("path");
                if (path.isTextual()) {
                    removed.add(DataFiles.pathOf(
                            new Path(table, URI.create(path.asText()).getPath())));
                }
            }
        }
    }
}

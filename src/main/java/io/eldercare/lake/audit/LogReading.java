package io.eldercare.lake.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads one table's log from its latest checkpoint on, entry by entry, and holds the files against it. */
final class LogReading {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path table;
    private final String name;
    private final Path log;
    private final Map<String, DataFile> files = new LinkedHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    LogReading(Path table, String name) {
        this.table = table;
        this.name = name;
        this.log = table.resolve("_delta_log");
    }

    TableState state() throws IOException {
        TreeSet<Long> commits = versions(".json");
        TreeSet<Long> checkpoints = versions(".checkpoint.parquet");
        if (commits.isEmpty() && checkpoints.isEmpty()) {
            flaw(Flaw.Kind.NO_LOG, "_delta_log");
            return new TableState(name, table, -1, List.of(), flaws);
        }
        long start = checkpoints.isEmpty() ? -1 : checkpoints.last();
        TreeSet<Long> counted = versions(".crc");
        long latest = Math.max(start, Math.max(last(commits), last(counted)));
        if (start >= 0) {
            startFrom(start);
        }
        for (long version = start + 1; version <= latest; version++) {
            if (commits.contains(version)) {
                replay(version);
            } else {
                flaw(Flaw.Kind.COMMIT_MISSING, file(version, ".json"));
            }
        }
        compareWithCount(latest, counted);
        files.values().forEach(this::look);
        return new TableState(name, table, latest, List.copyOf(files.values()), flaws);
    }

    private static long last(TreeSet<Long> versions) {
        return versions.isEmpty() ? -1 : versions.last();
    }

    private TreeSet<Long> versions(String ending) throws IOException {
        TreeSet<Long> versions = new TreeSet<>();
        if (Files.isDirectory(log)) {
            try (Stream<Path> entries = Files.list(log)) {
                entries.map(entry -> String.valueOf(entry.getFileName()))
                        .filter(entry -> entry.length() == 20 + ending.length() && entry.endsWith(ending))
                        .filter(entry -> entry.substring(0, 20).chars().allMatch(Character::isDigit))
                        .forEach(entry -> versions.add(Long.parseLong(entry.substring(0, 20))));
            }
        }
        return versions;
    }

    static String file(long version, String ending) {
        return String.format(Locale.ROOT, "%020d%s", version, ending);
    }

    private void startFrom(long version) {
        String entry = file(version, ".checkpoint.parquet");
        try {
            new ParquetFiles().checkpointed(table, log.resolve(entry)).forEach(file -> files.put(file.name(), file));
        } catch (IOException | RuntimeException damaged) {
            flaw(Flaw.Kind.COMMIT_CUT, entry);
        }
    }

    private void replay(long version) throws IOException {
        String entry = file(version, ".json");
        // bytes that are no text become signs that are no JSON
        String text = new String(Files.readAllBytes(log.resolve(entry)), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            try {
                apply(JSON.readTree(line));
            } catch (JsonProcessingException | IllegalArgumentException damaged) {
                flaw(Flaw.Kind.COMMIT_CUT, entry);
                return;
            }
        }
    }

    private void apply(JsonNode action) {
        JsonNode add = action.path("add");
        JsonNode remove = action.path("remove");
        if (add.isObject()) {
            String path = decoded(add);
            files.put(path, new DataFile(table, path, add.path("size").asLong(), month(add)));
        }
        if (remove.isObject()) {
            files.remove(decoded(remove));
        }
    }

    private static String decoded(JsonNode file) {
        return URI.create(file.path("path").asText()).getPath();
    }

    private static Optional<YearMonth> month(JsonNode add) {
        return Optional.of(add.path("partitionValues").path("month").asText())
                .filter(text -> !text.isEmpty())
                .map(text -> YearMonth.from(LocalDate.parse(text)));
    }

    /** The writer counted the version's files and bytes when it wrote it: a commit that lost a line tells itself. */
    private void compareWithCount(long latest, TreeSet<Long> counted) throws IOException {
        if (!counted.contains(latest) || !flaws.isEmpty()) {
            return;
        }
        try {
            JsonNode count = JSON.readTree(Files.readAllBytes(log.resolve(file(latest, ".crc"))));
            long bytes = files.values().stream().mapToLong(DataFile::bytes).sum();
            if (count.path("numFiles").asLong() != files.size()
                    || count.path("tableSizeBytes").asLong() != bytes) {
                flaw(Flaw.Kind.COMMIT_CUT, file(latest, ".json"));
            }
        } catch (JsonProcessingException damaged) {
            flaw(Flaw.Kind.COMMIT_CUT, file(latest, ".crc"));
        }
    }

    private void look(DataFile file) {
        try {
            if (Files.size(file.path()) != file.bytes()) {
                flaws.add(new Flaw(Flaw.Kind.FILE_CUT, name, file.name(), file.month()));
            }
        } catch (NoSuchFileException missing) {
            flaws.add(new Flaw(Flaw.Kind.FILE_MISSING, name, file.name(), file.month()));
        } catch (IOException unreadable) {
            flaws.add(new Flaw(Flaw.Kind.FILE_DAMAGED, name, file.name(), file.month()));
        }
    }

    private void flaw(Flaw.Kind kind, String place) {
        flaws.add(new Flaw(kind, name, place, Optional.empty()));
    }
}

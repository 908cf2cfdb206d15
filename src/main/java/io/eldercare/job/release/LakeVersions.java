package io.eldercare.job.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The present version of each Delta table, read off its log: {@code gold.fct_kpi} and so on. */
public final class LakeVersions {
    private LakeVersions() {}

    public static SortedMap<String, Long> of(Path lake) {
        SortedMap<String, Long> versions = new TreeMap<>();
        for (Path layer : folders(lake)) {
            for (Path table : folders(layer)) {
                latest(table.resolve("_delta_log"))
                        .ifPresent(version -> versions.put(layer.getFileName() + "." + table.getFileName(), version));
            }
        }
        return versions;
    }

    private static Optional<Long> latest(Path log) {
        if (!Files.isDirectory(log)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(log)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{20}\\.json"))
                    .map(name -> Long.parseLong(name.substring(0, 20)))
                    .max(Comparator.naturalOrder());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list a table's log", unreadable);
        }
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list the lake", unreadable);
        }
    }
}

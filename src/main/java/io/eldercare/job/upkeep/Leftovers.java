package io.eldercare.job.upkeep;

import io.eldercare.lake.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What killed runs left in a home. A run at work touches its scratch files: those of the last day are let alone. */
public final class Leftovers {
    private static final Duration AT_WORK = Duration.ofDays(1);

    private Leftovers() {}

    /** Files nobody will ask for again: of the scratch folder, and half-written ones of the archive and the places outputs go to. */
    public static List<Path> of(Home home, Instant now) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path use : entries(home.root().resolve("scratch"))) {
            List<Path> below = files(use);
            if (isOlder(use, now) && below.stream().allMatch(file -> isOlder(file, now))) {
                files.addAll(below);
            }
        }
        for (Path incoming : entries(home.archive().resolve("incoming"))) {
            if (isOlder(incoming, now)) {
                files.add(incoming);
            }
        }
        for (Path folder : List.of(home.receipts(), home.archive().resolve("releases"), home.pending())) {
            for (Path file : entries(folder)) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(".write") && name.endsWith(".part") && isOlder(file, now)) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isOlder(Path file, Instant now) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(AT_WORK));
        } catch (IOException gone) {
            return false;
        }
    }
}

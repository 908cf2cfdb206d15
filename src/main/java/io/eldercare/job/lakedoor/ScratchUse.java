package io.eldercare.job.lakedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much lies in the folder of temporary files. */
record ScratchUse(Path folder) {
    long megabytes() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }
}

package io.eldercare.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
final class Folders {
    private Folders() {}

    /**
     * A copy in which what is never written again is the same file: deliveries and Parquet. Everything else, such as logs of tables and
     * the mart, is copied. File times and rights stay.
     */
    static void copy(Path from, Path to) throws IOException {
        for (Path source : all(from)) {
            Path target = to.resolve(from.relativize(source));
            if (Files.isSymbolicLink(source)) {
                Files.createSymbolicLink(target, Files.readSymbolicLink(source));
            } else if (Files.isDirectory(source)) {
                Files.createDirectories(target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(source));
            } else if (isFinal(from.relativize(source))) {
                Files.createLink(target, source);
            } else {
                Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static boolean isFinal(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".parquet") || name.endsWith(".csv") || name.matches("[0-9a-f]{64}");
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path :
                    all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Bytes of the files in it. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path path : all(folder)) {
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return bytes;
    }

    /** The folder first, every folder before what is in it. */
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}

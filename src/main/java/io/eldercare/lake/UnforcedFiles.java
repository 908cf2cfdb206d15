package io.eldercare.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files of tables that this process has written to a disk of this machine and not forced. Spark and Delta leave that to the operating system: after a power cut
 * a commit could be gone, or be there without its rows, long after its deliveries count as gone through.
 */
final class UnforcedFiles {
    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();
    /** They wait for the disk, which takes many at once. */
    private static final int SIDE_BY_SIDE = 8;

    private UnforcedFiles() {}

    static void add(Path file) {
        FILES.add(file);
    }

    static void renamed(Path from, Path to) {
        if (FILES.remove(from)) {
            FILES.add(to);
        }
    }

    /** Forces them and the folders they lie in; those that are gone meanwhile are left out. */
    static void force() throws IOException {
        Set<Path> files = new TreeSet<>(FILES);
        FILES.removeAll(files);
        Set<Path> folders = new TreeSet<>();
        for (Path file : files) {
            // a folder may be new, and the one it lies in: layer, table, month
            Path folder = file.getParent();
            for (int level = 0; level < 4 && folder != null; level++) {
                folders.add(folder);
                folder = folder.getParent();
            }
        }
        force(files);
        force(folders);
    }

    private static void force(Collection<Path> paths) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            for (Future<?> forced : paths.stream()
                    .map(path -> workers.submit(() -> forceIfThere(path)))
                    .toList()) {
                forced.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while forcing the lake to disk", interrupted);
        } catch (ExecutionException failure) {
            throw new IOException("Cannot force the lake to disk: " + failure.getMessage(), failure);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void forceIfThere(Path path) {
        try {
            if (Files.exists(path)) {
                Archive.force(path);
            }
        } catch (NoSuchFileException goneMeanwhile) {
            FILES.remove(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

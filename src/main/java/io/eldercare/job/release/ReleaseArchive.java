package io.eldercare.job.release;

import io.eldercare.lake.Archive;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is kept of releases for good: the ledger's rows as {@code archive/releases/00000001.json} and so on, and the bytes they name by
 * digest among the archive's originals. Written once, forced to disk, never deleted.
 */
final class ReleaseArchive {
    private final Path folder;
    private final Archive originals;

    ReleaseArchive(Home home) {
        this.folder = home.archive().resolve("releases");
        this.originals = new Archive(home.archive());
    }

    /** Rows in the order of their numbers. */
    List<ReleaseEvent> events() {
        return files().stream()
                .map(file -> {
                    try {
                        return ReleaseEvent.parse(Files.readAllBytes(file));
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException("Cannot read " + file.getFileName(), unreadable);
                    }
                })
                .toList();
    }

    int size() {
        return files().size();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{8}\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list archive/releases", unreadable);
        }
    }

    /** The row stands when this returns. */
    void write(ReleaseEvent event) {
        Path file = folder.resolve(String.format(Locale.ROOT, "%08d.json", event.seq()));
        if (Files.exists(file)) {
            throw new IllegalStateException("Cannot write row " + event.seq() + " of the ledger of releases again");
        }
        try {
            Archive.writeDurably(file, event.json());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the ledger of releases", failure);
        }
    }

    /** @return the digest under which the file is kept from now on */
    String keep(Path file) {
        try {
            return originals.keep(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep " + file.getFileName() + " in the archive", failure);
        }
    }

    /** Whether the bytes of a digest are there and are what it says. */
    boolean holds(String sha256) {
        try {
            Path file = originals.path(sha256);
            return Files.isRegularFile(file)
                    && Archive.sha256(Files.readAllBytes(file)).equals(sha256);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read a released document from the archive", unreadable);
        }
    }

    /** The bytes of a digest, checked. */
    byte[] bytes(String sha256) {
        try {
            byte[] bytes = Files.readAllBytes(originals.path(sha256));
            if (!Archive.sha256(bytes).equals(sha256)) {
                throw new ReleaseStoppedException("存档中的已发布文件 " + sha256 + " 被改动过，请从备份恢复 archive");
            }
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read a released document from the archive", failure);
        }
    }
}

package io.eldercare.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of the inbox as it was looked at. Others write there while a night runs: who takes it asks again whether it is still the
 * same.
 */
final class InboxFile {
    /** An upload writes more often than this; nothing of an upload that rests for longer can be told from a whole file. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Path path;
    private final BasicFileAttributes seen;

    private InboxFile(Path path, BasicFileAttributes seen) {
        this.path = path;
        this.seen = seen;
    }

    /** Reading failed for want of rights or for a fault of the disk that holds the inbox. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(cause);
        }
    }

    /** A file that nobody writes: a young one is looked at twice. Empty where it is being written, or is gone. */
    static Optional<InboxFile> settled(Path path, Clock clock) throws IOException {
        Optional<InboxFile> file = look(path);
        if (file.isEmpty() || !file.get().isRegular()) {
            return file;
        }
        Duration age = Duration.between(file.get().modified(), clock.instant());
        if (age.isNegative() || age.compareTo(QUIET) >= 0) {
            return file;
        }
        try {
            Thread.sleep(QUIET.minus(age).toMillis() + 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a file to be whole", interrupted);
        }
        return file.filter(each -> !each.hasChanged());
    }

    private static Optional<InboxFile> look(Path path) {
        try {
            return Optional.of(new InboxFile(
                    path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    Path path() {
        return path;
    }

    boolean isRegular() {
        return seen.isRegularFile();
    }

    long size() {
        return seen.size();
    }

    Instant modified() {
        return seen.lastModifiedTime().toInstant();
    }

    /** Whether another file, or other bytes, are now in its place. */
    boolean hasChanged() {
        @Nullable BasicFileAttributes now = look(path).map(file -> file.seen).orElse(null);
        return now == null
                || !now.isRegularFile()
                || now.size() != seen.size()
                || !now.lastModifiedTime().equals(seen.lastModifiedTime())
                || !Objects.equals(now.fileKey(), seen.fileKey());
    }

    /** The bytes; a link put in the place of the file is not followed. Reading fails with {@link Unreadable}. */
    InputStream open() throws Unreadable {
        try {
            return new FilterInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    try {
                        return super.read(buffer, offset, length);
                    } catch (IOException failure) {
                        throw new Unreadable(failure);
                    }
                }
            };
        } catch (IOException failure) {
            throw new Unreadable(failure);
        }
    }
}

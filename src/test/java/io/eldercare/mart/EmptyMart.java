package io.eldercare.mart;

import io.eldercare.testing.OncePerBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * A mart with its tables and without rows, as the program makes it in a new home. Made once a build: unpacking PostgreSQL, making a
 * server's data and the tables take several seconds, and {@link MartServerTest} shows them.
 */
public final class EmptyMart {
    private EmptyMart() {}

    private static final class Made {
        static final Path HOME = OncePerBuild.folder("empty-mart", EmptyMart::make);
    }

    private static void make(Path home) {
        try (MartServer server = MartServer.open(MartSettings.embedded(home))) {
            Migrations.apply(server.dataSource(), Path.of("sql/mart"));
            Migrations.apply(server.readers(), Path.of("sql/readers"));
        }
    }

    /** Puts it into a home without a mart; the PostgreSQL programs are shared. */
    public static void into(Path home) {
        programsInto(home);
        Path made = Made.HOME.resolve("mart");
        Path mart = home.resolve("mart");
        try {
            OncePerBuild.copy(made.resolve("data"), mart.resolve("data"));
            // PostgreSQL refuses data that others may read
            Files.setPosixFilePermissions(mart.resolve("data"), PosixFilePermissions.fromString("rwx------"));
            OncePerBuild.copy(made.resolve("superuser.password"), mart.resolve("superuser.password"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Shares the PostgreSQL programs with a home that makes its own data. */
    static void programsInto(Path home) {
        try (Stream<Path> programs = Files.list(Made.HOME.resolve("mart"))) {
            Path mart = Files.createDirectories(home.resolve("mart"));
            for (Path folder : programs.toList()) {
                if (folder.getFileName().toString().startsWith("postgresql-")) {
                    Files.createSymbolicLink(mart.resolve(folder.getFileName()), folder);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

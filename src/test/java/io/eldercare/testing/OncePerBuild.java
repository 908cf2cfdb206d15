package io.eldercare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** What is dear to make and the same for all: made in {@code target} by the process of tests that asks first, while the others of its build wait. */
public final class OncePerBuild {
    private static final Path ROOT = Path.of("target", "shared").toAbsolutePath();

    /** A process started without Maven is a build of its own. */
    private static final String BUILD = System.getProperty("test.build", thisProcess());

    private OncePerBuild() {}

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " " + process.info().startInstant().orElseThrow();
    }

    /** Fills an empty folder. */
    public interface Maker {
        void fill(Path folder) throws IOException;
    }

    /** The folder of that name, filled. Nobody may change it. To be asked for once in a process. */
    public static Path folder(String name, Maker maker) {
        Path folder = ROOT.resolve(name);
        Path mark = ROOT.resolve(name + ".build");
        Path turn = ROOT.resolve(name + ".lock");
        try {
            Files.createDirectories(ROOT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(mark) || !Files.readString(mark).equals(BUILD)) {
                Files.deleteIfExists(mark);
                delete(folder);
                maker.fill(Files.createDirectory(folder));
                Files.writeString(mark, BUILD);
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Copies a folder with rights and times; links stay links. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

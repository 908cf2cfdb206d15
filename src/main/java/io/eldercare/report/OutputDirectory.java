package io.eldercare.report;

import io.eldercare.lake.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a directory beside the real one and swaps it in whole; a reader sees the old edition or the new, never a mixture. */
public final class OutputDirectory {
    private final Path target;
    private final Path aside;
    private final Path former;

    private OutputDirectory(Path target, Path aside, Path former) {
        this.target = target;
        this.aside = aside;
        this.former = former;
    }

    /** Opens an empty directory beside the target; what an interrupted run left there is removed. */
    public static OutputDirectory beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = absolute.resolve("..").normalize();
        Path aside = parent.resolve("." + absolute.getFileName() + ".new");
        Path former = parent.resolve("." + absolute.getFileName() + ".old");
        Files.createDirectories(parent);
        if (Files.exists(former) && !Files.exists(absolute)) {
            Files.move(former, absolute, StandardCopyOption.ATOMIC_MOVE);
        }
        remove(aside);
        remove(former);
        Files.createDirectories(aside);
        return new OutputDirectory(absolute, aside, former);
    }

    public void write(String name, byte[] content) throws IOException {
        Path file = aside.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.write(file, content);
    }

    /** As {@link #write}; a file that already has this content is taken over as it is, with its time of change. */
    public void writeOrKeep(String name, byte[] content) throws IOException {
        Path known = target.resolve(name);
        if (Files.isRegularFile(known)
                && Files.size(known) == content.length
                && Arrays.equals(Files.readAllBytes(known), content)) {
            Path file = aside.resolve(name);
            Files.createDirectories(file.resolve("..").normalize());
            try {
                Files.createLink(file, known);
                return;
            } catch (UnsupportedOperationException | IOException noLinks) {
                Files.deleteIfExists(file);
            }
        }
        write(name, content);
    }

    /** Puts the new directory in place and lists its files, sorted. */
    public List<Path> swap() throws IOException {
        Failpoint.FOLDER_WHOLE.hit();
        if (Files.exists(target)) {
            Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Failpoint.FOLDER_MOVED.hit();
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        Failpoint.FOLDER_SWAPPED.hit();
        remove(former);
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    public void discard() throws IOException {
        remove(aside);
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.eldercare.job.release;

import io.eldercare.lake.Archive;
import io.eldercare.report.OutputDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Released documents where people read them: byte for byte what the archive keeps. */
final class Shelf {
    private final ReportFolders folders;
    private final ReleaseArchive archive;

    Shelf(ReportFolders folders, ReleaseArchive archive) {
        this.folders = folders;
        this.archive = archive;
    }

    Path folder(FrozenVintage frozen) {
        return folders.of(frozen.plan(), frozen.month(), frozen.vintage());
    }

    /** Puts the vintage in its place, where it does not stand there already. */
    void place(FrozenVintage frozen) {
        if (differences(frozen).isEmpty()) {
            return;
        }
        Path folder = folder(frozen);
        try {
            OutputDirectory output = OutputDirectory.beside(folder);
            for (Map.Entry<String, String> document : frozen.documents().entrySet()) {
                output.write(document.getKey(), archive.bytes(document.getValue()));
            }
            for (Path beside : beside(folder)) {
                output.write(folder.relativize(beside).toString(), Files.readAllBytes(beside));
            }
            output.swap();
            for (String name : frozen.documents().keySet()) {
                close(folder.resolve(name));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot put the released documents into " + folder.getFileName(), failure);
        }
    }

    private static List<Path> beside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ReportFolders.isBeside(
                            folder.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** A hand's slip is stopped by the file's rights; {@link #differences} finds the rest. */
    private static void close(Path file) throws IOException {
        Archive.force(file);
        if (!file.toFile().setReadOnly()) {
            throw new IOException("Cannot take away the right to write " + file.getFileName());
        }
    }

    /** Documents that are missing or read otherwise than released, by name. */
    List<String> differences(FrozenVintage frozen) {
        Path folder = folder(frozen);
        List<String> differences = new ArrayList<>();
        frozen.documents().forEach((name, digest) -> {
            Optional<String> found = digest(folder.resolve(name));
            if (found.isEmpty()) {
                differences.add(name + " 不在了");
            } else if (!found.get().equals(digest)) {
                differences.add(name + " 被改动过");
            }
        });
        return differences;
    }

    /** Documents whose kept bytes are missing or touched, by name. */
    List<String> lost(FrozenVintage frozen) {
        List<String> lost = new ArrayList<>();
        frozen.documents().forEach((name, digest) -> {
            if (!archive.holds(digest)) {
                lost.add("存档里的 " + name + " 不在了或被改动过");
            }
        });
        return lost;
    }

    private static Optional<String> digest(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Archive.sha256(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file.getFileName(), unreadable);
        }
    }
}

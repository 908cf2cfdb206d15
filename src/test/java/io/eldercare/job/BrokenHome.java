package io.eldercare.job;

import io.eldercare.lake.audit.DataFile;
import io.eldercare.lake.audit.TableState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The ways in which a test breaks a home. */
final class BrokenHome {
    private BrokenHome() {}

    /** Turns one bit in the middle. */
    static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    static void edit(Path file, UnaryOperator<String> change) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new IllegalStateException(file.getFileName() + " would stay as it is");
        }
        Files.writeString(file, changed, StandardCharsets.UTF_8);
    }

    /** The file without its last line. */
    static void cut(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Files.write(file, lines.subList(0, lines.size() - 1), StandardCharsets.UTF_8);
    }

    /** A data file of a table and month. */
    static Path dataFile(Path lake, String table, YearMonth month) throws IOException {
        return TableState.of(lake).stream()
                .filter(state -> state.name().equals(table))
                .flatMap(state -> state.files().stream())
                .filter(file -> file.month().equals(Optional.of(month)))
                .map(DataFile::path)
                .findFirst()
                .orElseThrow();
    }
}

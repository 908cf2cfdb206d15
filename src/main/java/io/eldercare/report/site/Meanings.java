package io.eldercare.report.site;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Chinese meanings of tables and columns: {@code table.<name>}, {@code <table>.<column>} or {@code column.<name>}. */
final class Meanings {
    private final Properties meanings = new Properties();

    private Meanings() {}

    static Meanings read(Path file) throws IOException {
        Meanings meanings = new Meanings();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            meanings.meanings.load(reader);
        }
        return meanings;
    }

    Optional<String> table(String table) {
        return Optional.ofNullable(meanings.getProperty("table." + table));
    }

    Optional<String> column(String table, String column) {
        return Optional.ofNullable(meanings.getProperty(table + "." + column))
                .or(() -> Optional.ofNullable(meanings.getProperty("column." + column)));
    }
}

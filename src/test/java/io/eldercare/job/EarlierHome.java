package io.eldercare.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.lake.Archive;
import io.eldercare.mart.MartRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A home as the program of an earlier commit left it, see {@code earlier-home/README.md} among the test's resources. */
final class EarlierHome {
    static final Path STORED = Path.of("src/test/resources/earlier-home/home.zip");
    /** The last script of the mart that the earlier program had. */
    static final int SCRIPTS = 9;

    private EarlierHome() {}

    /** Unpacks it and fills its mart; {@code mart/} of the package goes to the folder beside. */
    static void into(Path home, Path rows) throws IOException, SQLException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(STORED))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = entry.getName().startsWith("mart/")
                        ? rows.resolve(entry.getName().substring("mart/".length()))
                        : home.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
        Files.createDirectories(home.resolve("archive/pending"));
        putReleasedDocuments(home);
        MartRows.into(home, rows, TestHome.PROJECT.resolve("sql/mart"), SCRIPTS);
    }

    /** Those of which the package holds the bytes. */
    private static void putReleasedDocuments(Path home) throws IOException {
        Path folder = home.resolve("reports/JDZ3Y/2025-08");
        Archive archive = new Archive(home.resolve("archive"));
        JsonNode documents = new ObjectMapper()
                .readTree(Files.readAllBytes(home.resolve("archive/releases/00000001.json")))
                .get("content")
                .get("documents");
        for (Map.Entry<String, JsonNode> document : documents.properties()) {
            Path bytes = archive.path(document.getValue().asText());
            if (Files.exists(bytes)) {
                Path target = folder.resolve(document.getKey());
                Files.createDirectories(target.getParent());
                Files.copy(bytes, target);
            }
        }
    }
}

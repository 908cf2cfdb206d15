package io.eldercare.transform.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.eldercare.lake.Archive;
import io.eldercare.lineage.Table.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that no file of {@code sql/} makes: where the program starts from, and what it fills by rules of its own. Stated in
 * {@code declared.yml} beside this class.
 *
 * @param columns Spark DDL of a table without a query
 * @param query what the program does, said in SQL over the tables before
 * @param from tables that go into it as wholes, where the rule is more than a query
 * @param rule package and document that say how
 */
record DeclaredTable(
        String table,
        Layer layer,
        String title,
        @Nullable String columns,
        @Nullable String query,
        @Nullable List<String> from,
        @Nullable String rule) {

    private record Document(
            @JsonProperty(required = true) List<DeclaredTable> sources,
            @JsonProperty(required = true) List<DeclaredTable> mart) {}

    /** @param sources before the feeds' and gold's queries */
    record Declared(List<DeclaredTable> sources, List<DeclaredTable> mart) {}

    private static final String RESOURCE = "declared.yml";

    static String hash() {
        return Archive.sha256(content()).substring(0, 16);
    }

    private static byte[] content() {
        try (InputStream file = DeclaredTable.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IOException(RESOURCE + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the declared tables", unreadable);
        }
    }

    static Declared read() {
        try {
            Document document = YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build()
                    .readValue(content(), Document.class);
            return new Declared(document.sources(), document.mart());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the declared tables", unreadable);
        }
    }

    GraphBuilder.Head head() {
        return new GraphBuilder.Head(table, layer, title, Optional.ofNullable(rule));
    }
}

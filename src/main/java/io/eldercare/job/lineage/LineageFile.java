package io.eldercare.job.lineage;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Home;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.LineageJson;
import io.eldercare.transform.lineage.LineageDerivation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code lake/lineage.json}: derived once for the definitions that stand, since deriving takes seconds and reading does not. */
public final class LineageFile {
    private static final Logger LOG = LoggerFactory.getLogger(LineageFile.class);

    private LineageFile() {}

    private static Path path(Home home) {
        return home.lake().resolve("lineage.json");
    }

    /** The lineage of the definitions; derived and, where there is a lake, kept when the file is of others. */
    public static LineageGraph of(Home home, Definitions definitions) {
        return current(home, definitions).orElseGet(() -> derive(home, definitions));
    }

    /** The file, where it is of these definitions and this program. */
    public static Optional<LineageGraph> current(Home home, Definitions definitions) {
        try {
            if (!Files.isRegularFile(path(home))) {
                return Optional.empty();
            }
            LineageGraph graph = LineageJson.read(Files.readString(path(home), StandardCharsets.UTF_8));
            return Optional.of(graph).filter(found -> found.key().equals(LineageDerivation.key(definitions)));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("The lineage file cannot be read and is derived again", unreadable);
            return Optional.empty();
        }
    }

    private static LineageGraph derive(Home home, Definitions definitions) {
        long start = System.nanoTime();
        LineageGraph graph = LineageDerivation.of(definitions);
        LOG.info(
                "Lineage of {} tables derived in {} ms",
                graph.tables().size(),
                (System.nanoTime() - start) / 1_000_000);
        if (Files.isDirectory(home.lake())) {
            try {
                Archive.writeDurably(path(home), LineageJson.write(graph).getBytes(StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot write " + path(home), failure);
            }
        }
        return graph;
    }
}

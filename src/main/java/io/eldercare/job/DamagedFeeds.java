package io.eldercare.job;

import io.eldercare.lake.audit.DataFile;
import io.eldercare.lake.audit.ParquetFiles;
import io.eldercare.lake.audit.TableState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Feeds of which a data file of a month cannot be read: to replace one county's rows there, the others would have to be copied from it. */
final class DamagedFeeds {
    private DamagedFeeds() {}

    static Set<String> in(Path lake, SliceChoice choice) {
        try {
            Set<String> feeds = new TreeSet<>();
            ParquetFiles reader = new ParquetFiles();
            for (TableState table : TableState.of(lake)) {
                String feed = table.name().substring(table.name().indexOf('.') + 1);
                boolean wanted = table.name().startsWith("silver.")
                        && (choice.feeds().isEmpty() || choice.feeds().contains(feed));
                if (wanted
                        && table.files().stream()
                                .filter(file -> file.month().equals(Optional.of(choice.month())))
                                .map(DataFile::path)
                                .anyMatch(file -> !reader.isIntact(file))) {
                    feeds.add(feed);
                }
            }
            return feeds;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot look into the lake: " + failure.getMessage(), failure);
        }
    }
}

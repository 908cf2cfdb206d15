package io.eldercare.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.eldercare.lake.store.Locations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies a Delta table to a local folder as it is at its latest version: the files alive then and the log up to then, so that tools that read Delta and tools
 * that read the Parquet files of a folder see the same rows. Older versions cannot be read from the copy.
 */
public final class TableCopy {
    private static final Pattern LOG_FILE = Pattern.compile("(\\d{20})\\.(json|crc|checkpoint\\..*parquet)");

    private TableCopy() {}

    /**
     * @param to folder that does not exist yet
     * @return data files copied
     */
    public static int copy(Path from, Path to) throws IOException {
        Engine engine = DefaultEngine.create(Locations.configuration());
        Snapshot snapshot = Table.forPath(engine, from.toString()).getLatestSnapshot(engine);
        int files = 0;
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        String path = InternalScanFileUtils.getAddFileStatus(rows.next())
                                .getPath();
                        copyInto(from, Locations.of(path), to);
                        files++;
                    }
                }
            }
        }
        for (Path file : logUpTo(from.resolve("_delta_log"), snapshot.getVersion())) {
            copyInto(from, file, to);
        }
        return files;
    }

    private static List<Path> logUpTo(Path log, long version) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> {
                        Matcher name = LOG_FILE.matcher(String.valueOf(file.getFileName()));
                        return name.matches() && Long.parseLong(name.group(1)) <= version;
                    })
                    .sorted()
                    .toList();
        }
    }

    private static void copyInto(Path from, Path file, Path to) throws IOException {
        Path target = to.resolve(from.relativize(file).toString());
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.copy(file, target);
    }
}

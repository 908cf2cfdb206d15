package io.eldercare.lake.upkeep;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Data files that a version of a table consists of. */
final class DataFiles {
    private DataFiles() {}

    /** @param partition values by partition column */
    record DataFile(String path, long bytes, Map<String, String> partition) {}

    static List<DataFile> of(Engine engine, Snapshot snapshot) throws IOException {
        List<DataFile> files = new ArrayList<>();
        Scan scan = snapshot.getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        var status = InternalScanFileUtils.getAddFileStatus(row);
                        files.add(new DataFile(
                                pathOf(new Path(status.getPath())),
                                status.getSize(),
                                InternalScanFileUtils.getPartitionValues(row)));
                    }
                }
            }
        }
        return files;
    }

    /** A path without scheme and host, as two listings of one store agree on it. */
    static String pathOf(Path path) {
        return path.toUri().getPath();
    }
}

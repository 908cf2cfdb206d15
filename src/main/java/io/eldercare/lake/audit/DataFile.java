package io.eldercare.lake.audit;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A data file of a table's present version.
 *
 * @param name path below the table's folder
 * @param bytes as the log states them
 * @param month of a table that is partitioned by month
 */
public record DataFile(Path table, String name, long bytes, Optional<YearMonth> month) {
    public Path path() {
        return table.resolve(name);
    }
}

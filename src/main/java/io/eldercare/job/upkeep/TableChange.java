package io.eldercare.job.upkeep;

import io.eldercare.lake.upkeep.Freed;
import java.util.List;

/**
 * What upkeep did to a table of the lake, or would do.
 *
 * @param table as {@code gold.fct_kpi}
 * @param before all its files before
 * @param after the same afterwards; where it was only looked, without what can go
 * @param compacted months whose small files were put together; {@code ""} for a table without months
 * @param checkpoints summaries of the log that were written
 * @param data files that no version within reach is made of
 * @param log files that only versions out of reach need
 * @param kept versions named by released bulletins that can still be read
 */
public record TableChange(
        String table,
        Freed before,
        Freed after,
        List<String> compacted,
        int checkpoints,
        Freed data,
        Freed log,
        int kept) {
    public TableChange {
        compacted = List.copyOf(compacted);
    }

    public Freed freed() {
        return data.plus(log);
    }

    /** Whether there was anything to do. */
    public boolean isNothing() {
        return compacted.isEmpty() && checkpoints == 0 && freed().files() == 0;
    }
}

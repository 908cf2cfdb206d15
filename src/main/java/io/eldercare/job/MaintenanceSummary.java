package io.eldercare.job;

import io.eldercare.job.upkeep.TableChange;
import io.eldercare.lake.upkeep.Freed;
import io.eldercare.mart.DatabaseUpkeep;
import java.time.Duration;
import java.util.List;

/**
 * What upkeep of a home did, or would do.
 *
 * @param leftovers of killed runs
 * @param keptVersions versions of tables that released bulletins name and that can be read
 * @param lostVersions those that can no longer be read, for instance because the lake was made anew since
 */
public record MaintenanceSummary(
        String runId,
        MaintenanceRequest.Extent extent,
        List<TableChange> tables,
        int keptVersions,
        int lostVersions,
        Freed leftovers,
        Freed logs,
        List<DatabaseUpkeep.Change> databases,
        Duration duration) {
    public MaintenanceSummary {
        tables = List.copyOf(tables);
        databases = List.copyOf(databases);
    }

    public Freed lakeBefore() {
        return tables.stream().map(TableChange::before).reduce(Freed.NOTHING, Freed::plus);
    }

    public Freed lakeAfter() {
        return tables.stream().map(TableChange::after).reduce(Freed.NOTHING, Freed::plus);
    }

    /** Of the lake, leftovers and logs. */
    public Freed freed() {
        return tables.stream().map(TableChange::freed).reduce(leftovers.plus(logs), Freed::plus);
    }
}

package io.eldercare.report;

import io.eldercare.plan.money.Allocation;
import java.time.YearMonth;
import java.util.List;

/** An allocation beside the one that other figures would give. */
public record WhatIf(List<Change> changes, Allocation before, Allocation after) {
    public WhatIf {
        changes = List.copyOf(changes);
    }

    /**
     * A figure that is assumed to be another.
     *
     * @param published with its unit, or 缺报
     * @param assumed with its unit
     */
    public record Change(
            String regionCode, String regionName, String figure, YearMonth month, String published, String assumed) {}
}

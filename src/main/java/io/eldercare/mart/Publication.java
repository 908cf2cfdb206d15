package io.eldercare.mart;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one run makes visible, at once.
 *
 * @param definitionsHash of the definitions that all published figures are now computed with
 * @param lakeVersions of the tables that the figures were read from, by name such as {@code gold.fct_kpi}; empty where nobody knows
 * @param changes in order: a table after those it refers to
 */
public record Publication(
        String runId,
        Instant publishedAt,
        String definitionsHash,
        SortedMap<String, Long> lakeVersions,
        List<Change> changes) {
    public Publication {
        lakeVersions = sorted(lakeVersions);
        changes = List.copyOf(changes);
    }

    /** Of figures that come from no lake. */
    public Publication(String runId, Instant publishedAt, String definitionsHash, List<Change> changes) {
        this(runId, publishedAt, definitionsHash, new TreeMap<>(), changes);
    }

    private static SortedMap<String, Long> sorted(Map<String, Long> versions) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}

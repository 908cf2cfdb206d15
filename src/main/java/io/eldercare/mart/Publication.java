package io.eldercare.mart;

import java.time.Instant;
import java.util.List;

/**
 * Everything that one run makes visible, at once.
 *
 * @param definitionsHash of the definitions that all published figures are now computed with
 * @param changes in order: a table after those it refers to
 */
public record Publication(String runId, Instant publishedAt, String definitionsHash, List<Change> changes) {
    public Publication {
        changes = List.copyOf(changes);
    }
}

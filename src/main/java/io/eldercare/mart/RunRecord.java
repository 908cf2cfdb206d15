package io.eldercare.mart;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code ops.run}.
 *
 * @param outcome running, done or failed
 * @param exitCode empty while it runs, and where the process could not end by itself
 * @param failure code of the failure (docs/operations.md); empty where there was none
 * @param program version, and the jar's SHA-256 where it ran from one; empty where it is not known
 * @param definitions hash; empty where the run did not come to read them
 */
public record RunRecord(
        String runId,
        Instant startedAt,
        Optional<Instant> finishedAt,
        String command,
        String outcome,
        RunTotals totals,
        Optional<Integer> exitCode,
        Optional<String> failure,
        String program,
        String definitions,
        Optional<String> message) {}

package io.eldercare.mart;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code ops.run}.
 *
 * @param outcome running, done or failed
 * @param deliveries taken in this run; {@code rows} and {@code rejected} are their record lines
 */
public record RunRecord(
        String runId,
        Instant startedAt,
        Optional<Instant> finishedAt,
        String command,
        String outcome,
        int deliveries,
        long rows,
        long rejected,
        Optional<String> message) {}

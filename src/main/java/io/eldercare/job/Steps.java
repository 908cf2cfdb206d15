package io.eldercare.job;

import io.eldercare.mart.RunLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps of a night, tells a person how far they are, and remembers how long each took. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Progress progress;
    private final Clock clock;
    private final Map<String, Duration> durations = new LinkedHashMap<>();

    Steps(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    <T> T run(String title, long total, Function<Progress, T> work) {
        Instant start = clock.instant();
        progress.begin(title, total);
        T result = work.apply(progress);
        Duration duration = Duration.between(start, clock.instant());
        durations.merge(title, duration, Duration::plus);
        progress.end("");
        LOG.info("{}: {} ms", title, duration.toMillis());
        return result;
    }

    void record(RunLedger ledger, String runId) {
        durations.forEach((title, duration) -> ledger.step(runId, title, duration, ""));
    }
}

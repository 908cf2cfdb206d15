package io.eldercare.job;

import io.eldercare.mart.RunLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the steps of a night, tells a person how far they are, and remembers how long each took. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Progress progress;
    private final Clock clock;
    private final BiConsumer<String, Duration> over;
    private final Map<String, Duration> durations = new LinkedHashMap<>();

    Steps(Progress progress, Clock clock) {
        this(progress, clock, (title, duration) -> {});
    }

    /** @param over hears of each step when it is over */
    Steps(Progress progress, Clock clock, BiConsumer<String, Duration> over) {
        this.progress = progress;
        this.clock = clock;
        this.over = over;
    }

    <T> T run(String title, long total, Function<Progress, T> work) {
        Instant start = clock.instant();
        progress.begin(title, total);
        T result = work.apply(progress);
        Duration duration = Duration.between(start, clock.instant());
        durations.merge(title, duration, Duration::plus);
        progress.end("");
        over.accept(title, duration);
        LOG.info("{}: {} ms", title, duration.toMillis());
        return result;
    }

    void record(RunLedger ledger, String runId) {
        durations.forEach((title, duration) -> ledger.step(runId, title, duration, ""));
    }
}

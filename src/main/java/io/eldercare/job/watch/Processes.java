package io.eldercare.job.watch;

import java.time.Instant;

/** When a process began, which tells it from a later one with its number. */
final class Processes {
    private Processes() {}

    static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}

package io.eldercare.job;

import io.eldercare.lake.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where and with what a command works.
 *
 * @param definitionsRoot folder that holds {@code sql/}, {@code jobs/} and {@code reports/}
 * @param clock the only source of the present time
 * @param environment environment variables
 */
public record Workplace(
        Home home, Path definitionsRoot, Clock clock, Map<String, String> environment, Progress progress) {

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "Workplace[" + home.root() + "]";
    }
}

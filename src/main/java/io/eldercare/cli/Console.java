package io.eldercare.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What surrounds a call of the program.
 *
 * @param out data
 * @param err everything else: progress, notes, failures
 * @param isTerminal whether a person sits in front of it
 * @param environment environment variables
 * @param definitionsRoot folder that holds {@code sql/}, {@code jobs/} and {@code reports/}
 * @param clock the only source of the present time
 */
record Console(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        boolean isTerminal,
        Map<String, String> environment,
        Path definitionsRoot,
        Clock clock) {

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "Console[definitionsRoot=" + definitionsRoot + "]";
    }
}

package io.eldercare.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** One call of the program as a test sees it: no terminal, a fixed clock, no environment. */
record CommandRun(int code, String out, String err) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-05T18:00:00Z"), ZoneId.of("Asia/Shanghai"));

    static CommandRun of(Path definitionsRoot, String... arguments) {
        return at(CLOCK, definitionsRoot, arguments);
    }

    static CommandRun at(Clock clock, Path definitionsRoot, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = console(clock, definitionsRoot, out, err);
        int code = Application.run(console, arguments);
        return new CommandRun(code, text(out), text(err));
    }

    static CommandRun of(String... arguments) {
        return of(Path.of(""), arguments);
    }

    static Console console(Path definitionsRoot, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return console(CLOCK, definitionsRoot, out, err);
    }

    private static Console console(
            Clock clock, Path definitionsRoot, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                Map.of(),
                definitionsRoot.toAbsolutePath(),
                clock);
    }

    static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

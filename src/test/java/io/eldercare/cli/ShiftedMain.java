package io.eldercare.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The program on a machine whose clock is wrong by {@code SHIFTED_DAYS}. */
public final class ShiftedMain {
    private ShiftedMain() {}

    public static void main(String[] arguments) {
        Clock right = Clock.system(ZoneId.of("Asia/Shanghai"));
        Console console = new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                false,
                System.getenv(),
                Path.of(System.getProperty("eldercare.root", "")).toAbsolutePath(),
                Clock.offset(right, Duration.ofDays(Integer.parseInt(System.getenv("SHIFTED_DAYS")))));
        System.exit(Application.run(console, arguments));
    }
}

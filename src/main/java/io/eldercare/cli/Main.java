package io.eldercare.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Entry point: {@code eldercare <command> [options]}. Ends the JVM with an {@link ExitCode}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        Console console = new Console(
                out,
                err,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.console() != null,
                System.getenv(),
                Path.of(System.getProperty("eldercare.root", "")).toAbsolutePath(),
                Clock.system(ZoneId.of("Asia/Shanghai")));
        int code = Application.run(console, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }
}

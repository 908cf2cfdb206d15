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
        int code = namesAreSafe(err) ? Application.run(console, arguments) : ExitCode.USAGE;
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Where the locale has no UTF-8, Java reads every Chinese file name of the inbox as question marks. */
    private static boolean namesAreSafe(PrintStream err) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("GB18030")) {
            return true;
        }
        err.println("当前语言环境的文件名编码是 " + encoding + "，中文文件名会读错，没有运行。请设 LC_ALL=C.UTF-8，或用 jobs/eldercare 启动。");
        err.println(
                "File names are in " + encoding + " in this locale: set LC_ALL=C.UTF-8, or start with jobs/eldercare.");
        return false;
    }
}

package io.eldercare.mart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the PostgreSQL programs of a mart folder. They refuse to run as root: root calls them inside a user namespace of their own, or, where the
 * kernel forbids that (many containers), as the user {@code postgres} or {@code nobody}.
 */
final class PostgresPrograms {
    private static final int LONGEST_SECONDS = 660;
    private static final int MEMORY_KILOBYTES = 1_500_000;

    private final Path binaries;
    private final Path directory;
    private final List<String> prefix;
    private final String owner;

    private PostgresPrograms(Path binaries, Path directory, List<String> prefix, String owner) {
        this.binaries = binaries;
        this.directory = directory;
        this.prefix = prefix;
        this.owner = owner;
    }

    static PostgresPrograms in(Path directory) throws IOException {
        Path binaries = PostgresBinaries.unpack(directory);
        if (!isRoot()) {
            return new PostgresPrograms(binaries, directory, List.of(), "");
        }
        if (succeeds("unshare", "-U", "true")) {
            return new PostgresPrograms(binaries, directory, List.of("unshare", "-U"), "0:0");
        }
        String user = succeeds("id", "-u", "postgres") ? "postgres" : "nobody";
        String number = capture("id", "-u", user);
        String group = capture("id", "-g", user);
        return new PostgresPrograms(
                binaries,
                directory,
                List.of("setpriv", "--reuid=" + number, "--regid=" + group, "--clear-groups"),
                number + ":" + group);
    }

    /** @throws MartException when the program does not end with 0; the message holds the end of its output */
    void run(String program, List<String> arguments) throws IOException {
        run(List.of(), program, arguments);
    }

    /**
     * The same, with a limit on the memory of each process it leaves behind, that of a query too: a setting that a reader raises then fails for that
     * reader, instead of taking the memory of the machine.
     */
    void runLimited(String program, List<String> arguments) throws IOException {
        run(
                List.of("sh", "-c", "ulimit -v " + MEMORY_KILOBYTES + " 2>/dev/null; exec \"$0\" \"$@\""),
                program,
                arguments);
    }

    /** Makes a file of the folder readable for the server. */
    void give(Path file) throws IOException {
        if (!owner.isEmpty()) {
            execute(List.of("chown", owner, file.toString()));
        }
    }

    private void run(List<String> shell, String program, List<String> arguments) throws IOException {
        giveAway();
        List<String> command = new ArrayList<>(prefix);
        command.addAll(shell);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Path output = Files.createTempFile("eldercare-", ".log");
        try {
            Process process = start(command, output);
            if (!await(process) || process.exitValue() != 0) {
                throw new MartException("内置 PostgreSQL 的 " + program + " 没有成功：" + tail(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    /** Under root the folder must belong to whoever the server runs as, also after a change of kernel or container. */
    private void giveAway() throws IOException {
        if (!owner.isEmpty() && !owner.startsWith(Files.getAttribute(ownedFolder(), "unix:uid") + ":")) {
            execute(List.of("chown", "-R", owner, directory.toString()));
        }
    }

    private Path ownedFolder() {
        Path data = directory.resolve("data");
        return Files.exists(data) ? data : directory;
    }

    private static Process start(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private static boolean await(Process process) throws IOException {
        try {
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", interruption);
        }
    }

    static String tail(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - 600)).replace('\n', ' ');
    }

    private static boolean isRoot() throws IOException {
        Path own = Path.of("/proc/self");
        return Files.exists(own) && Files.getAttribute(own, "unix:uid").equals(0);
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return await(process) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String capture(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static void execute(List<String> command) throws IOException {
        if (!succeeds(command.toArray(String[]::new))) {
            throw new MartException("不能把 mart 文件夹交给运行 PostgreSQL 的用户（chown）：请以普通用户运行，或用 ELDERCARE_MART_URL 指定服务器");
        }
    }
}

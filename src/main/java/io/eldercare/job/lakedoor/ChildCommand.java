package io.eldercare.job.lakedoor;

import io.eldercare.definitions.LakeSettings;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How the queries' process is started: the same program, little memory, no environment, and another OS user where the settings name one. */
final class ChildCommand {
    private static final List<String> INHERITED = List.of(
            "--add-opens", "-Djdk.reflect", "-Dio.netty", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:SharedArchiveFile");

    private final LakeSettings settings;
    private final Path scratch;

    ChildCommand(LakeSettings settings, Path scratch) {
        this.settings = settings;
        this.scratch = scratch;
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("LANG", "C.UTF-8");
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.directory(scratch.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private List<String> words() throws IOException {
        List<String> words = new ArrayList<>(user());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> INHERITED.stream().anyMatch(argument::startsWith))
                .forEach(words::add);
        words.addAll(List.of(
                "-Xmx" + settings.memory(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=256m",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-Djava.io.tmpdir=" + scratch,
                "-Deldercare.logs=" + scratch,
                "-Dspark.driver.maxResultSize=256m",
                "-Dspark.cleaner.periodicGC.interval=10min",
                "-cp",
                classPath(),
                LakeProcess.class.getName()));
        return words;
    }

    /** Absolute, since the process stands in another folder. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, entries);
    }

    private List<String> user() throws IOException {
        if (settings.runAs().isEmpty()) {
            return List.of();
        }
        String user = settings.runAs().get();
        if (!"root".equals(ProcessHandle.current().info().user().orElse(""))) {
            return List.of("sudo", "-n", "-u", user, "--");
        }
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + group(user),
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--");
    }

    private static String group(String user) throws IOException {
        Process id = new ProcessBuilder("id", "-g", user).start();
        String group = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!id.waitFor(10, TimeUnit.SECONDS) || id.exitValue() != 0 || group.isEmpty()) {
                throw new RefusedStatement(
                        Refusal.LAKE_UNSAFE, "没有操作系统用户 " + user + "（settings.yml 的 lake.run_as）：请先建立该用户");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        return group;
    }
}

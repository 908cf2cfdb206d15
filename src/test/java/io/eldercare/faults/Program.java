package io.eldercare.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The program as an operator starts it: by its launcher over the packaged jar, or from the classes of this build where no jar is made yet. */
record Program(Optional<Path> launcher, String main, Map<String, String> environment) {
    private static final String MAIN = "io.eldercare.cli.Main";
    private static final long LONGEST_MINUTES = 15;
    static final Map<String, String> SECRET =
            Map.of("ELDERCARE_PERSON_SECRET", "a secret of these tests, never used elsewhere");

    /** A run that has ended; 128 and more where it was killed. */
    record Ended(int code, String output) {
        /** The line that says why it failed, without the places of this machine. */
        String reason(Path home) {
            return output.lines()
                    .filter(line -> line.contains("没有完成") || line.contains("无法执行") || line.contains("OutOfMemory"))
                    .findFirst()
                    .orElse("")
                    .replace(home.toString(), "…");
        }
    }

    /** Of this build: by {@code eldercare.faults.launcher}, or from its classes. */
    static Program ofThisBuild() {
        return new Program(
                Optional.ofNullable(System.getProperty("eldercare.faults.launcher"))
                        .map(Path::of),
                MAIN,
                SECRET);
    }

    Program with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new Program(launcher, main, all);
    }

    /** From the classes of this build, with a clock that is wrong by so many days. */
    Program shifted(int days) {
        Program shifted = new Program(Optional.empty(), "io.eldercare.cli.ShiftedMain", environment);
        return shifted.with(Map.of("SHIFTED_DAYS", Integer.toString(days)));
    }

    Ended run(Path home, String... arguments) {
        return start(home, arguments).await();
    }

    Running start(Path home, String... arguments) {
        List<String> command = new ArrayList<>(
                launcher.map(script -> List.of("sh", script.toString())).orElseGet(this::ofClasses));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        try {
            Path output = Files.createTempFile(home.getParent(), "run", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("ELDERCARE_"));
            builder.environment().putAll(environment);
            return new Running(builder.start(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> ofClasses() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .filter(option -> !option.startsWith("-Deldercare."))
                .forEach(command::add);
        command.addAll(List.of(
                "-Deldercare.root=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                main));
        return command;
    }

    /** A run under way. */
    record Running(Process process, Path output) {
        Ended await() {
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("The program hangs:\n" + text());
                }
                return new Ended(process.exitValue(), text());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        String text() {
            try {
                return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Waits until the run stands at a failpoint that makes the file. */
        void reaches(Path mark) throws InterruptedException {
            while (!Files.exists(mark)) {
                if (!process.isAlive()) {
                    throw new AssertionError("The run ended before its failpoint:\n" + text());
                }
                Thread.sleep(20);
            }
        }

        /** @param signal such as {@code STOP} */
        void signal(String signal) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}

package io.eldercare.bench;

import io.eldercare.bench.ProcessTree.Usage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the processes of the bench and says what runs; an output file each in the work folder. */
final class Commands {
    static final Map<String, String> SECRET =
            Map.of("ELDERCARE_PERSON_SECRET", "a secret of the bench, of synthetic persons only");
    private static final List<String> PASSED_ON = List.of(
            "--add-opens",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseParallelGC",
            "-Dio.",
            "-Djdk.",
            "-Djava.awt",
            "-Dfile.",
            "-Duser.timezone");
    private static final List<String> CORES = List.of("taskset", "-c", "0,1");

    private final Path project;
    private final Path work;

    Commands(Path project, Path work) {
        this.project = project;
        this.work = work;
    }

    String launcher() {
        return project.resolve("jobs/eldercare").toString();
    }

    /** A class of the bench as a process of its own. */
    List<String> java(String type, String memory, List<String> arguments) {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memory));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), type));
        words.addAll(arguments);
        return words;
    }

    /** Runs to the end on two cores; a failure ends the bench with the last lines of its output. */
    Usage run(String name, List<String> words) throws IOException, InterruptedException {
        Path output = output(name);
        List<String> bound = new ArrayList<>(Runtime.getRuntime().availableProcessors() > 2 ? CORES : List.of());
        bound.addAll(words);
        System.out.printf("%tT %s ...%n", System.currentTimeMillis(), name);
        ProcessBuilder builder = ProcessTree.command(bound, output).directory(project.toFile());
        builder.environment().putAll(SECRET);
        Usage usage = ProcessTree.measure(builder, work);
        if (usage.exit() != 0) {
            List<String> lines = Files.readAllLines(output);
            lines.subList(Math.max(0, lines.size() - 30), lines.size()).forEach(System.out::println);
            throw new IllegalStateException(name + " ended with " + usage.exit() + "; its output: " + output);
        }
        System.out.printf(
                "%tT %s: %.1f s, processor %.1f s, peak %.0f MiB, written %.0f MiB%n",
                System.currentTimeMillis(), name, usage.wall(), usage.processor(), usage.peak(), usage.written());
        return usage;
    }

    Path output(String name) throws IOException {
        return Files.createDirectories(work.resolve("output")).resolve(name.replace(' ', '-') + ".txt");
    }
}

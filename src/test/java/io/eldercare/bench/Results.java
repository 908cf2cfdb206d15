package io.eldercare.bench;

import io.eldercare.bench.BenchOptions.Size;
import io.eldercare.bench.ProcessTree.Usage;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToDoubleFunction;

/** Measured runs, a small file each, so that a bench that was stopped goes on where it was. */
final class Results {
    private final Path folder;

    Results(Path work) {
        this.folder = work.resolve("results");
    }

    private Path file(Size size, String part, int run) {
        return folder.resolve(size.key() + "-" + part + "-" + run + ".properties");
    }

    boolean has(Size size, String part, int run) {
        return Files.exists(file(size, part, run));
    }

    /** @param output of the process: lines {@code phase <name> <seconds>} are kept */
    void put(Size size, String part, int run, Usage usage, Path output) throws IOException {
        Properties values = new Properties();
        values.setProperty("wall", Double.toString(usage.wall()));
        values.setProperty("processor", Double.toString(usage.processor()));
        values.setProperty("peak", Double.toString(usage.peak()));
        values.setProperty("written", Double.toString(usage.written()));
        List<String> phases = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            if (line.startsWith("phase ")) {
                phases.add(line.substring(6));
            }
        }
        values.setProperty("phases", String.join(", ", phases));
        Files.createDirectories(folder);
        Path finished = file(size, part, run);
        Path half = finished.resolveSibling(finished.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(half)) {
            values.store(writer, null);
        }
        Files.move(half, finished);
    }

    /** Medians over the runs that are there. */
    Optional<Usage> median(Size size, String part) {
        List<Usage> runs = new ArrayList<>();
        for (int run = 1; has(size, part, run); run++) {
            Properties values = read(file(size, part, run));
            runs.add(new Usage(
                    number(values, "wall"),
                    number(values, "processor"),
                    number(values, "peak"),
                    number(values, "written"),
                    0));
        }
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Usage(
                        median(runs, Usage::wall),
                        median(runs, Usage::processor),
                        median(runs, Usage::peak),
                        median(runs, Usage::written),
                        0));
    }

    int runs(Size size, String part) {
        int runs = 0;
        while (has(size, part, runs + 1)) {
            runs++;
        }
        return runs;
    }

    /** Of the first run. */
    String phases(Size size, String part) {
        return has(size, part, 1) ? read(file(size, part, 1)).getProperty("phases", "") : "";
    }

    private static double median(List<Usage> runs, ToDoubleFunction<Usage> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double number(Properties values, String name) {
        return Double.parseDouble(values.getProperty(name));
    }

    static Properties read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return values;
    }
}

package io.eldercare.bench;

import io.eldercare.bench.BenchOptions.Size;
import io.eldercare.bench.ProcessTree.Usage;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Measured runs, a small file each, so that a bench that was stopped goes on where it was. */
final class Results {
    private static final Pattern PHASE = Pattern.compile("^(?:phase ([a-z]+)\\S* |完成 (\\S+)（)([0-9.]+)");

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

    /** @param output of the process: its phases' seconds are kept */
    void put(Size size, String part, int run, Usage usage, Path output) throws IOException {
        Properties values = new Properties();
        values.setProperty("wall", Double.toString(usage.wall()));
        values.setProperty("processor", Double.toString(usage.processor()));
        values.setProperty("peak", Double.toString(usage.peak()));
        values.setProperty("written", Double.toString(usage.written()));
        values.setProperty("phases", phases(Files.readAllLines(output)));
        Files.createDirectories(folder);
        Path finished = file(size, part, run);
        Path half = finished.resolveSibling(finished.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(half)) {
            values.store(writer, null);
        }
        Files.move(half, finished);
    }

    /** Lines {@code phase load_visit 0.2} of the contenders, their parts added up, and this program's own words. */
    static String phases(List<String> lines) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher phase = PHASE.matcher(line);
            if (phase.find()) {
                String name = phase.group(1) == null ? phase.group(2) : phase.group(1);
                seconds.merge(name, Double.parseDouble(phase.group(3)), Double::sum);
            }
        }
        return seconds.entrySet().stream()
                .map(phase -> String.format(Locale.ROOT, "%s %.1f", phase.getKey(), phase.getValue()))
                .collect(Collectors.joining(", "));
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

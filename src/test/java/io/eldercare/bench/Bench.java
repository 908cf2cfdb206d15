package io.eldercare.bench;

import io.eldercare.bench.BenchOptions.Size;
import io.eldercare.bench.ProcessTree.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs everybody on the same deliveries, one after the other, compares their figures and writes the tables: {@code jobs/bench}. Every
 * finished run stays in the work folder and is not repeated.
 */
public final class Bench {
    static final String REBUILD = "ours-rebuild";
    static final String RECEIVE = "ours-receive";
    static final String NIGHT = "ours-night";

    private final BenchOptions options;
    private final Commands commands;
    private final BenchData data;
    private final Results results;
    private final Path project;

    private Bench(BenchOptions options) {
        this.options = options;
        this.project = Path.of("").toAbsolutePath();
        this.commands = new Commands(project, options.work());
        this.data = new BenchData(commands, options.work());
        this.results = new Results(options.work());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Bench(options).run() ? 0 : 1);
    }

    /** @return whether all figures agree */
    private boolean run() throws IOException, InterruptedException {
        boolean same = true;
        for (Size size : options.sizes()) {
            data.make(size);
            int runs = size.equals(options.size()) ? options.runs() : 1;
            if (options.has(Contender.OURS)) {
                ours(size, runs);
            }
            for (Contender contender : options.contenders()) {
                if (contender != Contender.OURS) {
                    rival(contender, size, runs);
                }
            }
            same &= agree(size);
        }
        if (options.has(Contender.OURS)) {
            for (Size size : options.histories()) {
                data.make(size);
                ours(size, 1);
            }
        }
        BenchReport report = new BenchReport(options, results, data);
        System.out.println(report.text());
        if (same && !options.document().isEmpty()) {
            report.write(project);
        }
        return same;
    }

    private void ours(Size size, int runs) throws IOException, InterruptedException {
        Path homes = options.work().resolve("homes").resolve(size.key());
        Path archive = homes.resolve("archive-only");
        boolean nights = options.parts().contains("night") || options.parts().contains("history");
        boolean rebuilt = results.has(size, REBUILD, runs) && Files.exists(figures(size, "ours"));
        if (rebuilt && (!nights || results.has(size, NIGHT, options.runs()))) {
            return;
        }
        if (!results.has(size, RECEIVE, 1) || !Files.exists(archive)) {
            Folders.delete(homes);
            Folders.copy(data.inbox(size), archive.resolve("inbox"));
            measured(
                    size,
                    RECEIVE,
                    1,
                    commands.java("io.eldercare.bench.FilledArchive", "2g", List.of(archive.toString())));
        }
        Path home = homes.resolve("rebuilt");
        for (int run = 1; run <= runs; run++) {
            boolean needed = run == runs && nights && !Files.exists(homes.resolve("rebuilt.done"));
            if (!results.has(size, REBUILD, run) || needed) {
                Folders.delete(home);
                Folders.copy(archive, home);
                measured(size, REBUILD, run, ourCommand("rebuild", home, "--no-reports"));
                export(size, "ours", home);
            }
        }
        Files.writeString(homes.resolve("rebuilt.done"), "");
        if (nights) {
            nights(size, home, homes.resolve("night"));
        }
        if (!options.keep()) {
            Folders.delete(homes);
        }
    }

    /** Each on a copy of the rebuilt home, with the day's deliveries in its inbox. */
    private void nights(Size size, Path rebuilt, Path home) throws IOException, InterruptedException {
        for (int run = 1; run <= options.runs(); run++) {
            if (!results.has(size, NIGHT, run)) {
                Folders.delete(home);
                Folders.copy(rebuilt, home);
                Folders.delete(home.resolve("inbox"));
                Folders.copy(data.day(size), home.resolve("inbox"));
                measured(size, NIGHT, run, ourCommand("nightly", home));
                export(size, "ours-after-night", home);
            }
        }
    }

    private List<String> ourCommand(String command, Path home, String... options) {
        List<String> words = new ArrayList<>(List.of(commands.launcher(), command, "--home", home.toString()));
        words.addAll(List.of(options));
        return words;
    }

    private void rival(Contender contender, Size size, int runs) throws IOException, InterruptedException {
        String memory = contender == Contender.SPARK ? "4g" : "1g";
        Path scratch = options.work().resolve("scratch").resolve(contender.code());
        for (int run = 1; run <= runs; run++) {
            if (!results.has(size, contender.code(), run) || !Files.exists(figures(size, contender.code()))) {
                Folders.delete(scratch);
                Files.createDirectories(scratch);
                List<String> arguments = List.of(
                        data.inbox(size).toString(),
                        scratch.toString(),
                        figures(size, contender.code()).toString());
                measured(size, contender.code(), run, commands.java(contender.type(), memory, arguments));
                Folders.delete(scratch);
            }
        }
    }

    private void measured(Size size, String part, int run, List<String> words)
            throws IOException, InterruptedException {
        String name = size.key() + " " + part + " " + run;
        Usage usage = commands.run(name, words);
        if (!results.has(size, part, run)) {
            results.put(size, part, run, usage, commands.output(name));
        }
    }

    private void export(Size size, String name, Path home) throws IOException, InterruptedException {
        commands.run(
                size.key() + " figures of " + name,
                commands.java(
                        "io.eldercare.bench.OurFigures",
                        "1g",
                        List.of(home.toString(), figures(size, name).toString())));
    }

    private Path figures(Size size, String name) throws IOException {
        return Files.createDirectories(options.work().resolve("figures").resolve(size.key()))
                .resolve(name + ".csv");
    }

    private boolean agree(Size size) throws IOException {
        List<String> all = new ArrayList<>();
        for (Contender contender : options.contenders()) {
            all.add(figures(size, contender.code()).toString());
        }
        return all.size() < 2 || SameFigures.same(all);
    }
}

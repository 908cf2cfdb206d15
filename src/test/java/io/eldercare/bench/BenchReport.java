package io.eldercare.bench;

import io.eldercare.bench.BenchOptions.Size;
import io.eldercare.bench.ProcessTree.Usage;
import io.eldercare.report.chart.BenchPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The tables and the chart of what was measured, between the markers of the document. */
final class BenchReport {
    private static final String BEGIN = "<!-- bench:begin, written by jobs/bench -->";
    private static final String END = "<!-- bench:end -->";
    private static final String PICTURE = "bench.png";
    private static final double MILLION = 1e6;

    private final BenchOptions options;
    private final Results results;
    private final BenchData data;

    BenchReport(BenchOptions options, Results results, BenchData data) {
        this.options = options;
        this.results = results;
        this.data = data;
    }

    void write(Path project) throws IOException {
        Path document = project.resolve(options.document());
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(
                    "Cannot write the tables: " + document + " lacks the lines " + BEGIN + " and " + END);
        }
        Files.writeString(document, text.substring(0, begin) + BEGIN + "\n" + text() + text.substring(end));
        Files.write(document.resolveSibling(PICTURE), picture());
    }

    private byte[] picture() throws IOException {
        Map<String, Double> bars = new LinkedHashMap<>();
        Map<String, List<double[]>> lines = new LinkedHashMap<>();
        for (Contender contender : options.contenders()) {
            results.median(options.size(), part(contender))
                    .ifPresent(usage -> bars.put(contender.title(), usage.wall()));
            List<double[]> points = new ArrayList<>();
            for (Size size : options.sizes()) {
                results.median(size, part(contender))
                        .ifPresent(usage -> points.add(new double[] {rows(size) / MILLION, usage.wall()}));
            }
            lines.put(contender.title(), points);
        }
        return BenchPicture.png(bars, lines);
    }

    private static String part(Contender contender) {
        return contender == Contender.OURS ? Bench.REBUILD : contender.code();
    }

    private double rows(Size size) {
        return Double.parseDouble(data.facts(size).getProperty("rows"));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Properties facts = data.facts(options.size());
        text.append(format(
                "Machine: %s. Data: %.1f m rows, %s files, %.1f GB of CSV; %d months, 100 counties. Medians of the runs.%n%n",
                Machine.describe(),
                rows(options.size()) / MILLION,
                facts.getProperty("files"),
                Double.parseDouble(facts.getProperty("bytes")) / 1e9,
                options.months()));
        contenders(text, facts);
        growth(text);
        history(text);
        text.append(format("![Seconds by contender and by rows](%s)%n", PICTURE));
        return text.toString();
    }

    private void contenders(StringBuilder text, Properties facts) {
        text.append(
                "| what | runs | wall | processor | peak memory | written | phases |\n|---|---|---|---|---|---|---|\n");
        row(text, "this program, receiving the files into the archive", options.size(), Bench.RECEIVE);
        for (Contender contender : options.contenders()) {
            String title = contender == Contender.OURS
                    ? "this program, rebuild from the archive to the mart, without documents"
                    : contender.title() + ", the same files to the same figures";
            row(text, title, options.size(), part(contender));
        }
        row(
                text,
                "this program, a night with one day of 100 counties (" + facts.getProperty("day_files") + " files, "
                        + facts.getProperty("day_rows") + " rows)",
                options.size(),
                Bench.NIGHT);
        text.append('\n');
    }

    private void row(StringBuilder text, String title, Size size, String part) {
        results.median(size, part)
                .ifPresent(usage -> text.append(format(
                        "| %s | %d | **%.1f s** | %.0f s | %.1f GiB | %.1f GiB | %s |%n",
                        title,
                        results.runs(size, part),
                        usage.wall(),
                        usage.processor(),
                        usage.peak() / 1024,
                        usage.written() / 1024,
                        results.phases(size, part))));
    }

    private void growth(StringBuilder text) {
        if (options.sizes().size() < 2) {
            return;
        }
        text.append("| rows |");
        options.contenders()
                .forEach(contender -> text.append(' ').append(contender.title()).append(" |"));
        text.append(" peak of this program | night |\n|---|")
                .append("---|".repeat(options.contenders().size() + 2));
        for (Size size : options.sizes()) {
            text.append(format("%n| %.1f m |", rows(size) / MILLION));
            for (Contender contender : options.contenders()) {
                text.append(seconds(results.median(size, part(contender))));
            }
            text.append(results.median(size, Bench.REBUILD)
                    .map(usage -> format(" %.1f GiB |", usage.peak() / 1024))
                    .orElse(" |"));
            text.append(seconds(results.median(size, Bench.NIGHT)));
        }
        text.append("\n\n");
    }

    private void history(StringBuilder text) {
        if (options.histories().isEmpty()) {
            return;
        }
        text.append("| history | rows in the home | the same night | its peak | rebuild |\n|---|---|---|---|---|\n");
        for (Size size : options.histories()) {
            Optional<Usage> night = results.median(size, Bench.NIGHT);
            text.append(format(
                    "| %d months, persons ×%s | %.1f m |%s%s%s%n",
                    size.months(),
                    size.scale().toPlainString(),
                    rows(size) / MILLION,
                    seconds(night),
                    night.map(usage -> format(" %.1f GiB |", usage.peak() / 1024))
                            .orElse(" |"),
                    seconds(results.median(size, Bench.REBUILD))));
        }
        text.append('\n');
    }

    private static String seconds(Optional<Usage> usage) {
        return usage.map(found -> format(" %.1f s |", found.wall())).orElse(" |");
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

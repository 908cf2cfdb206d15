package io.eldercare.report.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The finished documents of plans and months in {@code reports/} of the home; the site carries copies. */
final class Documents {
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("bulletin.html", "月度通报（网页）"),
            Map.entry("bulletin.pdf", "月度通报（PDF）"),
            Map.entry("bulletin.docx", "月度通报（可编辑）"),
            Map.entry("targets.html", "目标任务对照（网页）"),
            Map.entry("scorecard.xlsx", "评分表"),
            Map.entry("allocation.xlsx", "资金分配依据"),
            Map.entry("allocation.html", "资金分配依据（网页）"),
            Map.entry("subsidies.xlsx", "补助核对表"),
            Map.entry("figures.csv", "通报中的全部数字"));
    private static final List<String> FIRST =
            List.of("bulletin.html", "bulletin.pdf", "bulletin.docx", "targets.html", "scorecard.xlsx");
    private static final List<String> ENDINGS = List.of("html", "pdf", "docx", "xlsx", "csv");

    private final Path reports;

    Documents(Path reports) {
        this.reports = reports;
    }

    /** @param size in KB, at least 1 */
    record Document(String title, String path, String kind, long size, Path source) {}

    /** What there is of a month, the bulletin first. */
    List<Document> of(String plan, YearMonth month) {
        Path folder = reports.resolve(plan).resolve(month.toString());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Document> documents = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Documents::rank).thenComparing(Documents::name))
                    .toList()) {
                if (ENDINGS.contains(ending(file))) {
                    documents.add(new Document(
                            TITLES.getOrDefault(name(file), name(file)),
                            Paths.documents(plan, month) + "/" + name(file),
                            ending(file).toUpperCase(Locale.ROOT),
                            Math.max(1, Files.size(file) / 1024),
                            file));
                }
            }
            return documents;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot list the documents of " + plan + " " + month, failure);
        }
    }

    private static int rank(Path file) {
        int place = FIRST.indexOf(name(file));
        return place < 0 ? FIRST.size() : place;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String ending(Path file) {
        return name(file).substring(name(file).lastIndexOf('.') + 1);
    }
}

package io.eldercare.report;

import io.eldercare.definitions.Messages;
import io.eldercare.lake.Archive;
import io.eldercare.report.Edition.Unit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sheet (核对单) on which each sending county checks its figures before the bulletin goes out: its letter, and what it confirms. */
final class ConfirmationPages {
    private ConfirmationPages() {}

    /** @param due the last day of the term */
    static List<CountyPage> of(ReportRequest request, Messages messages, LocalDate due) {
        Edition edition = MartReader.read(request);
        SortedMap<String, String> fingerprints = fingerprints(edition);
        SortedMap<String, byte[]> letters = Letters.html(edition, request, messages, Optional.of(due));
        return edition.senders().stream()
                .map(unit -> new CountyPage(
                        unit.code(),
                        unit.name(),
                        Objects.requireNonNull(fingerprints.get(unit.code())),
                        Map.of(fileName(edition), Objects.requireNonNull(letters.get(unit.code())))))
                .toList();
    }

    /** The fingerprint of each sending county's figures, by code. */
    static SortedMap<String, String> fingerprints(Edition edition) {
        FigureTable figures = Figures.of(edition);
        SortedMap<String, String> prints = new TreeMap<>();
        edition.senders().forEach(unit -> prints.put(unit.code(), fingerprint(figures, unit)));
        return prints;
    }

    private static String fileName(Edition edition) {
        String revision = edition.vintage() > 1 ? "-修订" + (edition.vintage() - 1) : "";
        return "核对单-" + edition.plan().code() + "-" + edition.month() + revision + ".html";
    }

    private static String fingerprint(FigureTable figures, Unit unit) {
        String lines = figures.figures().stream()
                .filter(figure -> figure.region().equals(unit.code()))
                .map(figure -> String.join(
                        "|",
                        figure.code(),
                        String.valueOf(figure.value()),
                        String.valueOf(figure.target()),
                        String.valueOf(figure.status())))
                .collect(Collectors.joining("\n"));
        return Archive.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }
}

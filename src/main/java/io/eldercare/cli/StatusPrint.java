package io.eldercare.cli;

import io.eldercare.job.StatusView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Last runs, a county × feed matrix of one month, and what is withheld. */
final class StatusPrint {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private final Texts texts;

    StatusPrint(Texts texts) {
        this.texts = texts;
    }

    /** @param month month of the matrix; empty: the latest that has one */
    List<String> lines(StatusView view, Optional<YearMonth> month) {
        Optional<YearMonth> shown = month.or(
                () -> view.reporting().stream().map(StatusView.Reporting::month).max(Comparator.naturalOrder()));
        return Stream.of(
                        new WatchPrint(texts).lines(view),
                        runs(view.runs()),
                        shown.map(of -> matrix(view.reporting(), of))
                                .orElseGet(() -> view.martFailure().isPresent()
                                        ? List.of()
                                        : List.of("", texts.text("status.nothing-filed"))),
                        view.martFailure().isPresent() ? List.<String>of() : withheld(view.withheld()))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> runs(List<StatusView.Run> runs) {
        if (runs.isEmpty()) {
            return List.of("", texts.text("status.no-run"));
        }
        TextTable table =
                new TextTable().row(List.of(texts.text("status.run-columns").split("\\|", -1)));
        runs.forEach(run -> table.row(
                run.runId(),
                run.command(),
                TIME.format(run.startedAt()),
                run.finishedAt().map(TIME::format).orElse("—"),
                outcome(run),
                Integer.toString(run.deliveries()),
                Long.toString(run.rows()),
                Long.toString(run.rejected())));
        return concat(List.of("", texts.text("status.runs")), table.lines());
    }

    private String outcome(StatusView.Run run) {
        return run.failure().isEmpty()
                ? texts.nameOf("outcome", run.outcome())
                : texts.text(
                        "status.failed",
                        run.failure().orElseThrow(),
                        run.exitCode().map(code -> Integer.toString(code)).orElse("—"));
    }

    private List<String> matrix(List<StatusView.Reporting> all, YearMonth month) {
        List<StatusView.Reporting> rows =
                all.stream().filter(row -> row.month().equals(month)).toList();
        Map<String, String> feeds = new LinkedHashMap<>();
        rows.forEach(row -> feeds.putIfAbsent(row.feed(), row.feedName()));
        Map<String, List<StatusView.Reporting>> counties = new TreeMap<>();
        rows.forEach(row -> counties.computeIfAbsent(row.countyCode(), code -> new ArrayList<>())
                .add(row));
        List<String> order = List.copyOf(feeds.keySet());
        List<String> legend = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of(texts.text("status.county")));
        for (int index = 0; index < order.size(); index++) {
            heading.add(Integer.toString(index + 1));
            legend.add((index + 1) + " " + feeds.get(order.get(index)));
        }
        heading.add(texts.text("status.last-received"));
        TextTable table = new TextTable().row(heading);
        counties.values().forEach(filings -> table.row(county(filings, order)));
        return Stream.of(
                        List.of("", texts.text("status.matrix", month)),
                        table.lines(),
                        List.of("  " + String.join("  ", legend), "  " + texts.text("status.marks")))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> county(List<StatusView.Reporting> filings, List<String> feeds) {
        List<String> cells = new ArrayList<>(List.of(filings.get(0).countyName()));
        for (String feed : feeds) {
            cells.add(filings.stream()
                    .filter(filing -> filing.feed().equals(feed))
                    .findFirst()
                    .map(StatusPrint::mark)
                    .orElse("·"));
        }
        cells.add(filings.stream()
                .flatMap(filing -> filing.receivedAt().stream())
                .max(Comparator.<LocalDateTime>naturalOrder())
                .map(DAY::format)
                .orElse("—"));
        return cells;
    }

    private static String mark(StatusView.Reporting filing) {
        if (!filing.filed()) {
            return filing.expected() ? "×" : "·";
        }
        if (!filing.nonEmpty()) {
            return "□";
        }
        String passing = filing.passingShare()
                .filter(share -> share.compareTo(BigDecimal.ONE) < 0)
                .map(share -> share.movePointRight(2).setScale(0, RoundingMode.DOWN) + "%")
                .orElse("");
        return (filing.onTime() ? "●" : "○") + passing;
    }

    private List<String> withheld(List<String> withheld) {
        if (withheld.isEmpty()) {
            return List.of("", texts.text("status.nothing-withheld"));
        }
        return concat(
                List.of("", texts.text("status.withheld")),
                withheld.stream().map(line -> "  " + line).toList());
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

package io.eldercare.cli;

import io.eldercare.job.release.Differences;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Differences between vintages, for a person: the figures, then the deliveries behind them. */
final class DiffPrint {
    private static final int ID_SHOWN = 8;

    private final Texts texts;

    DiffPrint(Texts texts) {
        this.texts = texts;
    }

    /** The indicators and scores themselves; what is derived from them is counted. */
    List<String> indicators(Differences.Report report) {
        List<Differences.Line> shown = report.figures().stream()
                .filter(line -> !line.kpiCode().contains("."))
                .toList();
        List<String> lines = lines(report, shown);
        int more = report.figures().size() - shown.size();
        if (more > 0) {
            lines.add(texts.text("diff.more", more));
        }
        return lines;
    }

    List<String> everything(Differences.Report report) {
        return lines(report, report.figures());
    }

    private List<String> lines(Differences.Report report, List<Differences.Line> shown) {
        List<String> lines = new ArrayList<>();
        String to = report.to().equals("now") ? texts.text("diff.now") : texts.text("diff.vintage", report.to());
        String from = texts.text("diff.vintage", report.from());
        if (report.figures().isEmpty()) {
            lines.add(texts.text("diff.none", report.plan(), report.month(), from, to));
        } else {
            lines.add(texts.text(
                    "diff.title",
                    report.plan(),
                    report.month(),
                    from,
                    to,
                    report.figures().size()));
            TextTable table =
                    new TextTable().row(List.of(texts.text("diff.columns").split("\\|", -1)));
            shown.forEach(line -> table.row(
                    line.regionName(),
                    texts.nameOf("figure", line.name()),
                    value(line.before(), line.targetBefore(), line.targetNow()),
                    value(line.now(), line.targetNow(), line.targetBefore()),
                    status(line),
                    causes(line)));
            lines.addAll(table.lines());
        }
        if (!report.deliveries().isEmpty()) {
            lines.add("");
            lines.add(texts.text("diff.deliveries"));
            TextTable table = new TextTable();
            report.deliveries()
                    .forEach(delivery -> table.row(
                            "  " + texts.nameOf("cause", delivery.cause()),
                            delivery.countyName(),
                            delivery.fileName(),
                            delivery.receivedAt().toLocalDate().toString(),
                            delivery.deliveryId().substring(0, ID_SHOWN)));
            lines.addAll(table.lines());
        }
        return lines;
    }

    /** The figure; where the target moved, the target too. */
    private String value(Optional<BigDecimal> value, Optional<BigDecimal> target, Optional<BigDecimal> other) {
        boolean moved = target.isPresent() && other.isPresent() && target.get().compareTo(other.get()) != 0;
        return plain(value) + (moved ? texts.text("diff.target", plain(target)) : "");
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(number ->
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
                .orElse("—");
    }

    private String status(Differences.Line line) {
        return line.statusBefore().equals(line.statusNow())
                ? texts.nameOf("status", line.statusNow())
                : texts.nameOf("status", line.statusBefore()) + " → " + texts.nameOf("status", line.statusNow());
    }

    /** A county's part of a target is worked out anew with the latest population, whatever became of the figure. */
    private static boolean onlyTheTarget(Differences.Line line) {
        return line.before().isPresent()
                && line.now().isPresent()
                && line.before().get().compareTo(line.now().get()) == 0
                && !line.targetBefore().equals(line.targetNow());
    }

    private String causes(Differences.Line line) {
        String causes = line.causes().isEmpty()
                ? texts.text(onlyTheTarget(line) ? "diff.quota" : "diff.unexplained")
                : line.causes().stream()
                        .map(cause -> texts.nameOf("cause", cause))
                        .collect(Collectors.joining("+"));
        String files = line.deliveries().stream()
                .map(Differences.Delivery::fileName)
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" "));
        long more = line.deliveries().stream()
                        .map(Differences.Delivery::fileName)
                        .distinct()
                        .count()
                - 2;
        return causes + (files.isEmpty() ? "" : " " + files) + (more > 0 ? texts.text("diff.more-files", more) : "");
    }
}

package io.eldercare.cli;

import io.eldercare.job.StatusView;
import io.eldercare.job.watch.Alert;
import io.eldercare.job.watch.AlertKind;
import io.eldercare.job.watch.Nights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an operator wants to know in the morning: is there anything to do, and how were the nights. */
final class WatchPrint {
    private static final double GIGABYTE = 1e9;

    private final Texts texts;

    WatchPrint(Texts texts) {
        this.texts = texts;
    }

    List<String> lines(StatusView view) {
        List<String> lines = new ArrayList<>(alerts(view.alerts()));
        lines.add("");
        if (!view.nights().isEmpty()) {
            String marks =
                    view.nights().stream().map(night -> mark(night.outcome())).collect(Collectors.joining(" "));
            lines.add(texts.text("watch.nights", marks, view.nights().get(0).day()));
        }
        lines.add(texts.text(
                "watch.backlog",
                view.backlog().inbox(),
                view.backlog().pending(),
                view.backlog().diskFree() / GIGABYTE));
        return lines;
    }

    /** Each kind's remedy once, below its last alert. */
    List<String> alerts(List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return List.of(texts.text("watch.nothing"));
        }
        List<String> lines = new ArrayList<>(List.of(texts.text("watch.alerts", alerts.size())));
        Set<AlertKind> open = new HashSet<>();
        for (int index = 0; index < alerts.size(); index++) {
            Alert alert = alerts.get(index);
            lines.add("  " + alert.kind() + " " + texts.pair(alert.subject(), alert.reason()));
            boolean last = index + 1 == alerts.size() || alerts.get(index + 1).kind() != alert.kind();
            if (last && open.add(alert.kind())) {
                lines.add("    "
                        + texts.text(
                                "watch.do", texts.nameOf("watch", alert.kind().name())));
            }
        }
        return lines;
    }

    private static String mark(Nights.Outcome outcome) {
        return switch (outcome) {
            case DONE -> "✓";
            case RUNNING -> "…";
            case FAILED -> "✗";
            case NONE -> "–";
        };
    }
}

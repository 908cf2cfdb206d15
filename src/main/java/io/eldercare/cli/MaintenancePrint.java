package io.eldercare.cli;

import io.eldercare.job.MaintenanceRequest.Extent;
import io.eldercare.job.MaintenanceSummary;
import io.eldercare.job.upkeep.TableChange;
import io.eldercare.lake.upkeep.Freed;
import io.eldercare.mart.DatabaseUpkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What upkeep freed, for a person: the tables with most to do first. */
final class MaintenancePrint {
    private static final int SHOWN = 12;
    private static final double MEGABYTE = 1 << 20;
    private final Texts texts;

    MaintenancePrint(Texts texts) {
        this.texts = texts;
    }

    List<String> lines(MaintenanceSummary summary) {
        List<String> lines = new ArrayList<>();
        String did = summary.extent() == Extent.LOOK ? "maintain.would" : "maintain.did";
        lines.add(texts.text(did, summary.runId(), summary.freed().files(), megabytes(summary.freed())));
        lines.addAll(tables(summary.tables()));
        lines.add(texts.text(
                "maintain.lake",
                summary.lakeBefore().files(),
                megabytes(summary.lakeBefore()),
                summary.lakeAfter().files(),
                megabytes(summary.lakeAfter())));
        if (summary.keptVersions() + summary.lostVersions() > 0) {
            lines.add(texts.text("maintain.versions", summary.keptVersions(), summary.lostVersions()));
        }
        lines.add(texts.text(
                "maintain.besides",
                summary.leftovers().files(),
                megabytes(summary.leftovers()),
                summary.logs().files(),
                megabytes(summary.logs())));
        for (DatabaseUpkeep.Change database : summary.databases()) {
            lines.add(texts.text(
                    "maintain.database",
                    database.database(),
                    database.deadRows(),
                    database.before() / MEGABYTE,
                    database.after() / MEGABYTE));
        }
        lines.add(texts.text("maintain.duration", summary.duration().toSeconds()));
        return lines;
    }

    private List<String> tables(List<TableChange> all) {
        List<TableChange> changed = all.stream()
                .filter(table -> !table.isNothing())
                .sorted((one, other) ->
                        Integer.compare(other.freed().files(), one.freed().files()))
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        TextTable table =
                new TextTable().row(List.of(texts.text("maintain.columns").split("\\|", -1)));
        changed.stream()
                .limit(SHOWN)
                .forEach(change -> table.row(
                        change.table(),
                        Integer.toString(change.compacted().size()),
                        Integer.toString(change.data().files()),
                        Integer.toString(change.log().files()),
                        megabytes(change.freed())));
        List<String> lines = new ArrayList<>(table.lines());
        if (changed.size() > SHOWN) {
            lines.add(texts.text("maintain.more", changed.size() - SHOWN));
        }
        return lines;
    }

    private static String megabytes(Freed size) {
        return String.format(Locale.ROOT, "%.1f", size.bytes() / MEGABYTE);
    }
}

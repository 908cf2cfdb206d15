package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Messages;
import io.eldercare.job.Reporting.Extent;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.report.Bulletins;
import io.eldercare.report.EditionKind;
import io.eldercare.report.Letters;
import io.eldercare.report.OfficialDocuments;
import io.eldercare.report.ReportRequest;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files beside the monthly reports, made on demand from the mart as it is: bulletins of quarters and years, letters to counties. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Makes the bulletins of the newest quarter or year that was over by the month, in the directory of its last month.
     *
     * @param plans empty: see {@link Reporting#plansAtHand}
     * @param month empty: the plan's latest month with figures
     * @param extent with PDF and Word, or without
     * @return the written files; none for a plan without figures in that last month
     */
    public static List<Path> spans(
            Workplace place, List<String> plans, Optional<YearMonth> month, EditionKind kind, Extent extent) {
        return each(place, plans, month, (reporting, definitions, plan, latest) -> {
            YearMonth last = kind.lastMonth(latest);
            if (reporting.latest(plan, Optional.of(last)).isEmpty()) {
                return List.of();
            }
            ReportRequest request = reporting.request(plan, last, kind);
            List<Path> files = Bulletins.write(request);
            return extent == Extent.EDITION
                    ? files
                    : both(files, OfficialDocuments.with(documents -> documents.write(request)));
        });
    }

    /**
     * Makes the letters that ask the units of each plan to confirm the figures of the month.
     *
     * @param plans empty: see {@link Reporting#plansAtHand}
     * @param month empty: the plan's latest month with figures
     * @param extent with PDF and Word, or without
     * @return the written files
     */
    public static List<Path> letters(Workplace place, List<String> plans, Optional<YearMonth> month, Extent extent) {
        return each(place, plans, month, (reporting, definitions, plan, latest) -> {
            ReportRequest request = reporting.request(plan, latest, EditionKind.MONTH);
            Messages messages = new Messages(definitions);
            List<Path> files = Letters.write(request, messages, Optional.empty());
            return extent == Extent.EDITION
                    ? files
                    : both(
                            files,
                            OfficialDocuments.with(
                                    documents -> documents.letters(request, messages, Optional.empty())));
        });
    }

    private static List<Path> both(List<Path> files, List<Path> documents) {
        return Stream.concat(files.stream(), documents.stream()).toList();
    }

    /** What is made of a plan and its latest month that has figures. */
    private interface Making {
        List<Path> files(Reporting reporting, Definitions definitions, String plan, YearMonth latest);
    }

    private static List<Path> each(Workplace place, List<String> plans, Optional<YearMonth> month, Making making) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        try (MartServer server = Night.openMart(place)) {
            Mart mart = Night.mart(server);
            Reporting reporting = new Reporting(place, definitions, mart, Reporting.Released.LEFT_ALONE);
            List<String> wanted = plans.isEmpty() ? Reporting.plansAtHand(mart, definitions) : plans;
            return wanted.stream()
                    .flatMap(plan -> reporting.latest(plan, month).stream()
                            .flatMap(latest -> making.files(reporting, definitions, plan, latest).stream()))
                    .toList();
        }
    }
}

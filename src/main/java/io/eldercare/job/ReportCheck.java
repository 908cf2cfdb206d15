package io.eldercare.job;

import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.job.audit.Sample;
import io.eldercare.report.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drafts that people read against the mart: the same figures, and none of the night's files missing. What was released is the check of releases' affair. */
final class ReportCheck {
    private static final String FIGURES = "figures.csv";
    private static final List<String> FILES = List.of("bulletin.html", "targets.html", "scorecard.xlsx", FIGURES);
    private static final int MONTHS = 3;

    private record Draft(String plan, YearMonth month) {}

    private final Path reports;
    private final Editions editions;
    private final Reporting reporting;
    private final Set<ReportDue> due;

    /** @param due reports that are to be made again anyway */
    ReportCheck(Path reports, Editions editions, Reporting reporting, List<ReportDue> due) {
        this.reports = reports;
        this.editions = editions;
        this.reporting = reporting;
        this.due = Set.copyOf(due);
    }

    CheckResult run(Sample sample) throws IOException {
        List<Draft> drafts = drafts();
        List<Draft> drawn =
                sample.of(drafts, Comparator.comparing(Draft::month), Draft::toString, draft -> 1, 1, MONTHS);
        List<Finding> findings = new ArrayList<>();
        for (Draft draft : drawn) {
            compare(draft, findings);
        }
        return new CheckResult(Check.REPORTS, drawn.size(), drafts.size(), findings);
    }

    private List<Draft> drafts() throws IOException {
        List<Draft> drafts = new ArrayList<>();
        for (Path plan : folders(reports)) {
            String code = String.valueOf(plan.getFileName());
            for (Path month : folders(plan)) {
                String name = String.valueOf(month.getFileName());
                if (name.matches("\\d{4}-(0[1-9]|1[0-2])")) {
                    Draft draft = new Draft(code, YearMonth.parse(name));
                    if (isStanding(draft)) {
                        drafts.add(draft);
                    }
                }
            }
        }
        return drafts;
    }

    /** Not released, and not to be made again. */
    private boolean isStanding(Draft draft) {
        return editions.latestVintage(draft.plan(), draft.month()) == 0
                && due.stream().noneMatch(report -> report.plan().equals(draft.plan()));
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().collect(Collectors.toList());
        }
    }

    private void compare(Draft draft, List<Finding> findings) throws IOException {
        Path folder = reports.resolve(draft.plan()).resolve(draft.month().toString());
        for (String file : FILES) {
            if (!Files.isRegularFile(folder.resolve(file)) || Files.size(folder.resolve(file)) == 0) {
                findings.add(Breach.REPORT_DIFFERS.at(draft.plan(), draft.month(), file));
            }
        }
        Path figures = folder.resolve(FIGURES);
        if (Files.isRegularFile(figures)
                && !Files.readString(figures, StandardCharsets.UTF_8)
                        .equals(Reports.figures(reporting.draft(draft.plan(), draft.month())))) {
            findings.add(Breach.REPORT_DIFFERS.at(draft.plan(), draft.month(), FIGURES));
        }
    }
}

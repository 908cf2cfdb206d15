package io.eldercare.cli;

import io.eldercare.job.NightSummary;
import io.eldercare.job.ReportFiles;
import io.eldercare.job.Reporting;
import io.eldercare.job.Reporting.Extent;
import io.eldercare.job.SiteMaking;
import io.eldercare.report.EditionKind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reports of a month, made again from the mart; or the site. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--documents")
    private boolean documents;

    @Option(names = "--edition", paramLabel = "month|quarter|year")
    private EditionKind edition = EditionKind.MONTH;

    @Option(names = "--letters")
    private boolean letters;

    @Option(names = "--site")
    private boolean site;

    ReportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (site) {
            return site();
        }
        List<String> plans = invocation.plans();
        if (letters && edition != EditionKind.MONTH) {
            throw new UsageException(invocation.text("usage.letters-of-a-month"));
        }
        Extent extent = documents ? Extent.WITH_DOCUMENTS : Extent.EDITION;
        if (letters || edition != EditionKind.MONTH) {
            return files(plans, extent);
        }
        List<NightSummary.Bulletin> bulletins = Reporting.report(
                invocation.filledWorkplace(), plans, invocation.options().month(), extent);
        if (invocation.options().json()) {
            invocation.print(Json.of(bulletins));
        } else {
            new NightPrint(invocation.texts()).bulletins(bulletins).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }

    /** Files beside the monthly report. */
    private int files(List<String> plans, Extent extent) {
        List<Path> files = letters
                ? ReportFiles.letters(
                        invocation.filledWorkplace(),
                        plans,
                        invocation.options().month(),
                        extent)
                : ReportFiles.spans(
                        invocation.filledWorkplace(),
                        plans,
                        invocation.options().month(),
                        edition,
                        extent);
        if (invocation.options().json()) {
            invocation.print(Json.of(files.stream().map(Path::toString).toList()));
        } else if (files.isEmpty()) {
            invocation.print(invocation.text("report.nothing"));
        } else {
            files.forEach(file -> invocation.print(invocation.text("report.file", file)));
        }
        return ExitCode.DONE;
    }

    private int site() {
        if (!invocation.options().plans().isEmpty()
                || invocation.options().month().isPresent()) {
            throw new UsageException(invocation.text("usage.site-is-whole"));
        }
        SiteMaking.Outcome made = SiteMaking.make(invocation.filledWorkplace());
        if (invocation.options().json()) {
            invocation.print(Json.of(made));
        } else {
            invocation.print(invocation.text("report.site", made.files(), made.index()));
        }
        return ExitCode.DONE;
    }
}

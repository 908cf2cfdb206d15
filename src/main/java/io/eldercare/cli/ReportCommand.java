package io.eldercare.cli;

import io.eldercare.job.NightSummary;
import io.eldercare.job.Reporting;
import io.eldercare.job.SiteMaking;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reports of a month, made again from the mart; or the site. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    private final Invocation invocation;

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
        List<NightSummary.Bulletin> bulletins = Reporting.report(
                invocation.filledWorkplace(), plans, invocation.options().month());
        if (invocation.options().json()) {
            invocation.print(Json.of(bulletins));
        } else {
            new NightPrint(invocation.texts()).bulletins(bulletins).forEach(invocation::print);
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

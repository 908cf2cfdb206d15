package io.eldercare.cli;

import io.eldercare.job.NightSummary;
import io.eldercare.job.Reporting;
import io.eldercare.job.Reporting.Extent;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reports of a month, made again from the mart. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--documents")
    private boolean documents;

    ReportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        List<String> plans = invocation.plans();
        List<NightSummary.Bulletin> bulletins = Reporting.report(
                invocation.filledWorkplace(),
                plans,
                invocation.options().month(),
                documents ? Extent.WITH_DOCUMENTS : Extent.EDITION);
        if (invocation.options().json()) {
            invocation.print(Json.of(bulletins));
        } else {
            new NightPrint(invocation.texts()).bulletins(bulletins).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }
}

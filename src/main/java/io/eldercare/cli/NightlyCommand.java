package io.eldercare.cli;

import io.eldercare.job.Night;
import io.eldercare.job.NightRequest;
import io.eldercare.job.NightSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything in the inbox through to the reports. */
@Command(name = "nightly")
final class NightlyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--no-reports")
    private boolean withoutReports;

    NightlyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return print(
                invocation, Night.run(invocation.usableWorkplace(), request(invocation, "nightly", withoutReports)));
    }

    static NightRequest request(Invocation invocation, String command, boolean withoutReports) {
        NightRequest whole = invocation.nightRequest(command);
        return withoutReports ? whole.withoutDocuments() : whole;
    }

    static int print(Invocation invocation, NightSummary night) {
        if (invocation.options().json()) {
            invocation.print(Json.of(night));
        } else {
            new NightPrint(invocation.texts()).lines(night).forEach(invocation::print);
        }
        new AuditPrint(invocation.texts())
                .findings(night.findings())
                .forEach(line -> invocation.console().err().println(line));
        return night.isSound() ? ExitCode.DONE : ExitCode.CHECK;
    }
}

package io.eldercare.cli;

import io.eldercare.job.Night;
import io.eldercare.job.NightRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lake, mart and reports from the archive alone. */
@Command(name = "rebuild")
final class RebuildCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--no-reports")
    private boolean withoutReports;

    RebuildCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        NightRequest request = NightlyCommand.request(invocation, "rebuild", withoutReports);
        return NightlyCommand.print(invocation, Night.run(invocation.filledWorkplace(), request));
    }
}

package io.eldercare.cli;

import io.eldercare.job.Maintenance;
import io.eldercare.job.MaintenanceRequest;
import io.eldercare.job.MaintenanceRequest.Extent;
import io.eldercare.job.MaintenanceSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Upkeep of a home: small files, files nobody needs, logs, replaced rows of the mart. */
@Command(name = "maintain")
final class MaintainCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--keep-days", paramLabel = "N", defaultValue = "7")
    private int keepDays;

    @Option(names = "--log-days", paramLabel = "N", defaultValue = "400")
    private int logDays;

    MaintainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (keepDays < 0) {
            throw new UsageException(invocation.text("maintain.too-few", "--keep-days", 0));
        }
        if (logDays < MaintenanceRequest.FEWEST_LOG_DAYS) {
            throw new UsageException(
                    invocation.text("maintain.too-few", "--log-days", MaintenanceRequest.FEWEST_LOG_DAYS));
        }
        MaintenanceSummary summary = Maintenance.run(
                invocation.filledWorkplace(),
                new MaintenanceRequest(dryRun ? Extent.LOOK : Extent.DO, keepDays, logDays));
        if (invocation.options().json()) {
            invocation.print(Json.of(summary));
        } else {
            new MaintenancePrint(invocation.texts()).lines(summary).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }
}

package io.eldercare.cli;

import io.eldercare.job.StatusView;
import io.eldercare.job.watch.Alert;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Last runs, completeness of the counties' reporting, what is withheld and why. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--watch")
    private boolean watch;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (watch) {
            return watch(StatusView.watch(invocation.filledWorkplace()));
        }
        StatusView view = StatusView.read(invocation.filledWorkplace());
        if (invocation.options().json()) {
            invocation.print(Json.of(view));
        } else {
            new StatusPrint(invocation.texts())
                    .lines(view, invocation.options().month())
                    .forEach(invocation::print);
        }
        return ExitCode.DONE;
    }

    private int watch(List<Alert> alerts) {
        if (invocation.options().json()) {
            invocation.print(Json.of(alerts));
        } else {
            new WatchPrint(invocation.texts()).alerts(alerts).forEach(invocation::print);
        }
        return alerts.isEmpty() ? ExitCode.DONE : ExitCode.CHECK;
    }
}

package io.eldercare.cli;

import io.eldercare.job.StatusView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Last runs, completeness of the counties' reporting, what is withheld and why. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    private final Invocation invocation;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
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
}

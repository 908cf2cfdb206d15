package io.eldercare.cli;

import io.eldercare.job.Night;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lake, mart and reports from the archive alone. */
@Command(name = "rebuild")
final class RebuildCommand implements Callable<Integer> {
    private final Invocation invocation;

    RebuildCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return NightlyCommand.print(
                invocation, Night.run(invocation.filledWorkplace(), invocation.nightRequest("rebuild")));
    }
}

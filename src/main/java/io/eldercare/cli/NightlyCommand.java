package io.eldercare.cli;

import io.eldercare.job.Night;
import io.eldercare.job.NightSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Everything in the inbox through to the reports. */
@Command(name = "nightly")
final class NightlyCommand implements Callable<Integer> {
    private final Invocation invocation;

    NightlyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return print(invocation, Night.run(invocation.workplace(), invocation.nightRequest("nightly")));
    }

    static int print(Invocation invocation, NightSummary night) {
        if (invocation.options().json()) {
            invocation.print(Json.of(night));
        } else {
            new NightPrint(invocation.texts()).lines(night).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }
}

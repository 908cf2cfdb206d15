package io.eldercare.cli;

import io.eldercare.job.Demo;
import io.eldercare.job.NightSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Simulated deliveries of Jingdezhen and a night over them. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private final Invocation invocation;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        NightSummary night = Demo.run(invocation.usableWorkplace());
        return NightlyCommand.print(invocation, night);
    }
}

package io.eldercare.cli;

import io.eldercare.job.proof.Explanation;
import io.eldercare.job.proof.Explanations;
import io.eldercare.job.proof.FigureKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A figure, down to the lines of the files that it comes from. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--kpi", paramLabel = "K", required = true)
    private String kpi = "";

    @Option(names = "--region", paramLabel = "R", required = true)
    private String region = "";

    ExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Explanation explanation = Explanations.figure(
                invocation.filledWorkplace(),
                new FigureKey(kpi, region, invocation
                        .options()
                        .month()
                        .orElseThrow(() -> new UsageException(invocation.text("usage.missing", "--month yyyy-MM")))));
        invocation.print(invocation.options().json() ? explanation.json() : explanation.text());
        return ExitCode.DONE;
    }
}

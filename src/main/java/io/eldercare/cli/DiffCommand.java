package io.eldercare.cli;

import io.eldercare.job.release.Differences;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What changed between two vintages of a bulletin, or since one, and why. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
    private static final String NOW = "now";

    private final Invocation invocation;

    @Option(names = "--from", paramLabel = "V1")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "V2|now")
    private String to = NOW;

    @Option(names = "--all")
    private boolean all;

    DiffCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        List<String> plans = invocation.plans();
        if (plans.size() != 1) {
            throw new UsageException(invocation.text("usage.one-plan"));
        }
        Differences.Report report = Differences.of(
                invocation.filledWorkplace(),
                new Differences.Request(
                        plans.get(0),
                        invocation.options().month(),
                        from == null ? OptionalInt.empty() : OptionalInt.of(from),
                        vintage()));
        if (invocation.options().json()) {
            invocation.print(Json.of(report));
        } else {
            DiffPrint print = new DiffPrint(invocation.texts());
            (all ? print.everything(report) : print.indicators(report)).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }

    private OptionalInt vintage() {
        if (to.equals(NOW)) {
            return OptionalInt.empty();
        }
        if (!to.matches("[1-9]\\d{0,3}")) {
            throw new UsageException(invocation.text("usage.vintage", to));
        }
        return OptionalInt.of(Integer.parseInt(to));
    }
}

package io.eldercare.cli;

import io.eldercare.job.Audit;
import io.eldercare.job.AuditReport;
import io.eldercare.job.AuditRequest;
import io.eldercare.job.audit.Depth;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves a home, names what is broken and the way out. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--deep")
    private boolean deep;

    @Option(names = "--seed", paramLabel = "S")
    private @Nullable String seed;

    AuditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (quick && deep) {
            throw new UsageException(invocation.text("audit.one-depth"));
        }
        Depth depth = quick ? Depth.QUICK : deep ? Depth.DEEP : Depth.SAMPLE;
        AuditReport report =
                Audit.run(invocation.filledWorkplace(), new AuditRequest(depth, Optional.ofNullable(seed)));
        AuditPrint print = new AuditPrint(invocation.texts());
        if (invocation.options().json()) {
            invocation.print(Json.of(print.document(report)));
        } else {
            print.lines(report).forEach(invocation::print);
        }
        return report.isSound() ? ExitCode.DONE : ExitCode.CHECK;
    }
}

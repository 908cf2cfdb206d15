package io.eldercare.cli;

import io.eldercare.job.FundAllocation;
import io.eldercare.job.money.Correction;
import io.eldercare.job.money.StepEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A pot of money divided by a plan's rules, or tried with other figures. */
@Command(name = "allocate")
final class AllocateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--pot", paramLabel = "YUAN", required = true)
    private BigDecimal pot = BigDecimal.ZERO;

    @Option(names = "--trial")
    private boolean trial;

    @Option(names = "--what-if", paramLabel = "county,kpi,month=value")
    private List<String> corrections = new ArrayList<>();

    @Option(names = "--step", paramLabel = "STEP=DATE[,TEXT]")
    private List<String> steps = new ArrayList<>();

    AllocateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (invocation.plans().size() != 1) {
            throw new UsageException(invocation.text("usage.one-plan"));
        }
        if (pot.signum() <= 0 || pot.stripTrailingZeros().scale() > 2) {
            throw new UsageException(invocation.text("usage.pot", pot.toPlainString()));
        }
        FundAllocation.Request request = new FundAllocation.Request(
                invocation.plans().get(0),
                invocation.options().month(),
                pot,
                trial,
                parsed(corrections, Correction::parse, "usage.what-if"),
                parsed(steps, StepEntry::parse, "usage.step"));
        if (!request.corrections().isEmpty() && !request.steps().isEmpty()) {
            throw new UsageException(invocation.text("usage.what-if-or-step"));
        }
        FundAllocation.Outcome outcome = FundAllocation.of(invocation.filledWorkplace(), request);
        if (invocation.options().json()) {
            invocation.print(Json.of(outcome));
        } else {
            new AllocationPrint(invocation.texts()).lines(outcome).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }

    private <T> List<T> parsed(List<String> texts, Function<String, Optional<T>> parse, String complaint) {
        return texts.stream()
                .map(text -> parse.apply(text).orElseThrow(() -> new UsageException(invocation.text(complaint, text))))
                .toList();
    }
}

package io.eldercare.cli;

import io.eldercare.simulate.Simulation;
import io.eldercare.simulate.SimulationRequest;
import io.eldercare.simulate.SimulationSummary;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deliveries of a simulated world, and its true figures. */
@Command(name = "simulate")
final class SimulateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Option(names = "--from", paramLabel = "yyyy-MM", required = true)
    private YearMonth from = YearMonth.of(1, 1);

    @Option(names = "--to", paramLabel = "yyyy-MM", required = true)
    private YearMonth to = YearMonth.of(1, 1);

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1")
    private BigDecimal scale = BigDecimal.ONE;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Option(names = "--faults", paramLabel = "none|realistic", defaultValue = "realistic")
    private SimulationRequest.Faults faults = SimulationRequest.Faults.REALISTIC;

    @Option(names = "--format", paramLabel = "mixed|csv", defaultValue = "mixed")
    private SimulationRequest.Format format = SimulationRequest.Format.MIXED;

    @Option(names = "--feeds", paramLabel = "FEED", split = ",")
    private Set<String> feeds = Set.of();

    SimulateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        SimulationSummary written = Simulation.run(request());
        if (invocation.options().json()) {
            invocation.print(Json.of(written));
        } else {
            invocation.print(invocation.text("simulate.done", written.files(), written.rows(), written.bytes(), out));
        }
        return ExitCode.DONE;
    }

    private SimulationRequest request() {
        List<String> plans = invocation.plans();
        if (plans.size() != 1) {
            throw new UsageException(invocation.text("usage.one-plan"));
        }
        try {
            return new SimulationRequest(
                    out,
                    plans.get(0),
                    from,
                    to,
                    scale,
                    seed,
                    faults,
                    format,
                    feeds,
                    invocation.console().definitionsRoot());
        } catch (IllegalArgumentException senseless) {
            throw new UsageException(String.valueOf(senseless.getMessage()));
        }
    }
}

package io.eldercare.cli;

import io.eldercare.job.Night;
import io.eldercare.job.NightRequest;
import io.eldercare.job.SliceChoice;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lake, mart and reports from the archive alone; or some slices of a month, and what follows from them. */
@Command(name = "rebuild")
final class RebuildCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Invocation invocation;

    @Option(names = "--no-reports")
    private boolean withoutReports;

    @Option(names = "--feed", paramLabel = "F")
    private List<String> feeds = new ArrayList<>();

    @Option(names = "--county", paramLabel = "C")
    private List<String> counties = new ArrayList<>();

    RebuildCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        NightRequest request = NightlyCommand.request(invocation, "rebuild", withoutReports);
        if (!feeds.isEmpty() || !counties.isEmpty()) {
            request = request.of(choice());
        }
        return NightlyCommand.print(invocation, Night.run(invocation.filledWorkplace(), request));
    }

    private SliceChoice choice() {
        YearMonth month = invocation
                .options()
                .month()
                .orElseThrow(() -> new UsageException(invocation.text("rebuild.month-missing")));
        boolean all = feeds.contains(ALL);
        if (all && feeds.size() > 1) {
            throw new UsageException(invocation.text("rebuild.all-alone"));
        }
        return new SliceChoice(all ? Set.of() : Set.copyOf(feeds), Set.copyOf(counties), month);
    }
}

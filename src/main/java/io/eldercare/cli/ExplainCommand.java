package io.eldercare.cli;

import io.eldercare.job.Workplace;
import io.eldercare.job.proof.Explanation;
import io.eldercare.job.proof.Explanations;
import io.eldercare.job.proof.FigureKey;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A published number, down to what it was made from: a figure, a target, a score, a rank, an allocation or a subsidy. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--kpi", paramLabel = "K", order = 1)
    private @Nullable String kpi;

    @Option(names = "--target", paramLabel = "T", order = 2)
    private @Nullable String target;

    @Option(names = "--score", order = 3)
    private boolean score;

    @Option(names = "--rank", order = 4)
    private boolean rank;

    @Option(names = "--allocation", order = 5)
    private boolean allocation;

    @Option(names = "--subsidy", order = 6)
    private boolean subsidy;

    @Option(names = "--region", paramLabel = "R", order = 7)
    private @Nullable String region;

    @Option(names = "--vintage", paramLabel = "V", order = 8)
    private @Nullable Integer vintage;

    @Option(names = "--item", paramLabel = "I", order = 9)
    private @Nullable String item;

    @Option(names = "--rule", paramLabel = "ID", order = 10)
    private @Nullable String rule;

    ExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        List<String> asked = asked();
        if (asked.size() != 1) {
            throw new UsageException(
                    asked.isEmpty()
                            ? invocation.text(
                                    "usage.missing",
                                    "--kpi K | --target T | --score | --rank | --allocation | --subsidy")
                            : invocation.text("usage.explain-one", String.join(" ", asked)));
        }
        String form = asked.get(0);
        onlyWith("--vintage", vintage, form, "--kpi");
        onlyWith("--item", item, form, "--score");
        onlyWith("--rule", rule, form, "--subsidy");
        Explanation explanation = explain(form);
        if (invocation.options().json()) {
            invocation.print(explanation.json());
        } else {
            invocation.print(explanation.text().stripTrailing());
        }
        return ExitCode.DONE;
    }

    private List<String> asked() {
        return Stream.of(
                        kpi == null ? "" : "--kpi",
                        target == null ? "" : "--target",
                        score ? "--score" : "",
                        rank ? "--rank" : "",
                        allocation ? "--allocation" : "",
                        subsidy ? "--subsidy" : "")
                .filter(form -> !form.isEmpty())
                .toList();
    }

    private void onlyWith(String option, @Nullable Object value, String form, String needed) {
        if (value != null && !form.equals(needed)) {
            throw new UsageException(invocation.text("usage.explain-only-with", option, needed));
        }
    }

    private Explanation explain(String form) {
        String plan = form.equals("--kpi") && vintage == null ? "" : plan();
        Optional<String> place = Optional.ofNullable(region);
        String where = form.equals("--rank") || form.equals("--allocation") ? "" : region();
        YearMonth month = month();
        Workplace home = invocation.filledWorkplace();
        return switch (form) {
            case "--kpi" ->
                figure(home, plan, new FigureKey(Optional.ofNullable(kpi).orElseThrow(), where, month));
            case "--target" ->
                Explanations.target(home, plan, Optional.ofNullable(target).orElseThrow(), where, month);
            case "--score" -> Explanations.score(home, plan, where, month, Optional.ofNullable(item));
            case "--rank" -> Explanations.rank(home, plan, month, place);
            case "--allocation" -> Explanations.allocation(home, plan, month, place);
            default -> Explanations.subsidy(home, plan, where, month, Optional.ofNullable(rule));
        };
    }

    private Explanation figure(Workplace home, String plan, FigureKey key) {
        return vintage == null ? Explanations.figure(home, key) : Explanations.vintage(home, plan, vintage, key);
    }

    private String region() {
        return Optional.ofNullable(region)
                .orElseThrow(() -> new UsageException(invocation.text("usage.missing", "--region R")));
    }

    private YearMonth month() {
        return invocation
                .options()
                .month()
                .orElseThrow(() -> new UsageException(invocation.text("usage.missing", "--month yyyy-MM")));
    }

    private String plan() {
        List<String> plans = invocation.plans();
        if (plans.size() != 1) {
            throw new UsageException(invocation.text("usage.missing", "--plan CODE"));
        }
        return plans.get(0);
    }
}

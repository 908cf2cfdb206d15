package io.eldercare.cli;

import io.eldercare.job.Workplace;
import io.eldercare.job.release.Bulletins;
import io.eldercare.report.Release.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A month's bulletin on its way: drafted, confirmed by the counties, released, sent, verified. */
@Command(name = "bulletin")
final class BulletinCommand implements Callable<Integer> {
    private final Invocation invocation;

    /** What to do; without any, the documents are made as they would be released now. */
    private static final class Step {
        @Option(names = "--confirm")
        private boolean confirm;

        @Option(names = "--answer")
        private boolean answer;

        @Option(names = "--freeze")
        private boolean freeze;

        @Option(names = "--send")
        private boolean send;

        @Option(names = "--verify")
        private boolean verify;
    }

    /** What a county can say. */
    private enum Said {
        CONFIRMED,
        OBJECTED
    }

    @ArgGroup
    private @Nullable Step step;

    @Option(names = "--county", paramLabel = "CODE")
    private @Nullable String county;

    @Option(names = "--verdict", paramLabel = "confirmed|objected")
    private @Nullable Said verdict;

    @Option(names = "--text", paramLabel = "TEXT")
    private @Nullable String text;

    @Option(names = "--print-objections")
    private boolean printObjections;

    @Option(names = "--without-confirmation")
    private boolean withoutConfirmation;

    @Option(names = "--revision")
    private boolean revision;

    @Option(names = "--resend-doubtful")
    private boolean resendDoubtful;

    BulletinCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Workplace place = invocation.filledWorkplace();
        Step wanted = step == null ? new Step() : step;
        BulletinPrint print = new BulletinPrint(invocation.texts());
        if (wanted.verify) {
            return verify(place, print);
        }
        String plan = onePlan();
        if (wanted.confirm) {
            Bulletins.Asked asked =
                    Bulletins.confirm(place, plan, invocation.options().month());
            return tell(asked, print.lines(asked));
        }
        if (wanted.answer) {
            Bulletins.Answered answered = answer(place, plan);
            return tell(answered, print.lines(answered));
        }
        if (wanted.freeze) {
            Bulletins.Frozen frozen = Bulletins.freeze(
                    place,
                    plan,
                    invocation.options().month(),
                    new Bulletins.FreezeRequest(printObjections, withoutConfirmation, revision));
            return tell(frozen, print.lines(frozen));
        }
        if (wanted.send) {
            Bulletins.Sent sent = resendDoubtful
                    ? Bulletins.sendDoubtfulAgain(
                            place, plan, invocation.options().month())
                    : Bulletins.send(place, plan, invocation.options().month());
            return tell(sent, print.lines(sent));
        }
        Bulletins.Made made = Bulletins.make(place, plan, invocation.options().month());
        return tell(made, print.lines(made));
    }

    private String onePlan() {
        List<String> plans = invocation.plans();
        if (plans.size() != 1) {
            throw new UsageException(invocation.text("usage.one-plan"));
        }
        return plans.get(0);
    }

    private Bulletins.Answered answer(Workplace place, String plan) {
        if (county == null || verdict == null) {
            throw new UsageException(invocation.text("usage.answer"));
        }
        Verdict said = verdict == Said.CONFIRMED ? Verdict.CONFIRMED : Verdict.OBJECTED;
        return Bulletins.answer(place, plan, invocation.options().month(), county, said, Optional.ofNullable(text));
    }

    private int verify(Workplace place, BulletinPrint print) {
        Bulletins.Verified verified = Bulletins.verify(place);
        tell(verified, print.lines(verified));
        return verified.findings().isEmpty() ? ExitCode.DONE : ExitCode.CHECK;
    }

    private int tell(Object outcome, List<String> lines) {
        if (invocation.options().json()) {
            invocation.print(Json.of(outcome));
        } else {
            lines.forEach(invocation::print);
        }
        return ExitCode.DONE;
    }
}

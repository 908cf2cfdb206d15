package io.eldercare.cli;

import io.eldercare.definitions.DefinitionException;
import io.eldercare.definitions.Problem;
import io.eldercare.job.AuditStoppedException;
import io.eldercare.job.MissingSecretException;
import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.county.FormRequestException;
import io.eldercare.job.release.DeliveryFailedException;
import io.eldercare.job.release.ReleaseException;
import io.eldercare.job.release.ReleaseStoppedException;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.mart.QueryException;
import io.eldercare.plan.money.AllocationException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Turns what a command threw into a message that says what to do, and an exit code. Stack traces go to the log only. */
final class Failures {
    private final Invocation invocation;

    Failures(Invocation invocation) {
        this.invocation = invocation;
    }

    /**
     * @param command name of the command, may be empty
     * @return an {@link ExitCode}
     */
    int report(String command, Throwable failure) {
        Throwable known = causes(failure).filter(Failures::isKnown).findFirst().orElse(failure);
        PrintStream err = invocation.console().err();
        if (known instanceof DefinitionException definitions) {
            err.println(invocation.text(
                    "failure.definitions", command, definitions.problems().size()));
            definitions.problems().stream().map(Problem::toString).forEach(err::println);
            return ExitCode.DEFINITIONS;
        }
        if (known instanceof HomeLockedException) {
            err.println(invocation.text("failure.locked", command, invocation.root(), message(known)));
            return ExitCode.SYSTEM;
        }
        if (known instanceof AuditStoppedException stopped) {
            err.println(invocation.text("audit.stopped", "eldercare " + command));
            new AuditPrint(invocation.texts()).findings(stopped.findings()).forEach(err::println);
            return ExitCode.CHECK;
        }
        if (known instanceof ReleaseStoppedException || known instanceof DeliveryFailedException) {
            err.println(invocation.text("usage.failed", "eldercare " + command, message(known)));
            return known instanceof ReleaseStoppedException ? ExitCode.CHECK : ExitCode.SYSTEM;
        }
        if (isKnown(known)) {
            err.println(invocation.text("usage.failed", "eldercare " + command, message(known)));
            return ExitCode.USAGE;
        }
        LoggerFactory.getLogger(Failures.class).error("Cannot complete {}", command, failure);
        if (invocation.console().isTerminal()) {
            err.println(); // below the bar of the broken step
        }
        err.println(invocation.text("failure.system", command, invocation.root(), message(failure)));
        err.println(invocation.text("failure.log", invocation.logFile()));
        return ExitCode.SYSTEM;
    }

    private static boolean isKnown(Throwable failure) {
        return failure instanceof AllocationException
                || failure instanceof AuditStoppedException
                || failure instanceof DefinitionException
                || failure instanceof FormRequestException
                || failure instanceof HomeLockedException
                || failure instanceof MissingSecretException
                || failure instanceof QueryException
                || failure instanceof RefusedStatement
                || failure instanceof ReleaseException
                || failure instanceof ReleaseStoppedException
                || failure instanceof DeliveryFailedException
                || failure instanceof UnknownFigureException
                || failure instanceof UsageException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(20);
    }

    /** The first line only: further lines of library messages are plans and traces. */
    private String message(Throwable failure) {
        if (failure instanceof RefusedStatement refused) {
            return refused.told();
        }
        String kind = failure.getClass().getSimpleName();
        return Optional.ofNullable(failure.getMessage())
                .filter(text -> !text.isBlank())
                .map(text -> isKnown(failure)
                        ? text
                        : invocation.texts().pair(kind, text.lines().findFirst().orElse("")))
                .orElse(kind);
    }
}

package io.eldercare.cli;

import io.eldercare.definitions.DefinitionException;
import io.eldercare.definitions.Problem;
import io.eldercare.job.AuditStoppedException;
import io.eldercare.job.watch.RunFailure;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.lake.sql.RefusedStatement;
import java.io.PrintStream;
import java.util.Optional;
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
        if (failure instanceof UsageException) {
            return told(command, failure, RunFailure.RUN_INPUT);
        }
        RunFailure code = RunFailure.of(failure);
        return RunFailure.told(failure)
                .map(known -> told(command, known, code))
                .orElseGet(() -> unforeseen(command, failure, code));
    }

    private int told(String command, Throwable failure, RunFailure code) {
        PrintStream err = invocation.console().err();
        if (failure instanceof DefinitionException definitions) {
            err.println(invocation.text(
                    "failure.definitions", command, definitions.problems().size()));
            definitions.problems().stream().map(Problem::toString).forEach(err::println);
        } else if (failure instanceof AuditStoppedException stopped) {
            err.println(invocation.text("audit.stopped", "eldercare " + command));
            new AuditPrint(invocation.texts()).findings(stopped.findings()).forEach(err::println);
        } else if (failure instanceof HomeLockedException) {
            err.println(invocation.text("failure.locked", command, invocation.root(), sentence(failure)));
        } else {
            err.println(invocation.text("usage.failed", "eldercare " + command, sentence(failure)));
        }
        if (code != RunFailure.RUN_INPUT) {
            err.println(codeLine(code));
        }
        return exit(code);
    }

    private int unforeseen(String command, Throwable failure, RunFailure code) {
        PrintStream err = invocation.console().err();
        LoggerFactory.getLogger(Failures.class).error("Cannot complete {}", command, failure);
        if (invocation.console().isTerminal()) {
            err.println(); // below the bar of the broken step
        }
        err.println(invocation.text(
                "failure.system", command, invocation.root(), firstLine(RunFailure.unwrapped(failure))));
        err.println(invocation.text("failure.log", invocation.logFile()));
        err.println(codeLine(code));
        return exit(code);
    }

    private String codeLine(RunFailure code) {
        return invocation.text("failure.code", code, invocation.texts().nameOf("failure", code.name()));
    }

    private static int exit(RunFailure code) {
        return code.exitCode().orElse(ExitCode.SYSTEM);
    }

    private static String sentence(Throwable failure) {
        return failure instanceof RefusedStatement refused
                ? refused.told()
                : Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName());
    }

    /** The first line only: further lines of library messages are plans and traces. */
    private String firstLine(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return Optional.ofNullable(failure.getMessage())
                .flatMap(text -> text.lines().findFirst())
                .filter(line -> !line.isBlank())
                .map(line -> invocation.texts().pair(kind, line))
                .orElse(kind);
    }
}

package io.eldercare.job.watch;

import io.eldercare.definitions.DefinitionException;
import io.eldercare.job.AuditStoppedException;
import io.eldercare.job.MissingSecretException;
import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.county.FormRequestException;
import io.eldercare.job.release.DeliveryFailedException;
import io.eldercare.job.release.ReleaseException;
import io.eldercare.job.release.ReleaseStoppedException;
import io.eldercare.lake.ExposedSecretException;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.lake.NewerHomeException;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.mart.MartException;
import io.eldercare.mart.QueryException;
import io.eldercare.mart.RunLedger;
import io.eldercare.plan.money.AllocationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why a command did not do what it was asked to: one stable code each, explained in docs/operations.md. */
public enum RunFailure {
    /** What was asked cannot be done: options, a query, a figure that does not exist. */
    RUN_INPUT(2),
    /** No secret, or one that others can read. */
    RUN_SECRET(2),
    /** A newer program has written to the home. */
    RUN_NEWER_HOME(2),
    RUN_DEFINITIONS(3),
    /** Another run holds the home. */
    RUN_LOCKED(4),
    RUN_DISK_FULL(4),
    /** A folder or file of the home cannot be read or written. */
    RUN_DISK_ACCESS(4),
    RUN_MEMORY(4),
    /** PostgreSQL does not answer, or refused what was asked. */
    RUN_MART(4),
    /** Spark or Delta. */
    RUN_LAKE(4),
    /** Mail did not reach everybody. */
    RUN_MAIL(4),
    RUN_SYSTEM(4),
    /** A check stopped a release, or the audit a night. */
    RUN_STOPPED(5),
    /** The process ended without a word: killed, out of memory, power. */
    RUN_KILLED(-1);

    private static final int CAUSES = 20;
    private static final List<Class<? extends Throwable>> INPUT = List.of(
            AllocationException.class,
            FormRequestException.class,
            QueryException.class,
            RefusedStatement.class,
            ReleaseException.class,
            UnknownFigureException.class);

    private final int exitCode;

    RunFailure(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The code the command ends with; none where it could not end by itself. */
    public OptionalInt exitCode() {
        return exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /** Closes a run in the mart's ledger as failed, with its code. */
    public static void enter(RunLedger runs, String runId, Instant at, Throwable failure) {
        RunFailure code = of(failure);
        runs.failed(runId, at, String.valueOf(unwrapped(failure).getMessage()), code.name(), code.exitCode());
    }

    /** Looks through the causes for what is known best. */
    public static RunFailure of(Throwable failure) {
        return said(failure)
                .or(() -> first(failure, RunFailure::isMemory).map(cause -> RUN_MEMORY))
                .or(() -> first(failure, RunFailure::isDiskFull).map(cause -> RUN_DISK_FULL))
                .or(() -> first(failure, RunFailure::isDiskAccess).map(cause -> RUN_DISK_ACCESS))
                .or(() -> first(failure, RunFailure::isMart).map(cause -> RUN_MART))
                .or(() -> first(failure, RunFailure::isLake).map(cause -> RUN_LAKE))
                .orElse(RUN_SYSTEM);
    }

    /** Without the wrapping of the thread that it comes from. */
    public static Throwable unwrapped(Throwable failure) {
        return first(failure, cause -> !(cause instanceof CompletionException)).orElse(failure);
    }

    /** A failure whose message was written for the person who reads it. */
    public static Optional<Throwable> told(Throwable failure) {
        return first(failure, cause -> said(cause).isPresent());
    }

    private static Optional<RunFailure> said(Throwable failure) {
        return causes(failure).flatMap(cause -> ownWord(cause).stream()).findFirst();
    }

    private static Optional<RunFailure> ownWord(Throwable cause) {
        if (cause instanceof MissingSecretException || cause instanceof ExposedSecretException) {
            return Optional.of(RUN_SECRET);
        }
        if (cause instanceof NewerHomeException) {
            return Optional.of(RUN_NEWER_HOME);
        }
        if (cause instanceof DefinitionException) {
            return Optional.of(RUN_DEFINITIONS);
        }
        if (cause instanceof HomeLockedException) {
            return Optional.of(RUN_LOCKED);
        }
        if (cause instanceof DeliveryFailedException) {
            return Optional.of(RUN_MAIL);
        }
        if (cause instanceof ReleaseStoppedException || cause instanceof AuditStoppedException) {
            return Optional.of(RUN_STOPPED);
        }
        return INPUT.stream().anyMatch(kind -> kind.isInstance(cause)) ? Optional.of(RUN_INPUT) : Optional.empty();
    }

    private static Optional<Throwable> first(Throwable failure, Predicate<Throwable> wanted) {
        return causes(failure).filter(wanted).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(CAUSES);
    }

    private static boolean isMemory(Throwable cause) {
        return cause instanceof OutOfMemoryError;
    }

    /** The words of Linux, which Java hands on; PostgreSQL quotes them. */
    private static boolean isDiskFull(Throwable cause) {
        return says(cause, "No space left on device") || says(cause, "Disk quota exceeded");
    }

    private static boolean isDiskAccess(Throwable cause) {
        return cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || cause instanceof IOException
                        && (says(cause, "Read-only file system") || says(cause, "Permission denied"));
    }

    private static boolean isMart(Throwable cause) {
        return cause instanceof MartException || cause instanceof SQLException;
    }

    private static boolean isLake(Throwable cause) {
        String name = cause.getClass().getName();
        return name.startsWith("org.apache.spark.") || name.startsWith("io.delta.");
    }

    private static boolean says(Throwable cause, String words) {
        return String.valueOf(cause.getMessage()).contains(words);
    }
}

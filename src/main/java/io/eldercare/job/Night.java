package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Receiver;
import io.eldercare.job.door.MartDoor;
import io.eldercare.job.watch.WatchedRun;
import io.eldercare.lake.HomeLock;
import io.eldercare.lake.Sessions;
import io.eldercare.lake.StoreFormat;
import io.eldercare.mart.MartServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.SparkSession;

/**
 * The nightly job: inbox to reports. Safe to run again, to kill and run again, and to run while readers read: deliveries are
 * marked as pending before the inbox is emptied, slices are replaced whole, and the mark goes only after the figures are published.
 */
public final class Night {
    private Night() {}

    /**
     * @throws io.eldercare.lake.NewerHomeException when a newer program has written to the home
     * @throws io.eldercare.lake.HomeLockedException when another run holds the home
     * @throws io.eldercare.definitions.DefinitionException when definitions hold mistakes
     * @throws MissingSecretException when no person secret is configured
     */
    public static NightSummary run(Workplace place, NightRequest request) {
        Formats.require(place);
        Instant started = place.clock().instant();
        String runId = RunIds.of(started);
        return WatchedRun.through(
                place, request.command(), runId, started, watched -> alone(place, request, runId, started, watched));
    }

    private static NightSummary alone(
            Workplace place, NightRequest request, String runId, Instant started, WatchedRun watched) {
        try {
            place.home().prepare();
            try (HomeLock lock = HomeLock.acquire(place.home(), request.command() + " " + runId)) {
                return locked(place, request, runId, started, watched);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot work in the home: " + failure.getMessage(), failure);
        }
    }

    private static NightSummary locked(
            Workplace place, NightRequest request, String runId, Instant started, WatchedRun watched)
            throws IOException {
        StoreFormat.stamp(place.home().archive(), StoreFormat.ARCHIVE.known());
        LakeState lake = new LakeState(place.home());
        lake.cleanUp();
        boolean ownSession = SparkSession.getDefaultSession().isEmpty();
        // takes longer than to read the definitions
        CompletableFuture<Optional<SparkSession>> early = request.readsArchiveOnly()
                        || !Receiver.waiting(place.home().inbox()).isEmpty()
                        || lake.hasPending()
                ? openSession(place)
                : CompletableFuture.completedFuture(Optional.empty());
        CompletableFuture<Optional<SparkSession>> spark = early;
        CompletableFuture<MartServer> mart =
                CompletableFuture.failedFuture(new IllegalStateException("The definitions could not be read"));
        try {
            Definitions definitions = Definitions.load(place.definitionsRoot());
            byte[] secret = PersonSecret.find(place, definitions.settings(), request.makeSecret());
            mart = CompletableFuture.supplyAsync(() -> openMartForRun(place));
            if (lake.isStale(definitions)) {
                spark = early.thenCompose(open -> open.isPresent() ? early : openSession(place));
            }
            return new NightRun(place, request, definitions, secret, runId, started, watched, mart, spark).run();
        } finally {
            close(mart, spark, ownSession);
        }
    }

    private static CompletableFuture<Optional<SparkSession>> openSession(Workplace place) {
        return CompletableFuture.supplyAsync(() -> Optional.of(Sessions.open(scratch(place))));
    }

    /** The mart of the home, its tables and the readers' copy up to date; close it when done. */
    public static MartServer openMart(Workplace place) {
        return MartDoor.open(place);
    }

    /** The same for a run, which also brings the readers' logins to the configuration. */
    private static MartServer openMartForRun(Workplace place) {
        MartServer server = MartDoor.open(place);
        MartDoor.admit(place, server);
        return server;
    }

    /** Where Spark spills to. */
    public static Path scratch(Workplace place) {
        try {
            return Files.createDirectories(place.home().root().resolve("scratch"));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make a scratch folder in the home", failure);
        }
    }

    private static void close(
            CompletableFuture<MartServer> mart, CompletableFuture<Optional<SparkSession>> spark, boolean stopSession) {
        CompletableFuture<Void> session = CompletableFuture.runAsync(
                () -> quietly(() -> spark.join().filter(one -> stopSession).ifPresent(SparkSession::stop)));
        quietly(() -> mart.join().close());
        quietly(session::join);
    }

    /** The failure that matters has been thrown already where a resource never opened. */
    private static void quietly(Runnable closing) {
        try {
            closing.run();
        } catch (CompletionException neverOpened) {
            org.slf4j.LoggerFactory.getLogger(Night.class).debug("A resource was not open", neverOpened);
        }
    }

    static Duration since(Instant started, Workplace place) {
        return Duration.between(started, place.clock().instant());
    }
}

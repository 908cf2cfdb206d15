package io.eldercare.job.watch;

import io.eldercare.definitions.Settings;
import io.eldercare.job.Workplace;
import io.eldercare.mart.Mart;
import io.eldercare.mart.RunTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run as it goes into the book of runs, the ledger of the mart and the figures for Prometheus. Its id stands on every line of the log, whichever thread
 * writes it: a process runs one run at a time.
 */
public final class WatchedRun {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(WatchedRun.class);
    private static final String RUN_OF_LOG = "eldercare.run";

    private final Workplace place;
    private final RunBook book;
    private final String runId;
    private final YearMonth month;
    private String definitions = "";
    private RunTotals totals = RunTotals.NOTHING;
    private Optional<Watch> watch = Optional.empty();

    private WatchedRun(Workplace place, String runId, Instant startedAt) {
        this.place = place;
        this.book = new RunBook(place.home());
        this.runId = runId;
        this.month = YearMonth.from(startedAt.atZone(ZONE));
    }

    /** What is done in a run. */
    public interface Work<T> {
        T of(WatchedRun run);
    }

    /** Does the work and books how it ended; a failure goes on to the caller. */
    public static <T> T through(Workplace place, String command, String runId, Instant startedAt, Work<T> work) {
        System.setProperty(RUN_OF_LOG, runId);
        WatchedRun run = new WatchedRun(place, runId, startedAt);
        run.begin(command, startedAt);
        try {
            T result = work.of(run);
            run.end(Optional.empty());
            return result;
        } catch (RuntimeException | Error failure) {
            run.end(Optional.of(RunFailure.of(failure)));
            throw failure;
        } finally {
            System.clearProperty(RUN_OF_LOG);
        }
    }

    private void begin(String command, Instant startedAt) {
        Map<String, Object> event = event("started");
        event.put("at", startedAt.toString());
        event.put("command", command);
        event.put("program", Program.version());
        event.put("pid", ProcessHandle.current().pid());
        event.put("process_started", Processes.start(ProcessHandle.current()));
        book.append(month, event);
        CompletableFuture.runAsync(() -> Program.jarSha256().ifPresent(sha256 -> {
            Map<String, Object> program = event("program");
            program.put("jar_sha256", sha256);
            book.append(month, program);
        }));
    }

    private Map<String, Object> event(String kind) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("run", runId);
        event.put("event", kind);
        return event;
    }

    /** A step is over. */
    public void step(String title, Duration duration) {
        Map<String, Object> event = event("step");
        event.put("step", title);
        event.put("seconds", duration.toMillis() / 1000.0);
        book.append(month, event);
    }

    /**
     * The mart is open and knows the run: it learns what the book tells of others.
     *
     * @param definitionsHash empty where the run does not read the definitions
     */
    public void enter(Settings settings, String definitionsHash, Mart mart) {
        definitions = definitionsHash;
        mart.runs().describe(runId, program(), definitions);
        mart.runs()
                .complete(book.entries().stream()
                        .filter(entry -> entry.isOver() && !entry.run().runId().equals(runId))
                        .map(RunBook.Entry::run)
                        .toList());
        watch = Optional.of(new Watch(place, settings));
    }

    private String program() {
        return book.entries().stream()
                .map(RunBook.Entry::run)
                .filter(run -> run.runId().equals(runId))
                .map(run -> run.program())
                .findFirst()
                .orElseGet(Program::version);
    }

    /** The work is done and published: what the mart holds is looked at while it is open. */
    public void done(RunTotals taken, Mart mart) {
        totals = taken;
        quietly(() -> watch.ifPresent(open -> open.look(mart)));
    }

    private void end(Optional<RunFailure> failure) {
        Map<String, Object> event = event("ended");
        event.put("at", place.clock().instant().toString());
        failure.ifPresentOrElse(
                code -> {
                    code.exitCode().ifPresent(exit -> event.put("exit_code", exit));
                    event.put("failure", code.name());
                },
                () -> event.put("exit_code", 0));
        event.put("definitions", definitions);
        event.put("deliveries", totals.deliveries());
        event.put("repeated", totals.repeated());
        event.put("refused", totals.refused());
        event.put("rows", totals.rows());
        event.put("accepted", totals.accepted());
        event.put("rejected", totals.rejected());
        book.append(month, event);
        quietly(() -> {
            Watch ending = watch.orElseGet(() -> new Watch(place, Watch.settings(place)));
            ending.mail(ending.writeRuns(book.entries()));
        });
    }

    /** To be watched must not keep a run from its end. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("What the watch is told of this run is not complete", failure);
        }
    }
}

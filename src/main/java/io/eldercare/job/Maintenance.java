package io.eldercare.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.job.MaintenanceRequest.Extent;
import io.eldercare.job.door.MartDoor;
import io.eldercare.job.release.ReleaseLedger;
import io.eldercare.job.upkeep.LakeUpkeep;
import io.eldercare.job.upkeep.Leftovers;
import io.eldercare.job.upkeep.OldLogs;
import io.eldercare.job.upkeep.TableChange;
import io.eldercare.job.watch.RunFailure;
import io.eldercare.job.watch.Watch;
import io.eldercare.job.watch.WatchedRun;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.HomeLock;
import io.eldercare.lake.Sessions;
import io.eldercare.lake.upkeep.Freed;
import io.eldercare.mart.DatabaseUpkeep;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.RunTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Upkeep of a home: small files put together, files that nobody can ask for any more removed, logs shortened, the mart cleared of replaced rows. No figure
 * changes. Safe to run again, to kill and run again, and to run while readers read (docs/adr/0033).
 */
public final class Maintenance {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workplace place;
    private final MaintenanceRequest request;
    private final Instant started;
    private final Steps steps;

    private Maintenance(
            Workplace place, MaintenanceRequest request, Instant started, BiConsumer<String, Duration> stepOver) {
        this.place = place;
        this.request = request;
        this.started = started;
        this.steps = new Steps(place.progress(), place.clock(), stepOver);
    }

    /** @throws io.eldercare.lake.HomeLockedException when another run holds the home */
    public static MaintenanceSummary run(Workplace place, MaintenanceRequest request) {
        try {
            place.home().prepare();
            Instant started = place.clock().instant();
            String runId = RunIds.of(started);
            if (request.extent() == Extent.LOOK) {
                return new Maintenance(place, request, started, (title, duration) -> {}).alone(runId, Optional.empty());
            }
            return WatchedRun.through(
                    place,
                    "maintain",
                    runId,
                    started,
                    watched ->
                            new Maintenance(place, request, started, watched::step).alone(runId, Optional.of(watched)));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot maintain the home: " + failure.getMessage(), failure);
        }
    }

    private MaintenanceSummary alone(String runId, Optional<WatchedRun> watched) {
        try (HomeLock lock = HomeLock.acquire(place.home(), "maintain " + runId)) {
            return locked(runId, watched);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot maintain the home: " + failure.getMessage(), failure);
        }
    }

    private boolean isLooking() {
        return request.extent() == Extent.LOOK;
    }

    private MaintenanceSummary locked(String runId, Optional<WatchedRun> watched) throws IOException {
        if (!isLooking()) {
            new LakeState(place.home()).cleanUp();
        }
        try (MartServer server = steps.run("数据集市", 0, progress -> MartDoor.open(place))) {
            Mart mart = MartDoor.mart(server);
            if (isLooking()) {
                return work(runId, server, mart);
            }
            new ReleaseLedger(place.home(), mart, place.clock()).restore();
            mart.runs().start(runId, "maintain", started);
            watched.ifPresent(run -> run.enter(Watch.settings(place), "", mart));
            try {
                MaintenanceSummary summary = work(runId, server, mart);
                steps.record(mart.runs(), runId);
                mart.runs().done(runId, place.clock().instant(), RunTotals.NOTHING);
                watched.ifPresent(run -> run.done(RunTotals.NOTHING, mart));
                return summary;
            } catch (RuntimeException | IOException failure) {
                RunFailure.enter(mart.runs(), runId, place.clock().instant(), failure);
                throw failure;
            }
        }
    }

    private MaintenanceSummary work(String runId, MartServer server, Mart mart) throws IOException {
        SortedMap<String, SortedSet<Long>> named = namedVersions(mart);
        List<TableChange> tables = new ArrayList<>();
        boolean ownSession = SparkSession.getDefaultSession().isEmpty();
        SparkSession spark = steps.run("计算引擎", 0, progress -> Sessions.open(Night.scratch(place)));
        try {
            SparkSession.setActiveSession(spark);
            LakeUpkeep lake = new LakeUpkeep(
                    new DeltaFiles(spark, place.home().lake()),
                    named,
                    started.minus(Duration.ofDays(request.keepDays())));
            List<String> names = lake.tables();
            steps.run("整理数据湖", names.size(), progress -> {
                names.forEach(table -> {
                    tables.add(tend(lake, table));
                    progress.advance(1);
                });
                return names.size();
            });
        } finally {
            if (ownSession) {
                spark.stop();
            }
        }
        Failpoint.MAINTAIN_DATABASES.hit();
        Freed leftovers = remove(Leftovers.of(place.home(), started));
        Freed logs = remove(OldLogs.before(
                place.home().logs(),
                LocalDate.ofInstant(started, place.clock().getZone()).minusDays(request.logDays())));
        Function<javax.sql.DataSource, DatabaseUpkeep.Change> tending =
                isLooking() ? DatabaseUpkeep::look : DatabaseUpkeep::tidy;
        List<DatabaseUpkeep.Change> databases = steps.run(
                "清理数据集市", 0, progress -> List.of(tending.apply(server.dataSource()), tending.apply(server.readers())));
        int kept = tables.stream().mapToInt(TableChange::kept).sum();
        return new MaintenanceSummary(
                runId,
                request.extent(),
                tables,
                kept,
                named.values().stream().mapToInt(SortedSet::size).sum() - kept,
                leftovers,
                logs,
                databases,
                Night.since(started, place));
    }

    private TableChange tend(LakeUpkeep lake, String table) {
        try {
            return isLooking() ? lake.look(table) : lake.tidy(table);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot tidy " + table + ": " + failure.getMessage(), failure);
        }
    }

    /** Versions that released bulletins name, by table. */
    private static SortedMap<String, SortedSet<Long>> namedVersions(Mart mart) {
        SortedMap<String, SortedSet<Long>> versions = new TreeMap<>();
        List<String> named = mart.read(handle -> handle.createQuery("select lake_versions from mart.bulletin")
                .mapTo(String.class)
                .list());
        for (String bulletin : named) {
            try {
                JSON.readTree(bulletin).properties().forEach(entry -> add(versions, entry.getKey(), entry.getValue()));
            } catch (JsonProcessingException damaged) {
                throw new IllegalStateException("Cannot read which versions a released bulletin names", damaged);
            }
        }
        return versions;
    }

    private static void add(SortedMap<String, SortedSet<Long>> versions, String table, JsonNode version) {
        versions.computeIfAbsent(table, name -> new TreeSet<>()).add(version.asLong());
    }

    private Freed remove(List<Path> files) throws IOException {
        Freed freed = Freed.NOTHING;
        for (Path file : files) {
            freed = freed.plus(new Freed(1, Files.size(file)));
            if (!isLooking()) {
                Files.deleteIfExists(file);
            }
        }
        return freed;
    }
}

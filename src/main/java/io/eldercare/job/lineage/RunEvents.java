package io.eldercare.job.lineage;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.Home;
import io.eldercare.mart.Change;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a run to those who collect OpenLineage events. What was written is put into words beside the reports, so that a night does
 * not wait; an event that cannot be written is logged and never fails a run. Without events in the settings nothing is done.
 */
public final class RunEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

    private final Home home;
    private final Definitions definitions;
    private final boolean wanted;
    private final EventFile file;
    private final EventWords words;
    private final List<DeliveryRecord> loaded = new ArrayList<>();
    private LakeVersions before = new LakeVersions(new TreeMap<>());
    private CompletableFuture<Written> written = CompletableFuture.completedFuture(Written.NOTHING);

    /** @param command names the job: nightly, rebuild */
    public RunEvents(Home home, Definitions definitions, String runId, String command) {
        this.home = home;
        this.definitions = definitions;
        this.wanted = definitions.settings().lineage().events();
        this.file = new EventFile(home.logs());
        this.words = new EventWords(definitions.settings().lineage().namespace(), runId, command);
    }

    /** Told in lines, and the tables' names. */
    record Written(List<String> lines, FeedCounts feeds, SortedMap<String, Long> lake, SortedMap<String, Long> mart) {
        static final Written NOTHING =
                new Written(List.of(), FeedCounts.of(List.of()), new TreeMap<>(), new TreeMap<>());
    }

    private interface Telling {
        void tell() throws IOException;
    }

    private void quietly(Telling telling) {
        if (!wanted) {
            return;
        }
        try {
            telling.tell();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Cannot write the lineage events of this run", failure);
        }
    }

    public void start(Instant at) {
        quietly(() -> {
            before = LakeVersions.of(home.lake());
            file.append(at, List.of(EventFile.line(words.start(at))));
        });
    }

    /** Deliveries that went into the lake. */
    public void loaded(List<DeliveryRecord> deliveries) {
        loaded.addAll(deliveries);
    }

    /** Lake and mart hold what the run wrote. */
    public void published(Publication publication) {
        quietly(() -> {
            SortedMap<String, Long> lake = LakeVersions.of(home.lake()).writtenSince(before);
            SortedMap<String, Long> mart = new TreeMap<>();
            for (Change change : publication.changes()) {
                if (change.data().table().startsWith("mart.") && change.data().rows() instanceof Collection<?> rows) {
                    mart.merge(change.data().table(), (long) rows.size(), Long::sum);
                }
            }
            FeedCounts feeds = FeedCounts.of(loaded);
            written = CompletableFuture.supplyAsync(() -> tables(publication.publishedAt(), feeds, lake, mart));
        });
    }

    private Written tables(Instant at, FeedCounts feeds, SortedMap<String, Long> lake, SortedMap<String, Long> mart) {
        StoredLineage lineage = new StoredLineage(LineageFile.of(home, definitions));
        TableWords tables = new TableWords(words, lineage, feeds, lake);
        List<String> lines = new ArrayList<>();
        try {
            for (String table : lake.keySet()) {
                lines.add(EventFile.line(tables.complete(table, at)));
            }
            for (String table : mart.keySet()) {
                lines.add(EventFile.line(tables.published(table, at, mart.getOrDefault(table, 0L))));
            }
        } catch (IOException unsayable) {
            throw new UncheckedIOException(unsayable);
        }
        return new Written(lines, feeds, lake, mart);
    }

    public void complete(Instant at) {
        quietly(() -> {
            long start = System.nanoTime();
            Written all = written.join();
            List<String> lines = new ArrayList<>(all.lines());
            lines.add(EventFile.line(words.complete(at, all)));
            file.append(at, lines);
            LOG.info("{} lineage events, waited for {} ms", lines.size(), (System.nanoTime() - start) / 1_000_000);
        });
    }

    /** @param failure told by its kind only: its message may hold paths and values */
    public void failed(Instant at, Throwable failure) {
        quietly(() -> file.append(at, List.of(EventFile.line(words.failed(at, failure)))));
    }
}

package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.BronzeTables;
import io.eldercare.ingest.Feedback;
import io.eldercare.ingest.LoadCounts;
import io.eldercare.ingest.Loader;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.ReceiptLedger;
import io.eldercare.ingest.Receiver;
import io.eldercare.ingest.Slice;
import io.eldercare.ingest.SliceState;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.door.FollowingCopy;
import io.eldercare.job.door.MartDoor;
import io.eldercare.job.lineage.RunEvents;
import io.eldercare.job.money.DecisionLedger;
import io.eldercare.job.release.LakeVersions;
import io.eldercare.job.release.ReleaseLedger;
import io.eldercare.job.watch.RunFailure;
import io.eldercare.job.watch.WatchedRun;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.Sessions;
import io.eldercare.mart.Change;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.Publication;
import io.eldercare.plan.Plan;
import io.eldercare.transform.Transformation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;

/** One night, step by step. */
final class NightRun {
    private final Workplace place;
    private final NightRequest request;
    private final Definitions definitions;
    private final byte[] secret;
    private final String runId;
    private final Instant started;
    private final WatchedRun watched;
    private final CompletableFuture<MartServer> martServer;
    private final CompletableFuture<Optional<SparkSession>> spark;
    private final LakeState state;
    private final Steps steps;
    private final RunEvents events;

    NightRun(
            Workplace place,
            NightRequest request,
            Definitions definitions,
            byte[] secret,
            String runId,
            Instant started,
            WatchedRun watched,
            CompletableFuture<MartServer> martServer,
            CompletableFuture<Optional<SparkSession>> spark) {
        this.place = place;
        this.request = request;
        this.definitions = definitions;
        this.secret = secret;
        this.runId = runId;
        this.started = started;
        this.watched = watched;
        this.martServer = martServer;
        this.spark = spark;
        this.state = new LakeState(place.home());
        this.steps = new Steps(place.progress(), place.clock(), watched::step);
        this.events = new RunEvents(place.home(), definitions, runId, request.command());
    }

    NightSummary run() throws IOException {
        Receiver.Received received = receive();
        FollowingCopy copy = MartDoor.following(steps.run("数据集市", 0, progress -> martServer.join()));
        Mart mart = copy.mart();
        mart.runs().start(runId, request.command(), started);
        watched.enter(definitions.settings(), definitions.hash(), mart);
        events.start(started);
        try {
            NightSummary summary = publishAll(received, mart);
            copy.await();
            summary = summary.with(proved(mart));
            steps.record(mart.runs(), runId);
            mart.runs().done(runId, place.clock().instant(), summary.totals());
            watched.done(summary.totals(), mart);
            events.complete(place.clock().instant());
            return summary;
        } catch (RuntimeException | IOException failure) {
            events.failed(place.clock().instant(), failure);
            RunFailure.enter(mart.runs(), runId, place.clock().instant(), failure);
            throw failure;
        }
    }

    private Receiver.Received receive() throws IOException {
        Receiver.Received received = request.readsArchiveOnly() ? new Receiver.Received(List.of(), 0) : taken();
        ReceiptLedger ledger = new ReceiptLedger(place.home());
        // a home that begins with its archive alone was restored from a copy, whose ledger may be older than its
        // receipts
        ledger.enter(state.hasLake() ? state.pending() : ReceiptLedger.ids(place.home()));
        return received;
    }

    private Receiver.Received taken() {
        int waiting = Receiver.waiting(place.home().inbox()).size();
        return steps.run(
                "接收文件",
                waiting,
                progress -> new Receiver(place.home(), definitions, secret, place.clock())
                        .receive(() -> progress.advance(1)));
    }

    /** What does not hold in the home as the run leaves it. */
    private List<Breach.Finding> proved(Mart mart) {
        return steps.run("核对账目", 0, progress -> {
            try {
                MartServer server = martServer.join();
                return new QuickAudit(place, mart)
                        .ofHome(() -> MartDoor.isCopied(server)).stream()
                                .flatMap(check -> check.findings().stream())
                                .toList();
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException("Cannot look into the home: " + failure.getMessage(), failure);
            }
        });
    }

    private NightSummary publishAll(Receiver.Received received, Mart mart) throws IOException {
        new ReleaseLedger(place.home(), mart, place.clock()).restore();
        new DecisionLedger(place.home()).restore(mart);
        DeliveryBook book = new DeliveryBook(place.home(), mart);
        boolean whole = request.fromArchive()
                || state.isStale(definitions)
                || !mart.publishedDefinitionsHash().equals(Optional.of(definitions.hash()));
        if (request.slices().isPresent()) {
            state.markPending(book.deliveriesOf(request.slices().get()));
        }
        List<Receipt> pending = whole ? book.all() : book.pending();
        Loaded loaded = pending.isEmpty() ? Loaded.nothing() : loadAndPublish(pending, whole, book, mart);
        List<NightSummary.Bulletin> bulletins = new Reporting(place, definitions, mart, Reporting.Released.LEFT_ALONE)
                .render(reportsToMake(mart), steps, state::markReported);
        int refused = (int) received.taken().stream().filter(Receipt::isRefused).count();
        return new NightSummary(
                runId,
                request.readsArchiveOnly() ? pending.size() : received.taken().size(),
                received.repeated(),
                refused,
                loaded.states().size(),
                loaded.rows(),
                loaded.rows() - loaded.rejected(),
                loaded.rejected(),
                bulletins,
                Night.since(started, place),
                List.of());
    }

    private List<ReportDue> reportsToMake(Mart mart) throws IOException {
        if (!request.documents()) {
            return List.of();
        }
        List<String> plans = request.plans();
        if (request.month().isPresent()) {
            return (plans.isEmpty() ? Reporting.plansAtHand(mart, definitions) : plans)
                    .stream().map(plan -> new ReportDue(plan, request.month())).toList();
        }
        Set<ReportDue> due = new LinkedHashSet<>();
        plans.forEach(plan -> due.add(ReportDue.latest(plan)));
        state.reportsDue().stream()
                .filter(report -> plans.isEmpty() || plans.contains(report.plan()))
                .forEach(due::add);
        return List.copyOf(due);
    }

    private Loaded loadAndPublish(List<Receipt> pending, boolean whole, DeliveryBook book, Mart mart)
            throws IOException {
        SparkSession session = steps.run("计算引擎", 0, progress -> spark.join()).orElseThrow();
        // it was opened by another thread; without it this one would read dates by the settings of no session
        SparkSession.setActiveSession(session);
        fit(session, pending);
        if (!whole) {
            state.refuseLostCommits();
        }
        Path root = whole ? state.begin() : place.home().lake();
        DeltaFiles lake = new DeltaFiles(session, root);
        Loaded loaded = load(pending, whole, book, lake);
        events.loaded(loaded.outcomes());
        SortedSet<YearMonth> known = knownMonths(loaded, whole, mart);
        Transformed transformed = transform(lake, loaded, known);
        loaded = loaded.alsoWaitingFor(transformed);
        Failpoint.FIGURES_COMPUTED.hit();
        SortedSet<YearMonth> touched = transformed.touched();
        if (touched.isEmpty()) {
            Publication publication = publication(root, List.of(DeliveryRecord.upsert(loaded.outcomes())));
            finish(loaded, whole, root, mart, publication, List.of(), touched);
            return loaded;
        }
        publish(lake, loaded, transformed, whole, root, mart, book);
        return loaded;
    }

    private static void fit(SparkSession session, Collection<Receipt> receipts) {
        Sessions.fitTo(session, receipts.stream().mapToLong(Receipt::bytes).sum());
    }

    private Loaded load(List<Receipt> pending, boolean whole, DeliveryBook book, DeltaFiles lake) {
        Set<String> damaged = request.slices().isPresent() && !whole
                ? DamagedFeeds.in(place.home().lake(), request.slices().get())
                : Set.of();
        Loader loader = new Loader(place.home(), lake, definitions, secret).replacingMonthsOf(damaged);
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        pending.forEach(receipt -> receipts.put(
                receipt.deliveryId(),
                receipt.profile().isPresent() && !receipt.isRefused()
                        ? receipt.withParts(loader.resolve(receipt))
                        : receipt));
        Set<String> fresh = Set.copyOf(receipts.keySet());
        Map<Slice, SliceState> states = book.states(receipts, whole);
        book.addWholeMonths(damaged, states, receipts);
        // with what is read again for them: a few late rows may bring in a province's month
        fit(lake.spark(), receipts.values());
        int feeds = (int) states.keySet().stream().map(Slice::feed).distinct().count();
        LoadCounts counts = steps.run(
                "装载校验", feeds, progress -> loader.load(states.values(), receipts, fresh, feed -> progress.advance(1)));
        return steps.run("核对行数", 0, progress -> {
            counts.verify(states.values());
            Failpoint.LOAD_VERIFIED.hit();
            new BronzeTables(lake).write(states.values(), receipts, counts);
            List<Receipt> answered = receipts.values().stream()
                    .filter(receipt -> fresh.contains(receipt.deliveryId()))
                    .toList();
            CompletableFuture<Void> answers = CompletableFuture.runAsync(
                    () -> feedback(answered, states, counts, whole ? Set.of() : book.filed(states.keySet())));
            return new Loaded(
                    receipts,
                    states,
                    counts,
                    DeliveryBook.outcomes(states.values(), answered, counts, runId),
                    new TreeSet<>(),
                    answers);
        });
    }

    private void feedback(
            Collection<Receipt> answered, Map<Slice, SliceState> states, LoadCounts counts, Set<Slice> filedBefore) {
        Failpoint.FEEDBACK_BEFORE.hit();
        try {
            new Feedback(definitions, place.home().feedback(), filedBefore).write(answered, states, counts);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException("Cannot write the feedback folder", failure);
        }
    }

    private static SortedSet<YearMonth> knownMonths(Loaded loaded, boolean whole, Mart mart) {
        SortedSet<YearMonth> known = new TreeSet<>();
        loaded.states().keySet().forEach(slice -> known.add(slice.month()));
        if (!whole) {
            mart.<List<java.time.LocalDate>>read(
                            handle -> handle.createQuery("select distinct month from ops.delivery where feed <> '"
                                            + BronzeTables.NO_FEED + "'")
                                    .mapTo(java.time.LocalDate.class)
                                    .list())
                    .forEach(month -> known.add(YearMonth.from(month)));
        }
        return known;
    }

    private Transformed transform(DeltaFiles lake, Loaded loaded, SortedSet<YearMonth> known) {
        Map<String, SortedSet<YearMonth>> changed = new TreeMap<>();
        loaded.states()
                .keySet()
                .forEach(slice -> changed.computeIfAbsent(slice.feed(), feed -> new TreeSet<>())
                        .add(slice.month()));
        if (changed.isEmpty()) {
            return Transformed.nothing();
        }
        Transformation transformation = new Transformation(lake, definitions);
        Transformation.Plan plan = transformation.plan(changed, known);
        CompletableFuture<Void> besides =
                steps.run("事实汇总", plan.size(), progress -> transformation.build(plan, table -> progress.advance(1)));
        steps.run("指标计算", 0, progress -> {
            transformation.compute(plan);
            return definitions.kpis().size();
        });
        return new Transformed(
                plan.touched(),
                plan.findings(),
                plan.monthsOf(SubsidyRows.ENTITLEMENTS),
                plan.monthsOf(SubsidyRows.PAYMENTS),
                besides);
    }

    private void publish(
            DeltaFiles lake,
            Loaded loaded,
            Transformed transformed,
            boolean whole,
            Path root,
            Mart mart,
            DeliveryBook book)
            throws IOException {
        NightChanges.Assessed assessed = steps.run(
                "目标评估", 0, progress -> new NightChanges(definitions, mart, book, lake, whole).of(loaded, transformed));
        SortedSet<YearMonth> shown = new TreeSet<>(transformed.touched());
        shown.addAll(transformed.entitled());
        finish(loaded, whole, root, mart, publication(root, assessed.changes()), assessed.plans(), shown);
    }

    private Publication publication(Path root, List<Change> changes) {
        return new Publication(runId, place.clock().instant(), definitions.hash(), LakeVersions.of(root), changes);
    }

    private void finish(
            Loaded loaded,
            boolean whole,
            Path root,
            Mart mart,
            Publication publication,
            List<Plan> plans,
            SortedSet<YearMonth> touched)
            throws IOException {
        for (Plan plan : plans) {
            if (definitions.settings().plans().contains(plan.code())) {
                for (ReportDue report : ReportDue.reached(place.home().reports(), plan.code(), touched)) {
                    state.markReportDue(report);
                }
            }
        }
        new QuickAudit(place, mart).stopIfBroken(root, loaded.outcomes(), whole);
        Failpoint.REPORTS_MARKED.hit();
        if (whole) {
            // the lake is about to change places
            loaded.besides().join();
            state.markRebuilt();
            state.take(definitions);
            MartDoor.copyAnew(martServer.join());
        } else {
            state.stamp(root, definitions);
            DeltaFiles.force();
        }
        Failpoint.PUBLISH_BEFORE.hit();
        steps.run("发布", 0, progress -> {
            mart.publish(publication);
            return publication.changes().size();
        });
        loaded.besides().join();
        Failpoint.PUBLISH_DONE.hit();
        state.markShown();
        state.markDelivered(loaded.receipts().keySet());
        events.published(publication);
    }
}

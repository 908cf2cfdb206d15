package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Slice;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.job.audit.DeliveryCheck;
import io.eldercare.job.audit.Depth;
import io.eldercare.job.audit.MoneyCheck;
import io.eldercare.job.audit.OriginalCheck;
import io.eldercare.job.audit.ReceiptCheck;
import io.eldercare.job.audit.RowsCheck;
import io.eldercare.job.audit.Sample;
import io.eldercare.job.audit.TableCheck;
import io.eldercare.job.audit.VersionCheck;
import io.eldercare.job.door.MartDoor;
import io.eldercare.job.money.StoredAllocations;
import io.eldercare.job.release.ReleaseLedger;
import io.eldercare.job.release.ReleaseProof;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.HomeLock;
import io.eldercare.lake.Sessions;
import io.eldercare.lake.audit.TableState;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.door.CopyProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Proves a home: what was promised of deliveries, figures and documents against the files and tables that lie there. Changes nothing. */
public final class Audit {
    private static final int NEWEST_VINTAGES = 3;
    private static final int VINTAGES = 12;
    private static final int COPIED_MONTHS = 4;

    private final Workplace place;
    private final AuditRequest request;
    private final Sample sample;
    private final Instant started;
    private final Steps steps;
    private final Definitions definitions;
    private final MartServer server;
    private final Mart mart;
    private final List<CheckResult> results = new ArrayList<>();

    private Audit(Workplace place, AuditRequest request, Definitions definitions, MartServer server) {
        this.place = place;
        this.request = request;
        this.definitions = definitions;
        this.server = server;
        this.mart = MartDoor.mart(server);
        this.started = place.clock().instant();
        String seed = request.seed()
                .orElseGet(() ->
                        LocalDate.ofInstant(started, place.clock().getZone()).toString());
        this.sample = new Sample(request.depth(), seed);
        this.steps = new Steps(place.progress(), place.clock());
    }

    /** @throws io.eldercare.lake.HomeLockedException when another run holds the home */
    public static AuditReport run(Workplace place, AuditRequest request) {
        try {
            place.home().prepare();
            Definitions definitions = Definitions.load(place.definitionsRoot());
            try (HomeLock lock = HomeLock.acquire(place.home(), "audit");
                    MartServer server = MartDoor.open(place)) {
                return new Audit(place, request, definitions, server).locked();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot look into the home: " + failure.getMessage(), failure);
        }
    }

    private AuditReport locked() throws IOException {
        new LakeState(place.home()).cleanUp();
        new ReleaseLedger(place.home(), mart, place.clock()).restore();
        if (request.depth() == Depth.QUICK) {
            QuickAudit quick = new QuickAudit(place, mart);
            results.addAll(checked("核对账目", () -> quick.ofHome(copies()::isCurrent)));
        } else {
            whole();
        }
        return new AuditReport(
                request.depth(),
                sample.seed(),
                new DeliveryBook(place.home(), mart).pending().size(),
                results,
                Night.since(started, place));
    }

    private CopyProof copies() {
        return new CopyProof(server.dataSource(), server.readers());
    }

    /** Reads files. */
    private interface Look<T> {
        T look() throws IOException;
    }

    private <T> T checked(String step, Look<T> look) {
        return steps.run(step, 0, progress -> {
            try {
                return look.look();
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot look into the home: " + failure.getMessage(), failure);
            }
        });
    }

    private void whole() throws IOException {
        ReleaseProof releases = new ReleaseProof(place.home(), mart, place.clock());
        checked("核对回执和原件", () -> {
            List<Finding> unreadable = new ArrayList<>();
            CheckResult receipts = new ReceiptCheck(place.home()).run(request.depth());
            Map<String, Receipt> readable = ReceiptCheck.readable(place.home(), unreadable);
            unreadable.removeAll(receipts.findings());
            unreadable.addAll(receipts.findings());
            results.add(new CheckResult(Check.RECEIPTS, receipts.looked(), receipts.all(), unreadable));
            results.add(new OriginalCheck(place.home(), readable, releases.kept()).run(sample));
            rows(readable);
            return results.size();
        });
        checked("核对发布", () -> {
            results.add(released(releases));
            results.add(readers());
            results.add(money());
            return results.size();
        });
        withSpark();
        results.sort(Comparator.comparing(CheckResult::check));
    }

    private void rows(Map<String, Receipt> receipts) throws IOException {
        List<TableState> tables = TableState.of(place.home().lake());
        results.add(new TableCheck(tables).run(sample));
        List<DeliveryRecord> deliveries = mart.deliveries();
        List<Finding> findings = new ArrayList<>(new DeliveryCheck(place.home(), receipts).run(deliveries));
        CheckResult rows = new RowsCheck(tables, deliveries).run(sample);
        findings.addAll(isPending() ? List.of() : rows.findings());
        results.add(new CheckResult(Check.ROWS, rows.looked(), rows.all(), findings));
        if (!isPending()) {
            results.add(new VersionCheck(place.home(), mart).of(tables));
        }
    }

    private boolean isPending() throws IOException {
        return new LakeState(place.home()).hasPending();
    }

    private CheckResult released(ReleaseProof releases) {
        List<String> names = releases.vintages();
        List<String> drawn = sample.of(
                names, Comparator.comparing(names::indexOf), name -> name, name -> 1, NEWEST_VINTAGES, VINTAGES);
        List<String> found = new ArrayList<>(releases.ledger());
        found.addAll(releases.documents(drawn));
        return new CheckResult(
                Check.RELEASES,
                drawn.size(),
                names.size(),
                found.stream().map(Breach.RELEASE_TOUCHED::at).toList());
    }

    private CheckResult readers() {
        CopyProof copies = copies();
        List<String> months = copies.months();
        List<String> drawn = sample.of(months, Comparator.naturalOrder(), month -> month, month -> 1, 2, COPIED_MONTHS);
        return new CheckResult(
                Check.READERS,
                drawn.size(),
                months.size(),
                copies.differences(drawn).stream()
                        .map(found -> Breach.READERS_DIFFER.at(found.table(), month(found.month())))
                        .toList());
    }

    private static String month(String day) {
        return day.isEmpty() ? "" : day.substring(0, 7);
    }

    private CheckResult money() {
        CheckResult sums = MoneyCheck.of(place.home(), mart);
        List<Finding> findings = new ArrayList<>(sums.findings());
        StoredAllocations.differences(mart, definitions)
                .forEach(found -> findings.add(Breach.MONEY_DIFFERS.at(
                        found.plan(),
                        found.month(),
                        found.unit(),
                        found.again().toPlainString(),
                        found.stored().toPlainString())));
        return new CheckResult(Check.MONEY, sums.looked(), sums.all(), findings);
    }

    private Set<String> broken(Breach... kinds) {
        Collection<Breach> wanted = List.of(kinds);
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> wanted.contains(finding.breach()))
                .map(finding -> finding.subject().get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is known to be unreadable is not read again. */
    private void withSpark() throws IOException {
        byte[] secret = PersonSecret.find(place, definitions.settings(), false);
        boolean ownSession = SparkSession.getDefaultSession().isEmpty();
        SparkSession spark = steps.run("计算引擎", 0, progress -> Sessions.open(Night.scratch(place)));
        try {
            SparkSession.setActiveSession(spark);
            DeltaFiles.forgetAll();
            DeltaFiles lake = new DeltaFiles(spark, place.home().lake());
            checked("从存档重算", () -> {
                if (!isPending()) {
                    results.add(replayed(lake, secret));
                }
                return results.size();
            });
            checked("核对数据集市", () -> {
                if (!isPending() && readable().contains("gold.fct_kpi")) {
                    results.add(new FigureCheck(lake, definitions, mart).run(sample));
                    Editions editions = new Editions(place, definitions, mart);
                    Reporting reporting = new Reporting(place, definitions, mart, Reporting.Released.LEFT_ALONE);
                    results.add(new ReportCheck(
                                    place.home().reports(),
                                    editions,
                                    reporting,
                                    new LakeState(place.home()).reportsDue())
                            .run(sample));
                }
                return results.size();
            });
        } finally {
            if (ownSession) {
                spark.stop();
            }
        }
    }

    private Set<String> readable() throws IOException {
        Set<String> tables = TableState.of(place.home().lake()).stream()
                .map(TableState::name)
                .collect(Collectors.toCollection(TreeSet::new));
        tables.removeAll(broken(Breach.LOG_BROKEN, Breach.FILE_BROKEN, Breach.SILVER_FILE_BROKEN));
        return tables;
    }

    private CheckResult replayed(DeltaFiles lake, byte[] secret) throws IOException {
        Set<String> originals = broken(Breach.ORIGINAL_MISSING, Breach.ORIGINAL_DAMAGED, Breach.RECEIPT_MISSING);
        Set<String> readable = readable();
        if (request.depth() == Depth.DEEP && originals.isEmpty()) {
            Set<String> broken = broken(Breach.LOG_BROKEN, Breach.FILE_BROKEN, Breach.SILVER_FILE_BROKEN);
            return new LakeReplay(place, lake, definitions, mart, secret).run(broken);
        }
        Set<Slice> unreadable =
                mart.deliveriesById(originals).stream().map(DeliveryBook::slice).collect(Collectors.toSet());
        return new ReplayCheck(place, lake, definitions, mart, secret)
                .run(sample, slice -> readable.contains("silver." + slice.feed()) && !unreadable.contains(slice));
    }
}

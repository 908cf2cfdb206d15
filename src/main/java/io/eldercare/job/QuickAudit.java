package io.eldercare.job;

import io.eldercare.ingest.Slice;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.job.audit.Depth;
import io.eldercare.job.audit.MoneyCheck;
import io.eldercare.job.audit.ReceiptCheck;
import io.eldercare.job.audit.RowsCheck;
import io.eldercare.job.audit.RowsCheck.FeedMonth;
import io.eldercare.job.audit.Sample;
import io.eldercare.job.audit.TableCheck;
import io.eldercare.job.audit.VersionCheck;
import io.eldercare.job.release.ReleaseProof;
import io.eldercare.lake.audit.TableState;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What a home proves of itself every night: logs, chains, counts and stamps, of data files the footers of what the night wrote. No content is read but that of
 * the receipts given last.
 */
final class QuickAudit {
    private static final Sample NOTHING_DRAWN = new Sample(Depth.QUICK, "");

    private final Workplace place;
    private final Mart mart;

    QuickAudit(Workplace place, Mart mart) {
        this.place = place;
        this.mart = mart;
    }

    /**
     * Holds a lake that is about to be published against what went into it.
     *
     * @param outcomes of the deliveries of the slices that were replaced
     * @param whole whether that is all the lake holds
     * @throws AuditStoppedException when rows or files are not as they were written
     */
    void stopIfBroken(Path lake, Collection<DeliveryRecord> outcomes, boolean whole) throws IOException {
        List<TableState> tables = TableState.of(lake);
        List<Finding> findings =
                new ArrayList<>(new TableCheck(tables).run(NOTHING_DRAWN).findings());
        Set<FeedMonth> written = outcomes.stream().map(RowsCheck::of).collect(Collectors.toSet());
        List<DeliveryRecord> known = new ArrayList<>(outcomes);
        if (!whole && !written.isEmpty()) {
            Set<Slice> replaced = outcomes.stream().map(DeliveryBook::slice).collect(Collectors.toSet());
            YearMonth first = written.stream()
                    .map(FeedMonth::month)
                    .min(YearMonth::compareTo)
                    .orElseThrow();
            mart.deliveriesSince(first.atDay(1)).stream()
                    .filter(record -> written.contains(RowsCheck.of(record)))
                    .filter(record -> !replaced.contains(DeliveryBook.slice(record)))
                    .forEach(known::add);
        }
        written.removeIf(place -> place.feed().equals("unknown"));
        findings.addAll(new RowsCheck(tables, known).of(written).findings());
        if (!findings.isEmpty()) {
            throw new AuditStoppedException(findings);
        }
    }

    /**
     * The whole home as it lies there.
     *
     * @param isCopied whether readers have what is published
     */
    List<CheckResult> ofHome(BooleanSupplier isCopied) throws IOException {
        List<CheckResult> results = new ArrayList<>();
        List<TableState> tables = TableState.of(place.home().lake());
        results.add(new ReceiptCheck(place.home()).run(Depth.QUICK));
        results.add(new TableCheck(tables).run(NOTHING_DRAWN));
        results.add(writtenLast(tables));
        if (!new LakeState(place.home()).hasPending()) {
            results.add(new VersionCheck(place.home(), mart).of(tables));
        }
        results.add(readers(isCopied));
        results.add(releases());
        results.add(MoneyCheck.of(place.home(), mart));
        return results;
    }

    private CheckResult writtenLast(List<TableState> tables) {
        Set<FeedMonth> written = mart
                .<List<FeedMonth>>read(handle -> handle.createQuery("select distinct feed, month from ops.delivery"
                                + " where run_id = (select run_id from ops.publication) and feed <> 'unknown'")
                        .map((row, context) -> new FeedMonth(
                                row.getString(1), YearMonth.from(row.getObject(2, java.time.LocalDate.class))))
                        .list())
                .stream()
                .collect(Collectors.toSet());
        List<DeliveryRecord> known = written.isEmpty()
                ? List.of()
                : mart.deliveriesSince(written.stream()
                        .map(FeedMonth::month)
                        .min(YearMonth::compareTo)
                        .orElseThrow()
                        .atDay(1));
        return new RowsCheck(tables, known).of(written);
    }

    private static CheckResult readers(BooleanSupplier isCopied) {
        List<Finding> findings = isCopied.getAsBoolean() ? List.of() : List.of(Breach.READERS_DIFFER.at("", ""));
        return new CheckResult(Check.READERS, 1, 1, findings);
    }

    private CheckResult releases() {
        ReleaseProof proof = new ReleaseProof(place.home(), mart, place.clock());
        return new CheckResult(
                Check.RELEASES,
                proof.rows(),
                proof.rows(),
                proof.ledger().stream().map(Breach.RELEASE_TOUCHED::at).toList());
    }
}

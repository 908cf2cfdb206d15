package io.eldercare.job.release;

import io.eldercare.lake.Home;
import io.eldercare.mart.Mart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Releases against one another: the ledger in archive and mart, the bytes that the archive keeps, the documents that people read. */
public final class ReleaseProof {
    private final ReleaseLedger ledger;
    private final Shelf shelf;
    private final List<ReleaseEvent> events;
    private final Map<String, FrozenVintage> vintages = new LinkedHashMap<>();

    public ReleaseProof(Home home, Mart mart, Clock clock) {
        ReleaseArchive archive = new ReleaseArchive(home);
        this.ledger = new ReleaseLedger(home, mart, clock);
        this.shelf = new Shelf(ReportFolders.of(home), archive);
        this.events = archive.events();
        events.stream()
                .filter(event -> event.kind() == ReleaseEvent.Kind.FROZEN)
                .map(FrozenVintage::new)
                .forEach(vintage -> vintages.put(
                        vintage.plan() + " " + vintage.month() + " 第 " + vintage.vintage() + " 版", vintage));
    }

    /** Rows of the ledger. */
    public int rows() {
        return events.size();
    }

    /** Released vintages by name, in the order of their release. */
    public List<String> vintages() {
        return List.copyOf(vintages.keySet());
    }

    /** Digests of everything that releases keep in the archive. */
    public Set<String> kept() {
        Set<String> digests = new TreeSet<>();
        vintages.values().forEach(vintage -> {
            digests.addAll(vintage.documents().values());
            digests.add(vintage.basis());
        });
        return digests;
    }

    /** Rows that were touched, taken out or put in. */
    public List<String> ledger() {
        return ledger.breaches();
    }

    /** What is not as released, in the archive or where people read it. @param names of vintages */
    public List<String> documents(Collection<String> names) {
        List<String> findings = new ArrayList<>();
        vintages.forEach((name, vintage) -> {
            if (names.contains(name)) {
                shelf.differences(vintage).forEach(found -> findings.add(name + "：" + found));
                shelf.lost(vintage).forEach(found -> findings.add(name + "：" + found));
            }
        });
        return findings;
    }
}

package io.eldercare.job.audit;

import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.ReceiptLedger;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Receipts against their ledger: none taken out, put in or edited. A receipt whose delivery is still to go through may not be entered yet. */
public final class ReceiptCheck {
    private final Home home;
    private final ReceiptLedger.Content ledger;
    private final List<Finding> findings = new ArrayList<>();

    public ReceiptCheck(Home home) throws IOException {
        this.home = home;
        this.ledger = new ReceiptLedger(home).read();
    }

    /** @param depth {@link Depth#QUICK} compares names only, and the contents of those entered last */
    public CheckResult run(Depth depth) throws IOException {
        ledger.firstTouched().ifPresent(row -> findings.add(Breach.LEDGER_TOUCHED.at(row)));
        List<String> ids = ReceiptLedger.ids(home);
        if (ledger.rows() > 0) {
            for (String id : ids) {
                if (!ledger.receipts().containsKey(id) && !isPending(id)) {
                    findings.add(Breach.RECEIPT_UNLISTED.at(id));
                }
            }
        }
        Collection<String> entered =
                depth == Depth.QUICK ? ledger.latest() : ledger.receipts().keySet();
        for (String id : ledger.receipts().keySet()) {
            if (!Receipt.exists(home.receipts(), id)) {
                findings.add(Breach.RECEIPT_MISSING.at(id));
            } else if (entered.contains(id)
                    && !ReceiptLedger.sha256(home, id).equals(ledger.receipts().get(id))
                    && !isPending(id)) {
                findings.add(Breach.RECEIPT_TOUCHED.at(id));
            }
        }
        return new CheckResult(
                Check.RECEIPTS, depth == Depth.QUICK ? entered.size() : ids.size(), ids.size(), findings);
    }

    private boolean isPending(String id) {
        return Files.exists(home.pending().resolve(id));
    }

    /** Receipts that can be read, by id; those that cannot are told as touched where no ledger tells it. */
    public static Map<String, Receipt> readable(Home home, List<Finding> findings) throws IOException {
        Map<String, Receipt> receipts = new TreeMap<>();
        for (String id : ReceiptLedger.ids(home)) {
            try {
                receipts.put(id, Receipt.read(home.receipts(), id));
            } catch (IOException unreadable) {
                findings.add(Breach.RECEIPT_TOUCHED.at(id));
            }
        }
        return receipts;
    }
}

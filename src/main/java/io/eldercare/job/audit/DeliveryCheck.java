package io.eldercare.job.audit;

import io.eldercare.ingest.Receipt;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.lake.Home;
import io.eldercare.mart.DeliveryRecord;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the home says of its deliveries against their receipts: the same files, and as many rows as were counted at the door. */
public final class DeliveryCheck {
    private record Part(String feed, String countyCode, YearMonth month) {}

    private final Home home;
    private final Map<String, Receipt> receipts;
    private final List<Finding> findings = new ArrayList<>();

    public DeliveryCheck(Home home, Map<String, Receipt> receipts) {
        this.home = home;
        this.receipts = receipts;
    }

    /** @param deliveries parts that have gone through to the figures */
    public List<Finding> run(Collection<DeliveryRecord> deliveries) {
        Map<String, Map<Part, DeliveryRecord>> known = new HashMap<>();
        deliveries.forEach(delivery -> known.computeIfAbsent(delivery.deliveryId(), id -> new HashMap<>())
                .put(part(delivery), delivery));
        receipts.forEach((id, receipt) -> {
            if (!Files.exists(home.pending().resolve(id))) {
                compare(receipt, known.getOrDefault(id, Map.of()));
            }
        });
        Set<String> without = new HashSet<>(known.keySet());
        without.removeAll(receipts.keySet());
        without.stream()
                .sorted()
                .map(known::get)
                .forEach(parts -> parts.values().forEach(this::find));
        return findings;
    }

    private static Part part(DeliveryRecord delivery) {
        return new Part(delivery.feed(), delivery.countyCode(), YearMonth.from(delivery.month()));
    }

    private void find(DeliveryRecord delivery) {
        findings.add(Breach.DELIVERY_DIFFERS.at(
                delivery.deliveryId(), delivery.feed(), delivery.countyCode(), YearMonth.from(delivery.month())));
    }

    private void compare(Receipt receipt, Map<Part, DeliveryRecord> known) {
        if (known.isEmpty()) {
            findings.add(Breach.DELIVERY_DIFFERS.at(receipt.deliveryId(), receipt.fileName(), receipt.sender(), ""));
            return;
        }
        known.values().stream()
                .filter(delivery -> !delivery.sha256().equals(receipt.sha256())
                        || delivery.revision() != receipt.revision()
                        || !delivery.receivedAt().equals(receipt.receivedAt()))
                .forEach(this::find);
        Map<Part, Integer> rows = new HashMap<>();
        receipt.parts()
                .forEach(part ->
                        rows.merge(new Part(part.feed(), part.countyCode(), part.month()), part.rows(), Integer::sum));
        rows.forEach((part, count) -> {
            DeliveryRecord delivery = known.get(part);
            if (delivery == null || delivery.rows() != count) {
                findings.add(
                        Breach.DELIVERY_DIFFERS.at(receipt.deliveryId(), part.feed(), part.countyCode(), part.month()));
            }
        });
    }
}

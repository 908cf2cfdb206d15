package io.eldercare.job.lineage;

import io.eldercare.ingest.BronzeTables;
import io.eldercare.mart.DeliveryRecord;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What deliveries brought, by feed. */
record FeedCounts(SortedMap<String, Count> feeds) {
    private static final Count NONE = new Count(0, 0, 0, 0);

    /** Rows are accepted and rejected ones. */
    record Count(long deliveries, long rows, long accepted, long rejected) {
        private Count plus(DeliveryRecord delivery) {
            return new Count(
                    deliveries + 1,
                    rows + delivery.rows(),
                    accepted + delivery.accepted(),
                    rejected + delivery.rejected());
        }
    }

    static FeedCounts of(Collection<DeliveryRecord> deliveries) {
        SortedMap<String, Count> feeds = new TreeMap<>();
        deliveries.stream()
                .filter(delivery -> !delivery.feed().equals(BronzeTables.NO_FEED))
                .forEach(delivery -> feeds.put(
                        delivery.feed(),
                        feeds.getOrDefault(delivery.feed(), NONE).plus(delivery)));
        return new FeedCounts(Collections.unmodifiableSortedMap(feeds));
    }

    /** @param table {@code file.<feed>} or {@code silver.<feed>} */
    Count ofTable(String table) {
        return feeds.getOrDefault(table.substring(table.indexOf('.') + 1), NONE);
    }
}

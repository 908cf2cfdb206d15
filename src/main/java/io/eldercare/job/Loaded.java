package io.eldercare.job;

import io.eldercare.ingest.LoadCounts;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Slice;
import io.eldercare.ingest.SliceState;
import io.eldercare.mart.DeliveryRecord;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * What a night loaded.
 *
 * @param checked months whose findings across deliveries are computed again
 * @param besides done when what runs beside the figures stands: the counties' answers and the checks across deliveries
 */
record Loaded(
        Map<String, Receipt> receipts,
        Map<Slice, SliceState> states,
        LoadCounts counts,
        List<DeliveryRecord> outcomes,
        SortedSet<YearMonth> checked,
        CompletableFuture<Void> besides) {
    static Loaded nothing() {
        return new Loaded(
                Map.of(),
                Map.of(),
                LoadCounts.none(),
                List.of(),
                new TreeSet<>(),
                CompletableFuture.completedFuture(null));
    }

    Loaded alsoWaitingFor(Transformed transformed) {
        return new Loaded(
                receipts,
                states,
                counts,
                outcomes,
                transformed.checked(),
                CompletableFuture.allOf(besides, transformed.besides()));
    }

    long rows() {
        return outcomes.stream().mapToLong(DeliveryRecord::rows).sum();
    }

    long rejected() {
        return outcomes.stream().mapToLong(DeliveryRecord::rejected).sum();
    }
}

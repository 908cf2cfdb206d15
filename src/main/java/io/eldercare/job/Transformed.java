package io.eldercare.job;

import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * What a night computed in the lake.
 *
 * @param touched months whose figures were computed again
 * @param checked months whose findings are computed again
 * @param entitled months whose subsidies were
 * @param paid months whose statements of payments were read again
 * @param besides done when what no figure waits for is written: subsidies, checks across deliveries
 */
record Transformed(
        SortedSet<YearMonth> touched,
        SortedSet<YearMonth> checked,
        SortedSet<YearMonth> entitled,
        SortedSet<YearMonth> paid,
        CompletableFuture<Void> besides) {
    static Transformed nothing() {
        return new Transformed(
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                CompletableFuture.completedFuture(null));
    }
}

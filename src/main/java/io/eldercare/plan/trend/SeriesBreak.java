package io.eldercare.plan.trend;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A change of definition: figures from {@code month} on cannot be compared with those before it, and no trend crosses it.
 *
 * @param month the first month measured by the new definition
 * @param note what changed, as readers are told
 */
public record SeriesBreak(YearMonth month, String note) {

    /** The newest break that had happened by {@code month}. */
    public static Optional<SeriesBreak> latest(Collection<SeriesBreak> breaks, YearMonth month) {
        return breaks.stream()
                .filter(change -> !change.month().isAfter(month))
                .max(Comparator.comparing(SeriesBreak::month));
    }
}

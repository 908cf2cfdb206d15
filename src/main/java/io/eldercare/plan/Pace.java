package io.eldercare.plan;

import io.eldercare.plan.trend.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Speeds, in units of the KPI per month. */
public final class Pace {
    private static final int RECENT_MONTHS = 6;

    /** Fewer changes do not tell what is usual. */
    private static final int FEWEST_FOR_BAND = 3;

    private Pace() {}

    /** The plausible band: between the smallest and the largest of the recent monthly changes. */
    public record Band(BigDecimal low, BigDecimal high) {
        /** Whether a month of late brought at least {@code required}. */
        public boolean allows(BigDecimal required, Direction direction) {
            return direction.reaches(direction == Direction.UP ? high : low, required);
        }
    }

    /** What each month left must bring; empty from the deadline on. */
    public static Optional<BigDecimal> required(
            BigDecimal value, BigDecimal target, YearMonth month, YearMonth deadline) {
        long left = ChronoUnit.MONTHS.between(month, deadline);
        return left <= 0
                ? Optional.empty()
                : Optional.of(
                        target.subtract(value).divide(BigDecimal.valueOf(left), KpiValue.SCALE, RoundingMode.HALF_UP));
    }

    /**
     * Median of the monthly changes that ended in the last six months. A change needs two neighbouring months with complete
     * figures, since a county that is missing would look like a fall.
     */
    public static Optional<BigDecimal> recent(NavigableMap<YearMonth, KpiValue> history, YearMonth month) {
        return median(recentChanges(history, month));
    }

    /** The band of the same changes as {@link #recent}; empty with fewer than three. */
    public static Optional<Band> band(NavigableMap<YearMonth, KpiValue> history, YearMonth month) {
        List<BigDecimal> changes = recentChanges(history, month);
        return changes.size() < FEWEST_FOR_BAND
                ? Optional.empty()
                : Optional.of(new Band(Collections.min(changes), Collections.max(changes)));
    }

    private static List<BigDecimal> recentChanges(NavigableMap<YearMonth, KpiValue> history, YearMonth month) {
        List<BigDecimal> changes = new ArrayList<>();
        for (int back = 0; back < RECENT_MONTHS; back++) {
            Optional<BigDecimal> now = complete(history, month.minusMonths(back));
            Optional<BigDecimal> before = complete(history, month.minusMonths(back + 1L));
            if (now.isPresent() && before.isPresent()) {
                changes.add(now.get().subtract(before.get()));
            }
        }
        return changes;
    }

    private static Optional<BigDecimal> complete(NavigableMap<YearMonth, KpiValue> history, YearMonth month) {
        return Optional.ofNullable(history.get(month))
                .filter(KpiValue::isComplete)
                .flatMap(KpiValue::value);
    }

    private static Optional<BigDecimal> median(List<BigDecimal> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sorted = changes.stream().sorted().toList();
        BigDecimal upper = sorted.get(sorted.size() / 2);
        BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.add(upper).divide(BigDecimal.valueOf(2), KpiValue.SCALE, RoundingMode.HALF_UP));
    }
}

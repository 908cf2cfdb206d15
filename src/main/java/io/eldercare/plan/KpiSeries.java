package io.eldercare.plan;

import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The measured figures: by KPI and region, over the months. A month without a usable report has no entry: missing is not zero. */
public final class KpiSeries {
    private final Map<Key, NavigableMap<YearMonth, KpiValue>> histories;

    private KpiSeries(Map<Key, NavigableMap<YearMonth, KpiValue>> histories) {
        this.histories = histories;
    }

    private record Key(String kpiCode, String regionCode) {}

    public static Builder builder() {
        return new Builder();
    }

    public Optional<KpiValue> find(String kpiCode, String regionCode, YearMonth month) {
        return Optional.ofNullable(history(kpiCode, regionCode).get(month));
    }

    /** All months that have a figure, in order. */
    public NavigableMap<YearMonth, KpiValue> history(String kpiCode, String regionCode) {
        return histories.getOrDefault(new Key(kpiCode, regionCode), Collections.emptyNavigableMap());
    }

    /** The newest figure before {@code month}. */
    public Optional<KpiValue> latestBefore(String kpiCode, String regionCode, YearMonth month) {
        return Optional.ofNullable(history(kpiCode, regionCode).lowerEntry(month))
                .map(Map.Entry::getValue);
    }

    /** Collects figures in any order. */
    public static final class Builder {
        private final Map<Key, NavigableMap<YearMonth, KpiValue>> histories = new HashMap<>();

        private Builder() {}

        public Builder add(String kpiCode, String regionCode, YearMonth month, KpiValue value) {
            KpiValue previous = histories
                    .computeIfAbsent(new Key(kpiCode, regionCode), key -> new TreeMap<>())
                    .put(month, value);
            if (previous != null) {
                throw new IllegalArgumentException(
                        "KPI " + kpiCode + " of region " + regionCode + " is given twice for " + month);
            }
            return this;
        }

        public KpiSeries build() {
            Map<Key, NavigableMap<YearMonth, KpiValue>> copies = new HashMap<>();
            histories.forEach(
                    (key, history) -> copies.put(key, Collections.unmodifiableNavigableMap(new TreeMap<>(history))));
            return new KpiSeries(copies);
        }
    }
}

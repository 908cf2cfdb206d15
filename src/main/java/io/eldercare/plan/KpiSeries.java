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
    /** By KPI, then region. */
    private final Map<String, Map<String, NavigableMap<YearMonth, KpiValue>>> histories;

    private KpiSeries(Map<String, Map<String, NavigableMap<YearMonth, KpiValue>>> histories) {
        this.histories = histories;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<KpiValue> find(String kpiCode, String regionCode, YearMonth month) {
        return Optional.ofNullable(history(kpiCode, regionCode).get(month));
    }

    /** All months that have a figure, in order. */
    public NavigableMap<YearMonth, KpiValue> history(String kpiCode, String regionCode) {
        return histories.getOrDefault(kpiCode, Map.of()).getOrDefault(regionCode, Collections.emptyNavigableMap());
    }

    /** The newest figure before {@code month}. */
    public Optional<KpiValue> latestBefore(String kpiCode, String regionCode, YearMonth month) {
        return Optional.ofNullable(history(kpiCode, regionCode).lowerEntry(month))
                .map(Map.Entry::getValue);
    }

    /** Collects figures in any order. */
    public static final class Builder {
        private final Map<String, Map<String, NavigableMap<YearMonth, KpiValue>>> histories = new HashMap<>();

        private Builder() {}

        public Builder add(String kpiCode, String regionCode, YearMonth month, KpiValue value) {
            KpiValue previous = histories
                    .computeIfAbsent(kpiCode, kpi -> new HashMap<>())
                    .computeIfAbsent(regionCode, region -> new TreeMap<>())
                    .put(month, value);
            if (previous != null) {
                throw new IllegalArgumentException(
                        "KPI " + kpiCode + " of region " + regionCode + " is given twice for " + month);
            }
            return this;
        }

        public KpiSeries build() {
            Map<String, Map<String, NavigableMap<YearMonth, KpiValue>>> copies = new HashMap<>();
            histories.forEach((kpi, regions) -> {
                Map<String, NavigableMap<YearMonth, KpiValue>> copied = new HashMap<>();
                regions.forEach((region, history) ->
                        copied.put(region, Collections.unmodifiableNavigableMap(new TreeMap<>(history))));
                copies.put(kpi, copied);
            });
            return new KpiSeries(copies);
        }
    }
}

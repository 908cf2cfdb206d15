package io.eldercare.job;

import io.eldercare.ingest.Slice;
import java.time.YearMonth;
import java.util.Set;

/**
 * Slices of one month.
 *
 * @param feeds empty: all
 * @param counties empty: all
 */
public record SliceChoice(Set<String> feeds, Set<String> counties, YearMonth month) {
    public SliceChoice {
        feeds = Set.copyOf(feeds);
        counties = Set.copyOf(counties);
    }

    boolean holds(Slice slice) {
        return slice.month().equals(month)
                && (feeds.isEmpty() || feeds.contains(slice.feed()))
                && (counties.isEmpty() || counties.contains(slice.countyCode()));
    }
}

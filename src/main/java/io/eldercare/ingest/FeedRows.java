package io.eldercare.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a load left of a feed.
 *
 * @param counts rows of the slices, by delivery, county and month
 * @param files that the load wrote
 * @param standing files of the months in which slices only grew, with what stood before
 */
record FeedRows(Map<RowTally.Place, LoadCounts.Count> counts, List<String> files, List<String> standing) {
    static FeedRows none() {
        return new FeedRows(Map.of(), List.of(), List.of());
    }

    FeedRows plus(FeedRows other) {
        Map<RowTally.Place, LoadCounts.Count> all = new HashMap<>(counts);
        other.counts.forEach((place, count) -> all.merge(place, count, LoadCounts.Count::plus));
        return new FeedRows(
                all,
                Stream.concat(files.stream(), other.files.stream()).toList(),
                Stream.concat(standing.stream(), other.standing.stream()).toList());
    }
}

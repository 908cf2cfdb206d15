package io.eldercare.ingest;

import java.time.YearMonth;
import java.util.Comparator;

/** Feed × county × month: what a night replaces as a whole. */
public record Slice(String feed, String countyCode, YearMonth month) implements Comparable<Slice> {
    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::feed).thenComparing(Slice::month).thenComparing(Slice::countyCode);

    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }
}

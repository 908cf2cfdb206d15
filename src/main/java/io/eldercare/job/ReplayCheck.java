package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Loader;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Slice;
import io.eldercare.ingest.SliceState;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.job.audit.Sample;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Slices read again from the archive, all deliveries of each at once, against silver: the same rows whatever the order and the nights in which they came.
 */
final class ReplayCheck {
    private static final int NEWEST = 3;
    private static final long BUDGET = 8;
    private static final long ROWS_OF_ONE = 50_000;

    private final Workplace place;
    private final DeltaFiles lake;
    private final Definitions definitions;
    private final Mart mart;
    private final byte[] secret;

    ReplayCheck(Workplace place, DeltaFiles lake, Definitions definitions, Mart mart, byte[] secret) {
        this.place = place;
        this.lake = lake;
        this.definitions = definitions;
        this.mart = mart;
        this.secret = secret.clone();
    }

    /** @param readable feeds and months whose files and originals are not known to be broken */
    CheckResult run(Sample sample, Predicate<Slice> readable) {
        Map<Slice, Long> rows = new TreeMap<>();
        for (DeliveryRecord record : mart.deliveries()) {
            if (definitions.contracts().containsKey(record.feed())) {
                rows.merge(DeliveryBook.slice(record), (long) record.rows(), Long::sum);
            }
        }
        List<Slice> drawn = sample.of(
                rows.keySet().stream().filter(readable).toList(),
                Comparator.comparing(Slice::month),
                Slice::toString,
                slice -> 1 + rows.getOrDefault(slice, 0L) / ROWS_OF_ONE,
                NEWEST,
                BUDGET);
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        Map<Slice, SliceState> states = new DeliveryBook(place.home(), mart).statesOf(drawn, receipts);
        Map<String, List<SliceState>> byFeed = states.values().stream()
                .collect(Collectors.groupingBy(state -> state.slice().feed(), TreeMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        byFeed.forEach((feed, slices) -> compare(feed, slices, receipts, findings));
        return new CheckResult(Check.REPLAY, drawn.size(), rows.size(), findings);
    }

    private void compare(String feed, List<SliceState> slices, Map<String, Receipt> receipts, List<Finding> findings) {
        List<String> months = slices.stream()
                .map(state -> state.slice().month().atDay(1).toString())
                .distinct()
                .toList();
        Map<List<String>, RowPrint> again = RowPrint.bySlice(
                new Loader(place.home(), lake, definitions, secret).recomposed(feed, slices, receipts));
        Map<List<String>, RowPrint> stored = lake.exists("silver", feed)
                ? RowPrint.bySlice(lake.read(
                        "silver", feed, month -> months.contains(month.atDay(1).toString())))
                : Map.of();
        for (SliceState state : slices) {
            Slice slice = state.slice();
            List<String> key = List.of(slice.month().atDay(1).toString(), slice.countyCode());
            if (!RowPrint.NONE.orIn(again, key).equals(RowPrint.NONE.orIn(stored, key))) {
                findings.add(Breach.REPLAY_DIFFERS.at(slice.feed(), slice.countyCode(), slice.month()));
            }
        }
    }
}

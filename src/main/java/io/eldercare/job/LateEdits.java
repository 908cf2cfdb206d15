package io.eldercare.job;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Mode;
import io.eldercare.ingest.Slice;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.signal.LateEdit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Statements that came in time and were changed after the last day for corrections. */
final class LateEdits {
    private LateEdits() {}

    /**
     * @param records every delivery of a slice, if any
     * @return by month and county
     */
    static Map<YearMonth, Map<String, List<LateEdit>>> of(Definitions definitions, Collection<DeliveryRecord> records) {
        Map<Slice, List<DeliveryRecord>> bySlice = new TreeMap<>();
        records.stream()
                .filter(record -> definitions.contracts().containsKey(record.feed()))
                .filter(record -> record.verdict().equals("accepted"))
                .forEach(record -> bySlice.computeIfAbsent(DeliveryBook.slice(record), slice -> new ArrayList<>())
                        .add(record));
        Map<YearMonth, Map<String, List<LateEdit>>> edits = new TreeMap<>();
        bySlice.forEach((slice, filed) -> edit(definitions, slice, filed)
                .ifPresent(edit -> edits.computeIfAbsent(slice.month(), month -> new TreeMap<>())
                        .computeIfAbsent(slice.countyCode(), county -> new ArrayList<>())
                        .add(edit)));
        return edits;
    }

    private static Optional<LateEdit> edit(Definitions definitions, Slice slice, List<DeliveryRecord> filed) {
        LocalDate limit =
                slice.month().plusMonths(1).atDay(definitions.settings().correctionDay());
        List<DeliveryRecord> inTime = filed.stream()
                .filter(record -> record.mode().equals(Mode.FULL.code()))
                .filter(record -> !day(record).isAfter(limit))
                .sorted(Comparator.comparing(DeliveryRecord::receivedAt).thenComparing(DeliveryRecord::deliveryId))
                .toList();
        List<DeliveryRecord> inForce =
                filed.stream().filter(DeliveryRecord::isInForce).toList();
        Optional<LocalDate> edited = inForce.stream()
                .map(LateEdits::day)
                .max(Comparator.naturalOrder())
                .filter(day -> day.isAfter(limit));
        Contract contract = definitions.contracts().get(slice.feed());
        if (inTime.isEmpty() || edited.isEmpty() || contract == null) {
            return Optional.empty();
        }
        return Optional.of(new LateEdit(
                slice.feed(),
                contract.title(),
                day(inTime.get(0)),
                edited.get(),
                limit,
                inTime.get(inTime.size() - 1).accepted(),
                inForce.stream().mapToLong(DeliveryRecord::accepted).sum()));
    }

    private static LocalDate day(DeliveryRecord record) {
        return record.receivedAt().toLocalDate();
    }
}

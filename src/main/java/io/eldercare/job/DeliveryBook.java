package io.eldercare.job;

import io.eldercare.ingest.BronzeTables;
import io.eldercare.ingest.FiledPart;
import io.eldercare.ingest.LoadCounts;
import io.eldercare.ingest.Mode;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Slice;
import io.eldercare.ingest.SliceState;
import io.eldercare.ingest.SliceState.Standing;
import io.eldercare.ingest.Verdict;
import io.eldercare.lake.Home;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which deliveries there are: receipts on disk, and what of them has gone through to the mart. */
final class DeliveryBook {
    private final Home home;
    private final Mart mart;

    DeliveryBook(Home home, Mart mart) {
        this.home = home;
        this.mart = mart;
    }

    /** Receipts that the figures do not hold yet. */
    List<Receipt> pending() {
        return list(home.pending()).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.matches("[0-9a-f]{64}"))
                .filter(id -> Receipt.exists(home.receipts(), id))
                .map(this::receipt)
                .toList();
    }

    List<Receipt> all() {
        return list(home.receipts()).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.matches("[0-9a-f]{64}\\.json"))
                .map(name -> receipt(name.substring(0, 64)))
                .toList();
    }

    Receipt receipt(String id) {
        try {
            return Receipt.read(home.receipts(), id);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the receipt " + id + " in archive/receipts", unreadable);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list " + folder.getFileName(), unreadable);
        }
    }

    /**
     * The state of every slice that the receipts touch, from all deliveries ever received for it.
     *
     * @param receipts deliveries to bring in, by id, with the parts they turned out to have; earlier deliveries of the same slices
     *     are added
     * @param alone whether the receipts are all there are
     */
    Map<Slice, SliceState> states(Map<String, Receipt> receipts, boolean alone) {
        Map<Slice, Set<FiledPart>> parts = new TreeMap<>();
        receipts.values()
                .forEach(receipt -> receipt.parts()
                        .forEach(part -> parts.computeIfAbsent(part.slice(), slice -> new LinkedHashSet<>())
                                .add(FiledPart.of(receipt, part))));
        if (!alone && !parts.isEmpty()) {
            for (DeliveryRecord record : mart.deliveriesOf(places(parts.keySet()))) {
                if (!receipts.containsKey(record.deliveryId())) {
                    add(record, parts, receipts);
                }
            }
        }
        Map<Slice, SliceState> states = new TreeMap<>();
        parts.forEach((slice, filed) -> states.put(slice, SliceState.of(slice, filed)));
        return states;
    }

    /**
     * The state of slices whose deliveries have all gone through.
     *
     * @param receipts gets those of all their deliveries
     */
    Map<Slice, SliceState> statesOf(Collection<Slice> slices, Map<String, Receipt> receipts) {
        Map<Slice, Set<FiledPart>> parts = new TreeMap<>();
        slices.forEach(slice -> parts.put(slice, new LinkedHashSet<>()));
        mart.deliveriesOf(places(slices)).forEach(record -> add(record, parts, receipts));
        Map<Slice, SliceState> states = new TreeMap<>();
        parts.forEach((slice, filed) -> states.put(slice, SliceState.of(slice, filed)));
        return states;
    }

    /** Ids of the deliveries that have gone through for some slices. */
    List<String> deliveriesOf(SliceChoice choice) {
        return records(choice.month()).stream()
                .filter(record -> choice.holds(slice(record)))
                .map(DeliveryRecord::deliveryId)
                .distinct()
                .toList();
    }

    /** Adds the other slices of the same feeds and months. @param receipts gets those of their deliveries */
    void addWholeMonths(Set<String> feeds, Map<Slice, SliceState> states, Map<String, Receipt> receipts) {
        Set<String> months = states.keySet().stream()
                .filter(slice -> feeds.contains(slice.feed()))
                .map(slice -> slice.feed() + slice.month())
                .collect(Collectors.toSet());
        List<Slice> others = (feeds.isEmpty() ? List.<DeliveryRecord>of() : mart.deliveries())
                .stream()
                        .map(DeliveryBook::slice)
                        .filter(slice -> months.contains(slice.feed() + slice.month()) && !states.containsKey(slice))
                        .distinct()
                        .toList();
        states.putAll(statesOf(others, receipts));
    }

    private static List<String> places(Collection<Slice> slices) {
        return slices.stream()
                .map(slice -> slice.feed() + "|" + slice.countyCode() + "|"
                        + slice.month().atDay(1))
                .toList();
    }

    private void add(DeliveryRecord record, Map<Slice, Set<FiledPart>> parts, Map<String, Receipt> receipts) {
        Receipt receipt = receipts.computeIfAbsent(record.deliveryId(), id -> resolved(record));
        for (Receipt.Part part : receipt.parts()) {
            Set<FiledPart> known = parts.get(part.slice());
            if (known != null) {
                known.add(FiledPart.of(receipt, part));
            }
        }
    }

    /** The receipt of a delivery that has gone through, with the parts it turned out to have. */
    private Receipt resolved(DeliveryRecord record) {
        Receipt receipt = receipt(record.deliveryId());
        if (receipt.profile().isPresent()) {
            List<Receipt.Part> resolved = mart.read(handle -> handle.createQuery(
                            "select feed, county_code, month, sheet, rows from ops.delivery where delivery_id = :id")
                    .bind("id", record.deliveryId())
                    .map((row, context) -> new Receipt.Part(
                            row.getString(1),
                            row.getString(2),
                            YearMonth.from(row.getObject(3, LocalDate.class)),
                            row.getString(4),
                            row.getInt(5),
                            0,
                            false,
                            true))
                    .list());
            receipt = receipt.withParts(resolved);
        }
        return receipt;
    }

    /** Deliveries of {@code first} and later months that went through to the figures. */
    List<DeliveryRecord> records(YearMonth first) {
        return mart.deliveriesSince(first.atDay(1));
    }

    /** Slices with a full statement in the figures, in the months of the given slices and later. */
    Set<Slice> filed(Collection<Slice> slices) {
        return slices.stream()
                .map(Slice::month)
                .min(YearMonth::compareTo)
                .map(first -> records(first).stream()
                        .filter(record -> record.verdict().equals("accepted")
                                && record.mode().equals(Mode.FULL.code()))
                        .map(DeliveryBook::slice)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    static Slice slice(DeliveryRecord record) {
        return new Slice(record.feed(), record.countyCode(), YearMonth.from(record.month()));
    }

    /** The rows of {@code ops.delivery} for the slices, and for files that name none. */
    static List<DeliveryRecord> outcomes(
            Collection<SliceState> states, Collection<Receipt> receipts, LoadCounts counts, String runId) {
        List<DeliveryRecord> records = new ArrayList<>();
        for (SliceState state : states) {
            state.standings().forEach((part, standing) -> records.add(outcome(part, standing, counts, runId)));
        }
        for (Receipt receipt : receipts) {
            if (receipt.parts().isEmpty()) {
                records.add(nowhere(receipt, runId));
            }
        }
        return records;
    }

    private static DeliveryRecord outcome(FiledPart part, Standing standing, LoadCounts counts, String runId) {
        LoadCounts.Count count = BronzeTables.count(part, standing, counts);
        Verdict verdict = Verdict.of(part, standing);
        return new DeliveryRecord(
                part.deliveryId(),
                part.slice().feed(),
                part.slice().countyCode(),
                part.slice().month().atDay(1),
                part.revision(),
                part.mode().code(),
                part.sheet(),
                part.fileName(),
                part.sender(),
                part.sha256(),
                part.receivedAt(),
                verdict.code(),
                verdict.reason(),
                (int) count.rows(),
                (int) count.accepted(),
                (int) count.rejected(),
                part.skipped(),
                (int) count.warned(),
                runId);
    }

    private static DeliveryRecord nowhere(Receipt receipt, String runId) {
        Verdict verdict = Verdict.of(receipt);
        return new DeliveryRecord(
                receipt.deliveryId(),
                BronzeTables.NO_FEED,
                receipt.sender(),
                receipt.receivedAt().toLocalDate().withDayOfMonth(1),
                receipt.revision(),
                receipt.mode().code(),
                "",
                receipt.fileName(),
                receipt.sender(),
                receipt.sha256(),
                receipt.receivedAt(),
                verdict.code(),
                verdict.reason(),
                0,
                0,
                0,
                0,
                0,
                runId);
    }

    /** How expected feeds came in, by slice. */
    static Map<Slice, Filing> filings(Collection<DeliveryRecord> records, Collection<Slice> expected, int dueDay) {
        Map<Slice, List<DeliveryRecord>> bySlice = new HashMap<>();
        records.stream()
                .filter(record -> !record.feed().equals("unknown"))
                .forEach(record -> bySlice.computeIfAbsent(slice(record), slice -> new ArrayList<>())
                        .add(record));
        Set<Slice> due = new LinkedHashSet<>(expected);
        Set<Slice> all = new LinkedHashSet<>(due);
        all.addAll(bySlice.keySet());
        Map<Slice, Filing> filings = new LinkedHashMap<>();
        all.stream()
                .sorted()
                .forEach(slice -> filings.put(
                        slice, filing(slice, bySlice.getOrDefault(slice, List.of()), due.contains(slice), dueDay)));
        return filings;
    }

    private static Filing filing(Slice slice, List<DeliveryRecord> records, boolean expected, int dueDay) {
        List<DeliveryRecord> inForce = records.stream()
                .filter(record ->
                        record.verdict().equals("accepted") && !record.mode().equals(Mode.VOID.code()))
                .filter(record ->
                        record.reason().map(Verdict.DECLARED_EMPTY::equals).orElse(true))
                .toList();
        Optional<DeliveryRecord> statement = inForce.stream()
                .filter(record -> record.mode().equals(Mode.FULL.code()))
                .findFirst();
        LocalDate due = slice.month().plusMonths(1).atDay(dueDay);
        boolean onTime = records.stream()
                .filter(record -> record.mode().equals(Mode.FULL.code())
                        && record.verdict().equals("accepted"))
                .anyMatch(record -> !record.receivedAt().toLocalDate().isAfter(due));
        long rows = inForce.stream().mapToLong(DeliveryRecord::rows).sum();
        long accepted = inForce.stream().mapToLong(DeliveryRecord::accepted).sum();
        boolean declared = statement.flatMap(DeliveryRecord::reason).isPresent();
        return new Filing(
                slice.feed(),
                slice.countyCode(),
                slice.month(),
                expected,
                statement.isPresent(),
                statement.isPresent() && onTime,
                statement.isPresent() && (rows > 0 || declared),
                rows,
                accepted,
                statement.map(DeliveryRecord::deliveryId),
                statement.map(DeliveryRecord::receivedAt));
    }
}

package io.eldercare.job.proof;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.transform.FigureRows.Contribution;
import io.eldercare.transform.FigureRows.Line;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From the ids of deliveries to their files and sheets, and to the slices they belong to. */
final class DeliveryPlaces {
    private static final String CENSUS = "2020年人口普查";
    private static final int QUARTER = 2;

    private final ProofDesk desk;
    private final Map<String, List<DeliveryRecord>> slices;
    private final Map<String, List<DeliveryRecord>> byId;
    private final Map<String, List<DeliveryRecord>> cited;

    private DeliveryPlaces(
            ProofDesk desk, Map<String, List<DeliveryRecord>> slices, Map<String, List<DeliveryRecord>> byId) {
        this.desk = desk;
        this.slices = slices;
        this.byId = byId;
        this.cited = byId.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(DeliveryRecord::revision).thenComparing(DeliveryRecord::deliveryId))
                .collect(Collectors.groupingBy(
                        part -> PublishedFigures.place(part.feed(), part.countyCode(), YearMonth.from(part.month()))));
    }

    /** @param slices deliveries by {@link PublishedFigures#place} */
    static DeliveryPlaces of(
            ProofDesk desk, Map<String, List<DeliveryRecord>> slices, Collection<Contribution> contributions) {
        Set<String> ids = contributions.stream()
                .flatMap(found -> found.deliveryId().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new DeliveryPlaces(
                desk,
                slices,
                desk.mart().deliveriesById(ids).stream().collect(Collectors.groupingBy(DeliveryRecord::deliveryId)));
    }

    /** What each delivery brings, in order of county and delivery. */
    List<Source> sources(Kpi kpi, List<Contribution> behind) {
        Map<String, List<Contribution>> byDelivery = new TreeMap<>();
        behind.forEach(found -> byDelivery
                .computeIfAbsent(found.countyCode() + "|" + found.deliveryId().orElse(""), key -> new ArrayList<>())
                .add(found));
        return byDelivery.values().stream().map(parts -> source(kpi, parts)).toList();
    }

    private Source source(Kpi kpi, List<Contribution> parts) {
        Contribution first = parts.get(0);
        Optional<DeliveryRecord> delivery = first.deliveryId().flatMap(id -> part(kpi, id, first.countyCode()));
        return new Source(
                first.countyCode(),
                first.deliveryId().orElse(""),
                delivery.map(DeliveryRecord::fileName).orElse(first.deliveryId().isEmpty() ? CENSUS : ""),
                delivery.map(DeliveryRecord::sheet).orElse(""),
                parts.stream().mapToLong(Contribution::rows).sum(),
                parts.stream().map(Contribution::numerator).reduce(BigDecimal.ZERO, BigDecimal::add),
                Optional.of(kpi)
                        .filter(Kpi::isShare)
                        .map(share -> parts.stream()
                                .flatMap(part -> part.denominator().stream())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                parts.stream()
                        .flatMap(part -> part.lines().stream())
                        .sorted(Comparator.comparingInt(Line::rowNo))
                        .toList());
    }

    /** The part of a delivery that the fact's rows are of: a workbook holds several feeds. */
    private Optional<DeliveryRecord> part(Kpi kpi, String id, String county) {
        Optional<Model> fact = Optional.ofNullable(desk.definitions().gold().get(kpi.fact()));
        String rowsOf = fact.flatMap(Model::rowsOf).orElse("");
        Set<String> reads = fact.<Set<String>>map(Model::reads).orElse(Set.of());
        return byId.getOrDefault(id, List.of()).stream()
                .min(Comparator.comparing((DeliveryRecord part) -> !part.feed().equals(rowsOf))
                        .thenComparing(part -> !reads.contains("silver." + part.feed()))
                        .thenComparing(part -> !part.countyCode().equals(county))
                        .thenComparing(DeliveryRecord::feed)
                        .thenComparing(DeliveryRecord::month));
    }

    /** Slices of the feeds that the figure needs, and of the deliveries that it cites. */
    List<SliceProof> slices(
            Kpi kpi, Set<String> feeds, Set<String> counties, YearMonth month, List<Contribution> cited) {
        Map<String, SliceProof> found = new LinkedHashMap<>();
        for (String feed : feeds) {
            for (String county : counties) {
                months(feed, county, month).forEach(at -> add(found, feed, county, at));
            }
        }
        for (Contribution contribution : cited) {
            contribution
                    .deliveryId()
                    .flatMap(id -> part(kpi, id, contribution.countyCode()))
                    .ifPresent(part -> byId.getOrDefault(part.deliveryId(), List.of()).stream()
                            .filter(other -> other.feed().equals(part.feed())
                                    && other.countyCode().equals(part.countyCode())
                                    && !other.month().isAfter(month.atDay(1)))
                            .forEach(other ->
                                    add(found, other.feed(), other.countyCode(), YearMonth.from(other.month()))));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(SliceProof::feed)
                        .thenComparing(SliceProof::countyCode)
                        .thenComparing(SliceProof::month))
                .toList();
    }

    private void add(Map<String, SliceProof> found, String feed, String county, YearMonth month) {
        String place = PublishedFigures.place(feed, county, month);
        if (!found.containsKey(place)) {
            List<DeliveryRecord> deliveries = slices.getOrDefault(place, cited.getOrDefault(place, List.of()));
            if (!deliveries.isEmpty()) {
                found.put(
                        place,
                        new SliceProof(feed, desk.feedName(feed), county, desk.regionName(county), month, deliveries));
            }
        }
    }

    /** A quarterly delivery stands until the next is due. */
    private List<YearMonth> months(String feed, String county, YearMonth month) {
        boolean quarterly = Optional.ofNullable(desk.definitions().contracts().get(feed))
                .filter(contract -> contract.cadence() == Contract.Cadence.QUARTERLY)
                .isPresent();
        for (int back = 0; quarterly && back <= QUARTER; back++) {
            YearMonth at = month.minusMonths(back);
            if (slices.getOrDefault(PublishedFigures.place(feed, county, at), List.of()).stream()
                    .anyMatch(DeliveryRecord::isInForce)) {
                return List.of(at);
            }
        }
        return List.of(month);
    }
}

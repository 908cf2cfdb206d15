package io.eldercare.job;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the regions above the counties have beside their counties' figures: a measure that they stated for themselves, which then
 * is the figure, or rows of their own level, which are added.
 */
final class RegionSums {
    /** A KPI of a region at a month. */
    record Place(String kpiCode, String regionCode, YearMonth month) {}

    private final RegionTree regions;
    private final Set<String> populations;
    private final Set<String> zonesApart;
    private final Map<Place, KpiValue> sums;
    private final Set<Place> stated;
    private final List<KpiFigures.Figure> ownParts;
    private final Map<List<Object>, List<String>> counties = new HashMap<>();

    private RegionSums(
            RegionTree regions,
            Set<String> populations,
            Set<String> zonesApart,
            Map<Place, KpiValue> sums,
            Set<Place> stated,
            List<KpiFigures.Figure> ownParts) {
        this.regions = regions;
        this.populations = populations;
        this.zonesApart = zonesApart;
        this.sums = sums;
        this.stated = stated;
        this.ownParts = ownParts;
    }

    /**
     * @param parents codes of regions above the counties
     * @param figures figures of counties and of {@code parents}
     * @param stated measures that {@code parents} stated themselves
     */
    static RegionSums of(
            RegionTree regions,
            Collection<Kpi> kpis,
            Collection<String> parents,
            Collection<KpiFigures.Figure> figures,
            Set<Place> stated) {
        Set<String> populations = kpis.stream()
                .filter(kpi -> kpi.feeds().isEmpty())
                .map(Kpi::code)
                .collect(Collectors.toSet());
        Set<String> zonesApart =
                kpis.stream().filter(Kpi::zonesApart).map(Kpi::code).collect(Collectors.toSet());
        Map<Place, KpiValue> sums = new HashMap<>();
        Map<Place, KpiValue> below = new HashMap<>();
        for (KpiFigures.Figure figure : figures) {
            (parents.contains(figure.regionCode()) ? sums : below)
                    .put(new Place(figure.kpiCode(), figure.regionCode(), figure.month()), figure.value());
        }
        RegionSums found = new RegionSums(regions, populations, zonesApart, sums, stated, new ArrayList<>());
        sums.forEach((place, sum) -> found.ownPart(place, sum, below).ifPresent(found.ownParts::add));
        return found;
    }

    private Optional<KpiFigures.Figure> ownPart(Place place, KpiValue sum, Map<Place, KpiValue> below) {
        BigDecimal numerator = sum.numerator();
        BigDecimal denominator = sum.denominator().orElse(BigDecimal.ZERO);
        for (String county : counties(place)) {
            KpiValue part = below.get(new Place(place.kpiCode(), county, place.month()));
            if (part != null) {
                numerator = numerator.subtract(part.numerator());
                denominator = denominator.subtract(part.denominator().orElse(BigDecimal.ZERO));
            }
        }
        if (numerator.signum() == 0 && denominator.signum() == 0) {
            return Optional.empty();
        }
        KpiValue own = sum.isShare() ? KpiValue.share(numerator, denominator) : KpiValue.count(numerator);
        return Optional.of(new KpiFigures.Figure(place.kpiCode(), place.regionCode(), place.month(), own));
    }

    /** Counties whose figures add up to the region's: zones are left out where their people or places are another county's. */
    private List<String> counties(Place place) {
        boolean withoutZones = zonesApart.contains(place.kpiCode());
        boolean withoutHosted = populations.contains(place.kpiCode());
        return counties.computeIfAbsent(
                List.of(place.regionCode(), withoutZones, withoutHosted),
                known -> regions.counties(place.regionCode()).stream()
                        .filter(county -> !(withoutZones && county.isZone()))
                        .filter(county -> !(withoutHosted && county.hostCode().isPresent()))
                        .map(Region::code)
                        .toList());
    }

    /** What a region has of its own level, as if it were one more county. */
    List<KpiFigures.Figure> ownParts() {
        return ownParts;
    }

    /** KPIs and months by region, in order. */
    Map<String, SortedSet<Place>> places() {
        Map<String, SortedSet<Place>> places = new HashMap<>();
        for (Place place : sums.keySet()) {
            places.computeIfAbsent(
                            place.regionCode(),
                            region -> new TreeSet<>(
                                    Comparator.comparing(Place::kpiCode).thenComparing(Place::month)))
                    .add(place);
        }
        return places;
    }

    /** The figure, where the region stated it for itself. */
    Optional<KpiValue> stated(Place place) {
        return stated.contains(place) ? Optional.ofNullable(sums.get(place)) : Optional.empty();
    }

    /**
     * Codes of those whose figures make up the region's. Nobody is missing from a population, nor a county whose prefecture stated the
     * measure for all, nor a zone that never had a figure: its people and places are its host's.
     *
     * @param series figures of counties, and of regions above them as {@link #ownParts()}
     */
    List<String> parts(Place place, KpiSeries series) {
        boolean isPopulation = populations.contains(place.kpiCode());
        List<String> parts = new ArrayList<>();
        for (String county : counties(place)) {
            NavigableMap<YearMonth, KpiValue> history = series.history(place.kpiCode(), county);
            if (history.containsKey(place.month())
                    || !isPopulation
                            && !isSpokenFor(place, county)
                            && !(regions.require(county).isZone() && history.lowerKey(place.month()) == null)) {
                parts.add(county);
            }
        }
        if (series.find(place.kpiCode(), place.regionCode(), place.month()).isPresent()) {
            parts.add(place.regionCode());
        }
        return parts;
    }

    /** A region between the county and the place has stated the measure. */
    private boolean isSpokenFor(Place place, String county) {
        return regions.ancestors(county).stream()
                .takeWhile(region -> !region.code().equals(place.regionCode()))
                .anyMatch(region -> stated.contains(new Place(place.kpiCode(), region.code(), place.month())));
    }
}

package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.plan.Completeness;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * The figures of {@code gold.fct_kpi} as the plan arithmetic takes them: counties as measured, parents from their counties with
 * bounds where some are missing. Townships are kept for the months asked for only, but those that are units of a plan.
 */
final class KpiFigures {
    /** A stored figure; {@code denominator} is empty for counts. */
    record Figure(String kpiCode, String regionCode, YearMonth month, KpiValue value) {}

    private static final String POPULATION = "pop60";

    private final RegionTree regions;
    private final List<Figure> figures;
    private final KpiSeries series;

    private KpiFigures(RegionTree regions, List<Figure> figures, KpiSeries series) {
        this.regions = regions;
        this.figures = figures;
        this.series = series;
    }

    /**
     * @param touched months whose townships are needed too
     * @param jurisdictions regions whose counties are read over the whole history
     */
    static KpiFigures read(
            DeltaFiles lake, Definitions definitions, Collection<YearMonth> touched, Collection<String> jurisdictions) {
        RegionTree regions = definitions.regions();
        TreeSet<String> codes = new TreeSet<>();
        jurisdictions.forEach(code -> regions.counties(code).forEach(county -> codes.add(county.code())));
        List<String> parents =
                parents(regions, jurisdictions).stream().map(Region::code).toList();
        codes.addAll(parents);
        // townships that are units of a plan have a history too
        definitions.plans().forEach(plan -> codes.addAll(plan.units()));
        String months =
                touched.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
        String population = quoted(regions.all().stream()
                .filter(region -> region.level() == Region.Level.COUNTY)
                .map(Region::code));
        String populations = quoted(definitions.kpis().values().stream()
                .filter(kpi -> kpi.feeds().isEmpty())
                .map(Kpi::code));
        List<Figure> all = lake
                .read("gold", "fct_kpi", month -> true)
                .where("region_code in (" + quoted(codes.stream()) + ") or (kpi_code in (" + populations
                        + ") and region_code in (" + population + ")) or (length(region_code) = 9 and month in ("
                        + (months.isEmpty() ? "null" : months) + "))")
                .select("kpi_code", "region_code", "month", "numerator", "denominator")
                .collectAsList()
                .stream()
                .map(KpiFigures::figure)
                .toList();
        RegionSums sums = RegionSums.of(regions, definitions.kpis().values(), parents, all, stated(lake, parents));
        return of(
                regions,
                all.stream()
                        .filter(figure -> !parents.contains(figure.regionCode()))
                        .toList(),
                sums,
                jurisdictions,
                definitions.kpis());
    }

    private static String quoted(Stream<String> codes) {
        String list = codes.map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        return list.isEmpty() ? "''" : list;
    }

    /** Measures that a region above the counties has stated itself. */
    private static Set<RegionSums.Place> stated(DeltaFiles lake, Collection<String> parents) {
        if (!lake.exists("gold", "fct_reported_measure")) {
            return Set.of();
        }
        return lake
                .read("gold", "fct_reported_measure", month -> true)
                .where("county_code in (" + quoted(parents.stream()) + ")")
                .select("measure_code", "county_code", "month")
                .collectAsList()
                .stream()
                .map(row -> new RegionSums.Place(
                        row.getString(0), row.getString(1), YearMonth.from(row.<LocalDate>getAs(2))))
                .collect(Collectors.toSet());
    }

    private static Figure figure(Row row) {
        BigDecimal numerator = row.getDecimal(3);
        return new Figure(
                row.getString(0),
                row.getString(1),
                YearMonth.from(row.<LocalDate>getAs(2)),
                row.isNullAt(4) ? KpiValue.count(numerator) : KpiValue.share(numerator, row.getDecimal(4)));
    }

    private static KpiFigures of(
            RegionTree regions,
            List<Figure> measured,
            RegionSums sums,
            Collection<String> jurisdictions,
            Map<String, Kpi> kpis) {
        KpiSeries.Builder below = KpiSeries.builder();
        measured.forEach(figure -> below.add(figure.kpiCode(), figure.regionCode(), figure.month(), figure.value()));
        sums.ownParts().forEach(own -> below.add(own.kpiCode(), own.regionCode(), own.month(), own.value()));
        KpiSeries parts = below.build();
        List<Figure> all = new ArrayList<>(measured);
        KpiSeries.Builder whole = KpiSeries.builder();
        measured.forEach(figure -> whole.add(figure.kpiCode(), figure.regionCode(), figure.month(), figure.value()));
        Map<String, SortedSet<RegionSums.Place>> places = sums.places();
        for (Region parent : parents(regions, jurisdictions)) {
            List<String> counties =
                    regions.counties(parent.code()).stream().map(Region::code).toList();
            Map<YearMonth, Map<String, BigDecimal>> populations = new TreeMap<>();
            for (RegionSums.Place place : places.getOrDefault(parent.code(), Collections.emptySortedSet())) {
                Optional<KpiValue> value = sums.stated(place)
                        .or(() -> Completeness.combine(
                                parts,
                                place.kpiCode(),
                                place.month(),
                                sums.parts(place, parts),
                                populations.computeIfAbsent(
                                        place.month(), month -> populations(parts, counties, month)),
                                ceiling(kpis, place.kpiCode())));
                value.ifPresent(found -> {
                    all.add(new Figure(place.kpiCode(), parent.code(), place.month(), found));
                    whole.add(place.kpiCode(), parent.code(), place.month(), found);
                });
            }
        }
        return new KpiFigures(regions, all, whole.build());
    }

    /** Of a KPI that is defined no more: of a share, the figures are not published. */
    private static Completeness.Ceiling ceiling(Map<String, Kpi> kpis, String kpiCode) {
        return Optional.ofNullable(kpis.get(kpiCode)).map(Kpi::ceiling).orElse(Completeness.Ceiling.WHOLE);
    }

    private static Collection<Region> parents(RegionTree regions, Collection<String> jurisdictions) {
        TreeMap<String, Region> parents = new TreeMap<>();
        for (String code : jurisdictions) {
            Region region = regions.require(code);
            if (region.level() != Region.Level.COUNTY) {
                parents.put(code, region);
            }
            regions.ancestors(code).forEach(ancestor -> parents.put(ancestor.code(), ancestor));
            regions.children(code).stream()
                    .filter(child -> child.level() == Region.Level.PREFECTURE)
                    .forEach(child -> parents.put(child.code(), child));
        }
        return parents.values();
    }

    /** Codes of the regions whose figures are put together from counties. */
    Set<String> parents() {
        return figures.stream()
                .map(Figure::regionCode)
                .filter(code -> regions.find(code)
                        .filter(region ->
                                region.level() == Region.Level.PROVINCE || region.level() == Region.Level.PREFECTURE)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    List<Figure> figures() {
        return figures;
    }

    /** Figures of some months, by month, KPI and region. */
    Map<YearMonth, Map<String, Map<String, KpiValue>>> of(Collection<YearMonth> months) {
        Map<YearMonth, Map<String, Map<String, KpiValue>>> byMonth = new TreeMap<>();
        months.forEach(month -> byMonth.put(month, new TreeMap<>()));
        for (Figure figure : figures) {
            Map<String, Map<String, KpiValue>> wanted = byMonth.get(figure.month());
            if (wanted != null) {
                wanted.computeIfAbsent(figure.kpiCode(), code -> new TreeMap<>())
                        .put(figure.regionCode(), figure.value());
            }
        }
        return byMonth;
    }

    KpiSeries series() {
        return series;
    }

    /** Residents aged 60 and over by county. */
    Map<String, BigDecimal> populations(String jurisdiction, YearMonth month) {
        return populations(
                series,
                regions.counties(jurisdiction).stream().map(Region::code).toList(),
                month);
    }

    private static Map<String, BigDecimal> populations(KpiSeries series, Collection<String> counties, YearMonth month) {
        Map<String, BigDecimal> populations = new TreeMap<>();
        for (String county : counties) {
            Optional<KpiValue> value = series.find(POPULATION, county, month);
            value.ifPresent(found -> populations.put(county, found.numerator()));
        }
        return populations;
    }
}

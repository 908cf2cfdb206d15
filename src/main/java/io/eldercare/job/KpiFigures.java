package io.eldercare.job;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * The figures of {@code gold.fct_kpi} as the plan arithmetic takes them: counties as measured, parents from their counties with
 * bounds where some are missing. Townships are kept for the months asked for only.
 */
final class KpiFigures {
    /** A stored figure; {@code denominator} is empty for counts. */
    record Figure(String kpiCode, String regionCode, YearMonth month, KpiValue value) {}

    private static final String POPULATION = "pop60";
    private static final String POPULATIONS = "pop";

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
            DeltaFiles lake, RegionTree regions, Collection<YearMonth> touched, Collection<String> jurisdictions) {
        TreeSet<String> counties = new TreeSet<>();
        jurisdictions.forEach(code -> regions.counties(code).forEach(county -> counties.add(county.code())));
        String months =
                touched.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
        String codes = counties.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        String population = regions.all().stream()
                .filter(region -> region.level() == Region.Level.COUNTY)
                .map(region -> "'" + region.code() + "'")
                .collect(Collectors.joining(", "));
        List<Row> rows = lake.read("gold", "fct_kpi", month -> true)
                .where("region_code in (" + (codes.isEmpty() ? "''" : codes) + ") or (kpi_code like '" + POPULATIONS
                        + "%' and region_code in (" + population + ")) or (length(region_code) = 9 and month in ("
                        + (months.isEmpty() ? "null" : months) + "))")
                .select("kpi_code", "region_code", "month", "numerator", "denominator")
                .collectAsList();
        return of(regions, rows.stream().map(KpiFigures::figure).toList(), jurisdictions);
    }

    private static Figure figure(Row row) {
        BigDecimal numerator = row.getDecimal(3);
        return new Figure(
                row.getString(0),
                row.getString(1),
                YearMonth.from(row.<LocalDate>getAs(2)),
                row.isNullAt(4) ? KpiValue.count(numerator) : KpiValue.share(numerator, row.getDecimal(4)));
    }

    static KpiFigures of(RegionTree regions, List<Figure> measured, Collection<String> jurisdictions) {
        KpiSeries.Builder counties = KpiSeries.builder();
        measured.forEach(figure -> counties.add(figure.kpiCode(), figure.regionCode(), figure.month(), figure.value()));
        KpiSeries below = counties.build();
        List<Figure> all = new ArrayList<>(measured);
        KpiSeries.Builder whole = KpiSeries.builder();
        measured.forEach(figure -> whole.add(figure.kpiCode(), figure.regionCode(), figure.month(), figure.value()));
        for (Region parent : parents(regions, jurisdictions)) {
            for (Figure figure : combined(regions, parent, measured, below)) {
                all.add(figure);
                whole.add(figure.kpiCode(), figure.regionCode(), figure.month(), figure.value());
            }
        }
        return new KpiFigures(regions, all, whole.build());
    }

    private static List<Figure> combined(RegionTree regions, Region parent, List<Figure> measured, KpiSeries below) {
        List<String> counties =
                regions.counties(parent.code()).stream().map(Region::code).toList();
        TreeMap<String, SortedSet<YearMonth>> present = new TreeMap<>();
        measured.stream()
                .filter(figure -> counties.contains(figure.regionCode()))
                .forEach(figure -> present.computeIfAbsent(figure.kpiCode(), code -> new TreeSet<>())
                        .add(figure.month()));
        List<Figure> combined = new ArrayList<>();
        present.forEach((kpi, months) -> months.forEach(month -> Completeness.combine(
                        below,
                        kpi,
                        month,
                        expected(regions, kpi, counties, below, month),
                        populations(below, counties, month))
                .ifPresent(value -> combined.add(new Figure(kpi, parent.code(), month, value)))));
        return combined;
    }

    /** The people of a zone are inside its host's population: a zone is neither missing there nor added. */
    private static List<String> expected(
            RegionTree regions, String kpi, List<String> counties, KpiSeries below, YearMonth month) {
        return kpi.startsWith(POPULATIONS)
                ? counties.stream()
                        .filter(county -> below.find(kpi, county, month).isPresent())
                        .filter(county -> regions.require(county).hostCode().isEmpty())
                        .toList()
                : counties;
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

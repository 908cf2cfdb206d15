package io.eldercare.transform;

import io.eldercare.definitions.Kpi;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes every KPI of a fact in one scan, by township, county and month, and rolls the sums up the region tree into
 * {@code gold.fct_kpi}. A county has a row only where all feeds of the KPI have a usable delivery: missing is not zero. A
 * quarterly delivery stands until the next is due.
 */
public final class KpiEngine {
    private static final Logger LOG = LoggerFactory.getLogger(KpiEngine.class);

    private static final String TABLE = "fct_kpi";

    private static final String NO_SUM = "cast(null as decimal(38, 6))";

    private static final String NO_SUMS = "select '' as kpi_code, " + NO_SUM + " as numerator, " + NO_SUM
            + " as denominator, '' as county_code, '' as township_code, date '0001-01-01' as month where false";

    private final DeltaFiles lake;
    private final LakeViews views;
    private final Collection<Kpi> kpis;

    public KpiEngine(DeltaFiles lake, LakeViews views, Collection<Kpi> kpis) {
        this.lake = lake;
        this.views = views;
        this.kpis = kpis;
    }

    /**
     * Replaces all KPIs of {@code months} in one commit. Where all of the months have been computed before, KPIs that a change does
     * not reach keep their figures.
     *
     * @param changed feeds in which a slice was replaced
     * @param rebuilt names of the facts that were built again
     */
    public void compute(SortedSet<YearMonth> months, Set<String> changed, Set<String> rebuilt) {
        if (months.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        boolean again = lake.monthsHeld("gold", TABLE, months).containsAll(months);
        Map<Boolean, List<Kpi>> reached =
                kpis.stream().collect(Collectors.partitioningBy(kpi -> !again || isReached(kpi, changed, rebuilt)));
        String condition = "month in (" + LakeViews.dates(months) + ")";
        views.registerGold("dim_region");
        views.registerFiled(months);
        Map<String, List<Kpi>> byFact = reached.getOrDefault(true, List.of()).stream()
                .filter(kpi -> lake.exists("gold", kpi.fact()))
                .collect(Collectors.groupingBy(Kpi::fact, LinkedHashMap::new, Collectors.toList()));
        views.registerGold(byFact.keySet(), months::contains);
        List<Kpi> reported = byFact.values().stream()
                .flatMap(List::stream)
                .filter(KpiEngine::isReported)
                .toList();
        List<String> places = new ArrayList<>();
        if (!reported.isEmpty()) {
            places.add(ReportedMeasures.places(reported, condition));
        }
        byFact.values().removeIf(entries -> isReported(entries.get(0)));
        if (!byFact.isEmpty()) {
            places.add(places(byFact, condition));
        }
        List<Dataset<Row>> figures = new ArrayList<>();
        if (!places.isEmpty()) {
            figures.add(views.query(sums(places)));
        }
        List<Kpi> kept = reached.getOrDefault(false, List.of());
        if (!kept.isEmpty()) {
            figures.add(former(kept, months));
        }
        figures.stream()
                .reduce(Dataset::unionAll)
                .ifPresent(all -> lake.replace("gold", TABLE, lake.gathered(all), condition, months));
        LOG.info(
                "gold.fct_kpi: {} of {} KPIs, {} kept, {} month(s) in {} ms",
                reported.size() + byFact.values().stream().mapToInt(List::size).sum(),
                kpis.size(),
                kept.size(),
                months.size(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** What regions stated for themselves is taken anew, whatever changed. */
    private static boolean isReached(Kpi kpi, Set<String> changed, Set<String> rebuilt) {
        return isReported(kpi)
                || rebuilt.contains(kpi.fact())
                || kpi.feeds().stream().anyMatch(changed::contains);
    }

    private Dataset<Row> former(List<Kpi> kept, SortedSet<YearMonth> months) {
        return lake.read("gold", TABLE, months::contains)
                .where("kpi_code in (" + quoted(kept, kpi -> true) + ")")
                .select("kpi_code", "region_code", "month", "numerator", "denominator");
    }

    private static boolean isReported(Kpi kpi) {
        return kpi.source() == Kpi.Source.REPORTED;
    }

    private static String sums(List<String> places) {
        return "select kpi_code, region_code, month, cast(sum(numerator) as decimal(38, 6)) as numerator,"
                + " cast(sum(denominator) as decimal(38, 6)) as denominator from ("
                + String.join("\nunion all\n", places) + ") group by kpi_code, region_code, month";
    }

    /** One pass over each fact with rows in the months: a pair of sums for each KPI, then one row for each KPI. */
    private String scans(Map<String, List<Kpi>> byFact, Predicate<Kpi> wanted, String condition) {
        List<String> scans = new ArrayList<>();
        byFact.forEach((fact, all) -> {
            List<Kpi> entries = all.stream().filter(wanted).toList();
            if (!entries.isEmpty() && views.hasRows("gold", fact)) {
                scans.add(scan(fact, entries, condition));
            }
        });
        return scans.isEmpty() ? NO_SUMS : String.join("\nunion all\n", scans);
    }

    private static String scan(String fact, List<Kpi> entries, String condition) {
        List<String> sums = new ArrayList<>();
        List<String> stacked = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            Kpi kpi = entries.get(index);
            String where = kpi.where().orElse("true");
            sums.add(sum(where, kpi.numerator()) + " as n" + index);
            sums.add(kpi.denominator().map(text -> sum(where, text)).orElse(NO_SUM) + " as d" + index);
            stacked.add("'" + kpi.code() + "', n" + index + ", d" + index);
        }
        return "select stack(" + entries.size() + ", " + String.join(", ", stacked)
                + ") as (kpi_code, numerator, denominator), county_code, township_code, month from (select county_code,"
                + " township_code, month, " + String.join(", ", sums) + " from gold." + fact + " where " + condition
                + " group by county_code, township_code, month)";
    }

    private static String sum(String where, String expression) {
        if (expression.equals("1")) {
            return "cast(count_if(" + where + ") as decimal(38, 6))";
        }
        return "cast(coalesce(sum(case when " + where + " then cast((" + expression
                + ") as decimal(20, 6)) end), 0) as decimal(38, 6))";
    }

    /**
     * A row for each region that a sum counts for: township, county, prefecture and province. A township that is not one of the
     * row's county is no place. Figures without feeds are populations: a zone's people are inside its host's, so that its own
     * stay with the zone, as do those of zones that a KPI keeps apart.
     */
    private String places(Map<String, List<Kpi>> byFact, String condition) {
        List<Kpi> entries = byFact.values().stream().flatMap(List::stream).toList();
        return """
                select usable.kpi_code, usable.month, usable.numerator, usable.denominator,
                    explode(array_compact(case
                        when (county.host_code is not null and usable.kpi_code in (%s))
                            or (county.kind = '功能区' and usable.kpi_code in (%s))
                            then array(county.region_code)
                        else array(township.region_code, county.region_code, county.parent_code, parent.parent_code)
                    end)) as region_code
                from (
                    select frame.kpi_code, frame.county_code, frame.month, scanned.township_code,
                        coalesce(scanned.numerator, 0) as numerator,
                        case when frame.kpi_code in (%s) then null else coalesce(scanned.denominator, 0) end as denominator
                    from (
                        %s
                        union all
                        select distinct kpi_code, county_code, month from (%s)
                    ) as frame
                    left join (%s) as scanned
                        on frame.kpi_code = scanned.kpi_code and frame.county_code = scanned.county_code
                        and frame.month = scanned.month
                ) as usable
                inner join gold.dim_region as county on usable.county_code = county.region_code
                left join gold.dim_region as parent on county.parent_code = parent.region_code
                left join gold.dim_region as township
                    on usable.township_code = township.region_code and township.level = 'township'
                    and usable.county_code = township.parent_code
                """.formatted(
                        quoted(entries, KpiEngine::isPopulation),
                        quoted(entries, Kpi::zonesApart),
                        quoted(entries, kpi -> !kpi.isShare()),
                        UsableFigures.sql(views, entries),
                        scans(byFact, KpiEngine::isPopulation, condition),
                        scans(byFact, kpi -> true, condition));
    }

    private static boolean isPopulation(Kpi kpi) {
        return kpi.feeds().isEmpty();
    }

    /** Codes for an SQL list, which may not be empty. */
    private static String quoted(List<Kpi> entries, Predicate<Kpi> wanted) {
        String codes = entries.stream()
                .filter(wanted)
                .map(kpi -> "'" + kpi.code() + "'")
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "''" : codes;
    }
}

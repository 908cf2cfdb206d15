package io.eldercare.transform;

import io.eldercare.definitions.Kpi;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes every KPI of a fact in one scan, by township, county and month, and rolls the sums up the region tree into
 * {@code gold.fct_kpi}. A county has a row only where all feeds of the KPI have a usable delivery: missing is not zero.
 */
public final class KpiEngine {
    private static final Logger LOG = LoggerFactory.getLogger(KpiEngine.class);

    private final DeltaFiles lake;
    private final LakeViews views;
    private final Collection<Kpi> kpis;

    public KpiEngine(DeltaFiles lake, LakeViews views, Collection<Kpi> kpis) {
        this.lake = lake;
        this.views = views;
        this.kpis = kpis;
    }

    /** Replaces all KPIs of {@code months}. Every month is computed from all facts, so that one commit states it whole. */
    public void compute(SortedSet<YearMonth> months) {
        if (months.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        String condition = "month in (" + LakeViews.dates(months) + ")";
        views.registerGold("dim_region");
        views.registerSlices(condition);
        Map<String, List<Kpi>> byFact = kpis.stream()
                .filter(kpi -> kpi.source() == Kpi.Source.MICRODATA && lake.exists("gold", kpi.fact()))
                .collect(Collectors.groupingBy(Kpi::fact, LinkedHashMap::new, Collectors.toList()));
        List<String> scans = new ArrayList<>();
        byFact.forEach((fact, entries) -> {
            views.registerGold(fact, months::contains);
            scans.add(scan(fact, entries, condition));
        });
        Dataset<Row> figures = views.query(rollUp(String.join("\nunion all\n", scans), byFact));
        lake.replace("gold", "fct_kpi", figures.coalesce(1), condition, months);
        LOG.info(
                "gold.fct_kpi: {} KPIs, {} month(s) in {} ms",
                kpis.size(),
                months.size(),
                (System.nanoTime() - start) / 1_000_000);
    }

    /** One pass over a fact: a pair of sums for each KPI, then one row for each KPI. */
    private static String scan(String fact, List<Kpi> entries, String condition) {
        List<String> sums = new ArrayList<>();
        List<String> stacked = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            Kpi kpi = entries.get(index);
            String where = kpi.where().orElse("true");
            sums.add(sum(where, kpi.numerator()) + " as n" + index);
            sums.add(kpi.denominator().map(text -> sum(where, text)).orElse("cast(null as decimal(38, 6))") + " as d"
                    + index);
            stacked.add("'" + kpi.code() + "', n" + index + ", d" + index);
        }
        return "select stack(" + entries.size() + ", " + String.join(", ", stacked)
                + ") as (kpi_code, numerator, denominator), county_code, township_code, month from (select county_code,"
                + " township_code, month, " + String.join(", ", sums) + " from gold." + fact + " where " + condition
                + " group by county_code, township_code, month)";
    }

    private static String sum(String where, String expression) {
        return "cast(coalesce(sum(case when " + where + " then cast((" + expression
                + ") as decimal(20, 6)) end), 0) as decimal(38, 6))";
    }

    /**
     * Sums by township, county, prefecture and province. A township that is not one of the row's county is no place. Figures
     * without feeds are populations: a zone's people are inside its host's, so that its own stay with the zone.
     */
    private static String rollUp(String scans, Map<String, List<Kpi>> byFact) {
        List<String> feedRows = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        List<String> free = new ArrayList<>();
        byFact.values().stream().flatMap(List::stream).forEach(kpi -> {
            new TreeSet<>(kpi.feeds())
                    .forEach(feed -> feedRows.add("('" + kpi.code() + "', '" + feed + "', "
                            + kpi.feeds().size() + ")"));
            if (!kpi.isShare()) {
                counts.add("'" + kpi.code() + "'");
            }
            if (kpi.feeds().isEmpty()) {
                free.add("'" + kpi.code() + "'");
            }
        });
        return """
                with scanned as (%s),
                kpi_feed as (select * from values %s as t (kpi_code, feed, feed_count)),
                frame as (
                    select kpi_feed.kpi_code, slice.county_code, slice.month
                    from silver.slice inner join kpi_feed on slice.feed = kpi_feed.feed
                    where slice.is_usable
                    group by kpi_feed.kpi_code, slice.county_code, slice.month
                    having count(distinct slice.feed) = max(kpi_feed.feed_count)
                    union all
                    select distinct kpi_code, county_code, month from scanned where kpi_code in (%s)
                ),
                usable as (
                    select frame.kpi_code, frame.county_code, frame.month, scanned.township_code,
                        coalesce(scanned.numerator, 0) as numerator,
                        case when frame.kpi_code in (%s) then null else coalesce(scanned.denominator, 0) end as denominator
                    from frame left join scanned
                        on frame.kpi_code = scanned.kpi_code and frame.county_code = scanned.county_code
                        and frame.month = scanned.month
                ),
                place as (
                    select usable.kpi_code, usable.month, usable.numerator, usable.denominator,
                        explode(array_compact(case
                            when county.host_code is not null and usable.kpi_code in (%s)
                                then array(county.region_code)
                            else array(township.region_code, county.region_code, county.parent_code, parent.parent_code)
                        end)) as region_code
                    from usable
                    inner join gold.dim_region as county on usable.county_code = county.region_code
                    left join gold.dim_region as parent on county.parent_code = parent.region_code
                    left join gold.dim_region as township
                        on usable.township_code = township.region_code and township.level = 'township'
                        and usable.county_code = township.parent_code
                )
                select kpi_code, region_code, month,
                    cast(sum(numerator) as decimal(38, 6)) as numerator,
                    cast(sum(denominator) as decimal(38, 6)) as denominator
                from place group by kpi_code, region_code, month
                """.formatted(scans, String.join(", ", feedRows), orNone(free), orNone(counts), orNone(free));
    }

    private static String orNone(List<String> quoted) {
        return quoted.isEmpty() ? "''" : String.join(", ", quoted);
    }
}

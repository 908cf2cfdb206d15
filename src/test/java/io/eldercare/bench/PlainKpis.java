package io.eldercare.bench;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** One query a fact for its figures by county, rolled up the regions. */
final class PlainKpis {
    private final List<Kpi> kpis;

    PlainKpis(Definitions definitions) {
        this.kpis = definitions.kpis().values().stream()
                .filter(kpi -> Figures.FACTS.contains(kpi.fact()))
                .toList();
    }

    List<String> lines(SparkSession spark) {
        String counties = kpis.stream().collect(Collectors.groupingBy(Kpi::fact)).entrySet().stream()
                .map(entry -> fact(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\nunion all\n"));
        spark.sql(counties).createOrReplaceTempView("county_figure");
        List<String> lines = new ArrayList<>();
        spark.sql(rolledUp())
                .collectAsList()
                .forEach(row -> lines.add(Figures.line(
                        row.getString(0), row.getString(1), row.getString(2), row.getDecimal(3), row.getDecimal(4))));
        return lines;
    }

    private static String fact(String fact, List<Kpi> kpis) {
        List<String> sums = new ArrayList<>();
        List<String> stacked = new ArrayList<>();
        for (int place = 0; place < kpis.size(); place++) {
            Kpi kpi = kpis.get(place);
            String where = kpi.where().orElse("true");
            sums.add(sum(where, kpi.numerator()) + " as n" + place);
            sums.add(kpi.denominator().map(text -> sum(where, text)).orElse("cast(null as decimal(38, 6))") + " as d"
                    + place);
            stacked.add("'" + kpi.code() + "', n" + place + ", d" + place);
        }
        return "select county_code, month, stack(" + kpis.size() + ", " + String.join(", ", stacked)
                + ") as (kpi_code, numerator, denominator) from (select county_code, month, " + String.join(", ", sums)
                + " from gold." + fact + " group by county_code, month)";
    }

    private static String sum(String where, String expression) {
        return "cast(coalesce(sum(case when " + where + " then cast((" + expression
                + ") as decimal(20, 6)) end), 0) as decimal(38, 6))";
    }

    /** A county counts where it has filed all feeds of the figure; a population stands wherever it is known. */
    private String rolledUp() {
        String needs = kpis.stream()
                .flatMap(kpi -> kpi.feeds().stream()
                        .map(feed -> "('" + kpi.code() + "', '" + feed + "', "
                                + kpi.feeds().size() + ")"))
                .collect(Collectors.joining(", "));
        String populations =
                codes(kpis.stream().filter(kpi -> kpi.feeds().isEmpty()).toList());
        String apart = codes(kpis.stream().filter(Kpi::zonesApart).toList());
        String shares = codes(kpis.stream().filter(Kpi::isShare).toList());
        return """
                with need as (select * from values %s as t (kpi_code, feed, feeds)),
                usable as (
                    select kpi_code, county_code, month
                    from silver.slice inner join need using (feed)
                    group by kpi_code, county_code, month
                    having count(distinct feed) = max(feeds)
                    union all
                    select kpi_code, county_code, month from county_figure where kpi_code in (%s)
                ),
                figure as (
                    select usable.kpi_code, usable.county_code, usable.month,
                        coalesce(numerator, 0) as numerator,
                        case when usable.kpi_code in (%s) then coalesce(denominator, 0) end as denominator
                    from usable left join county_figure
                        on usable.kpi_code = county_figure.kpi_code
                        and usable.county_code = county_figure.county_code
                        and usable.month = county_figure.month
                ),
                placed as (
                    select figure.*, explode(array_compact(case
                        when (county.host_code is not null and kpi_code in (%s))
                            or (county.kind = '功能区' and kpi_code in (%s))
                            then array(county.region_code)
                        else array(county.region_code, county.parent_code, parent.parent_code) end)) as region_code
                    from figure
                    inner join gold.dim_region as county on figure.county_code = county.region_code
                    left join gold.dim_region as parent on county.parent_code = parent.region_code
                )
                select kpi_code, region_code, date_format(month, 'yyyy-MM') as month, sum(numerator), sum(denominator)
                from placed
                group by kpi_code, region_code, month
                """.formatted(needs, populations, shares, populations, apart);
    }

    private static String codes(List<Kpi> kpis) {
        return kpis.isEmpty()
                ? "''"
                : kpis.stream().map(kpi -> "'" + kpi.code() + "'").collect(Collectors.joining(", "));
    }
}

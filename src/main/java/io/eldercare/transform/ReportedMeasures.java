package io.eldercare.transform;

import io.eldercare.definitions.Kpi;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Figures that departments state instead of rows that are counted. Only what was stated is a figure. A region's statement is for
 * the whole region: it outranks the sum of those below it, there and further up. A quotient stated as a bare value has no parts
 * and stays with its region, since quotients are never averaged.
 */
final class ReportedMeasures {
    private ReportedMeasures() {}

    /** Rows kpi_code, month, numerator, denominator and region_code: one for each region that a statement counts for. */
    static String places(List<Kpi> kpis, String condition) {
        return """
                select kpi_code, month, numerator, denominator,
                    explode(array_compact(case
                        when is_bare then array(region_code)
                        else array(
                            region_code,
                            case when not is_stated_by_parent then parent_code end,
                            case when not is_stated_by_parent and not is_stated_by_grandparent then grandparent_code end
                        )
                    end)) as region_code
                from (
                    select fact.measure_code as kpi_code, fact.month, fact.county_code as region_code, region.parent_code,
                        parent.parent_code as grandparent_code, fact.is_stated_by_parent, fact.is_stated_by_grandparent,
                        fact.measure_code in (%1$s) and fact.denominator is null as is_bare,
                        cast(case
                            when fact.measure_code in (%1$s) and fact.denominator is null then fact.numerator %2$s
                            else fact.numerator
                        end as decimal(38, 6)) as numerator,
                        cast(case
                            when fact.measure_code in (%1$s) then coalesce(fact.denominator, 100)
                        end as decimal(38, 6)) as denominator
                    from (select * from gold.fct_reported_measure where %3$s and measure_code in (%4$s)) as fact
                    inner join gold.dim_region as region on fact.county_code = region.region_code
                    left join gold.dim_region as parent on region.parent_code = parent.region_code
                )
                """.formatted(quoted(kpis, Kpi::isShare), scaled(kpis), condition, quoted(kpis, kpi -> true));
    }

    /** Further cases for measures whose numerator is counted in another unit than it is stated in. */
    private static String scaled(List<Kpi> kpis) {
        return kpis.stream()
                .filter(kpi -> !kpi.numerator().equals("numerator"))
                .map(kpi -> "when fact.measure_code = '" + kpi.code() + "' then " + kpi.numerator())
                .collect(Collectors.joining(" "));
    }

    private static String quoted(List<Kpi> kpis, Predicate<Kpi> wanted) {
        String codes =
                kpis.stream().filter(wanted).map(kpi -> "'" + kpi.code() + "'").collect(Collectors.joining(", "));
        return codes.isEmpty() ? "''" : codes;
    }
}

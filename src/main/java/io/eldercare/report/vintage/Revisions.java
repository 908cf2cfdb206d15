package io.eldercare.report.vintage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The revision note of a bulletin: the jurisdiction's figures of page one, of this and all earlier released months, that read
 * otherwise in print now than when they were last printed, be that in their own bulletin or as a revision in a later one.
 */
public final class Revisions {
    private Revisions() {}

    /**
     * @param printed as last printed; null: there was no figure
     * @param now null: there is none any more
     * @param cause rule, correction, late, or empty where it cannot be told
     * @param of the month of the figure
     */
    public record Line(
            String kpi,
            String region,
            @Nullable BigDecimal printed,
            @Nullable BigDecimal now,
            String cause,
            YearMonth of) {}

    private record Printing(Line line, YearMonth inMonth, int inVintage) {}

    /** @param vintage of the edition that carries the note; what was released after it does not count */
    public static List<Line> since(Handle handle, String plan, YearMonth month, int vintage) {
        List<Printing> changed = handle.createQuery("""
                        with head as (
                            select distinct target.kpi_code, target.region_code
                            from mart.target
                                inner join mart.plan
                                    on plan.plan_code = target.plan_code
                                        and plan.jurisdiction_code = target.region_code
                                inner join mart.promise
                                    on promise.plan_code = target.plan_code and promise.target_id = target.target_id
                            where target.plan_code = :plan and promise.headline
                        ),

                        earlier as (
                            select * from mart.bulletin
                            where plan_code = :plan and month <= :month and (month < :month or vintage < :vintage)
                                and published_at < coalesce((
                                    select own.published_at from mart.bulletin as own
                                    where own.plan_code = :plan and own.month = :month and own.vintage = :vintage
                                ), 'infinity')
                        ),

                        printed as (
                            select
                                head.kpi_code,
                                head.region_code,
                                case when figure.kpi_code = head.kpi_code then earlier.month
                                    else to_date(split_part(figure.kpi_code, '.revised.', 2), 'YYYY-MM')
                                end as of_month,
                                figure.value,
                                figure.flag,
                                earlier.month as in_month,
                                earlier.vintage as in_vintage,
                                earlier.published_at
                            from mart.bulletin_figure as figure
                                inner join earlier
                                    on earlier.plan_code = figure.plan_code and earlier.month = figure.month
                                        and earlier.vintage = figure.vintage
                                inner join head
                                    on head.region_code = figure.region_code
                                        and head.kpi_code = split_part(figure.kpi_code, '.revised.', 1)
                        ),

                        latest as (
                            select distinct on (kpi_code, of_month) * from printed
                            order by kpi_code, of_month, published_at desc, in_month desc, in_vintage desc
                        )

                        select latest.*, kpi_value.value as now
                        from latest
                            inner join mart.kpi on kpi.kpi_code = latest.kpi_code
                            left join mart.kpi_value
                                on kpi_value.kpi_code = latest.kpi_code and kpi_value.region_code = latest.region_code
                                    and kpi_value.month = latest.of_month
                        where round(latest.value, kpi.decimals) is distinct from round(kpi_value.value, kpi.decimals)
                            and latest.flag <> 'suppressed' and coalesce(kpi_value.flag, '') <> 'suppressed'
                        order by latest.of_month, latest.kpi_code""")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .bind("vintage", vintage)
                .map((row, context) -> new Printing(
                        new Line(
                                row.getString("kpi_code"),
                                row.getString("region_code"),
                                row.getBigDecimal("value"),
                                row.getBigDecimal("now"),
                                "",
                                month(row.getObject("of_month", LocalDate.class))),
                        month(row.getObject("in_month", LocalDate.class)),
                        row.getInt("in_vintage")))
                .list();
        return changed.isEmpty() ? List.of() : explained(handle, plan, month, changed);
    }

    private static YearMonth month(LocalDate day) {
        return YearMonth.from(day);
    }

    private static List<Line> explained(Handle handle, String plan, YearMonth month, List<Printing> changed) {
        Basis present = Basis.present(handle, plan, month, feeds(handle));
        Map<Printing, Causes> causes = new HashMap<>();
        return changed.stream()
                .map(printing -> {
                    YearMonth of = printing.line().of();
                    Causes found = causes.computeIfAbsent(
                            new Printing(
                                    new Line("", "", null, null, "", of), printing.inMonth(), printing.inVintage()),
                            key -> Causes.between(
                                    handle,
                                    Basis.released(handle, plan, printing.inMonth(), printing.inVintage())
                                            .upTo(of),
                                    present.upTo(of)));
                    Line line = printing.line();
                    String cause = found.of(line.kpi(), line.region()).word();
                    return new Line(line.kpi(), line.region(), line.printed(), line.now(), cause, of);
                })
                .toList();
    }

    /** As the released bulletins knew them; the mart's own table of indicators does not name feeds. */
    private static Map<String, Set<String>> feeds(Handle handle) {
        return handle.createQuery("select kpi_code, feeds from mart.bulletin_kpi")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.flatMapping(
                                entry -> Arrays.stream(entry.getValue().split(",")),
                                Collectors.toCollection(TreeSet::new))));
    }
}

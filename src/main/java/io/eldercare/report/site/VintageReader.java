package io.eldercare.report.site;

import io.eldercare.report.site.Vintage.FrozenFigure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the released bulletins, the newest first. */
final class VintageReader {
    private final Handle handle;

    VintageReader(Handle handle) {
        this.handle = handle;
    }

    List<Vintage> vintages() {
        return handle
                .createQuery("""
                        select plan_code, month, vintage, (published_at at time zone 'Asia/Shanghai')::date as released_on,
                            definitions_hash
                        from mart.bulletin order by month desc, plan_code, vintage desc
                        """)
                .map((row, context) -> new Vintage(
                        row.getString("plan_code"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("vintage"),
                        row.getObject("released_on", LocalDate.class),
                        row.getString("definitions_hash"),
                        List.of()))
                .list()
                .stream()
                .map(this::withFigures)
                .toList();
    }

    private Vintage withFigures(Vintage head) {
        List<FrozenFigure> figures = handle.createQuery("""
                        select kpi_code, bulletin_figure.region_code, value from mart.bulletin_figure
                        left join mart.region using (region_code)
                        where plan_code = :plan and month = :month and vintage = :vintage
                        order by kpi_code, region.sort_order nulls last, bulletin_figure.region_code
                        """)
                .bind("plan", head.plan())
                .bind("month", head.month().atDay(1))
                .bind("vintage", head.number())
                .map((row, context) -> new FrozenFigure(
                        row.getString("kpi_code"), row.getString("region_code"), row.getBigDecimal("value")))
                .list();
        return new Vintage(
                head.plan(), head.month(), head.number(), head.releasedOn(), head.definitionsHash(), figures);
    }
}

package io.eldercare.job.proof;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Figures that readers outside do not see, because few persons are behind them or behind their neighbours. */
final class Suppressed {
    private Suppressed() {}

    /** From {@code mart.suppression}; none in a mart without it. */
    static Set<FigureKey> of(Handle handle, Collection<String> kpis, Collection<YearMonth> months) {
        boolean kept = handle.createQuery("select to_regclass('mart.suppression') is not null")
                .mapTo(Boolean.class)
                .one();
        return kept
                ? handle.createQuery("select distinct kpi_code, region_code, month from mart.suppression"
                                + " where kpi_code = any(:kpis) and month = any(:months::date[])")
                        .bind("kpis", kpis.toArray(String[]::new))
                        .bind("months", PublishedFigures.dates(months))
                        .map((row, context) -> new FigureKey(
                                row.getString(1), row.getString(2), YearMonth.from(row.getObject(3, LocalDate.class))))
                        .collect(Collectors.toSet())
                : Set.of();
    }
}

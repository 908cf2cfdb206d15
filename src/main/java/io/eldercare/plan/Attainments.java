package io.eldercare.plan;

import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where all targets of a plan stand at a month. */
public final class Attainments {
    private Attainments() {}

    /**
     * @param breaks changes of definition by KPI; a KPI that is not in it never changed
     * @param populations residents aged 60 and over by county, see {@link UnitTargets#of}
     * @param notYetDue codes of KPIs that rest on a feed that has not been due a first time
     * @return one for each row of {@link UnitTargets#of}, in its order
     */
    public static List<Attainment> of(
            Plan plan,
            YearMonth month,
            KpiSeries series,
            Map<String, List<SeriesBreak>> breaks,
            Map<String, BigDecimal> populations,
            Set<String> notYetDue) {
        return UnitTargets.of(plan, populations).stream()
                .map(target -> Attainment.of(
                                target,
                                month,
                                series.history(target.target().kpiCode(), target.regionCode()),
                                breaks.getOrDefault(target.target().kpiCode(), List.of()))
                        .owed(!notYetDue.contains(target.target().kpiCode())))
                .toList();
    }
}

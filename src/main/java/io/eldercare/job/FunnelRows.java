package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.mart.Change;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.funnel.FunnelPoint;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shares of the counties of a prefecture in their funnel, as rows of the mart. */
final class FunnelRows {
    private FunnelRows() {}

    private record Peers(String kpiCode, YearMonth month, String parentCode) {}

    /** @param whole replace every month, not only those given */
    static Change of(
            Definitions definitions,
            Collection<KpiFigures.Figure> figures,
            Collection<YearMonth> months,
            boolean whole) {
        Set<String> fit = definitions.kpis().values().stream()
                .filter(Kpi::hasFunnel)
                .map(Kpi::code)
                .collect(Collectors.toSet());
        Map<Peers, Map<String, KpiValue>> peers = new LinkedHashMap<>();
        for (KpiFigures.Figure figure : figures) {
            Optional<String> parent = definitions
                    .regions()
                    .find(figure.regionCode())
                    .filter(region -> region.level() == Region.Level.COUNTY)
                    .flatMap(Region::parentCode);
            if (parent.isPresent() && fit.contains(figure.kpiCode()) && months.contains(figure.month())) {
                peers.computeIfAbsent(new Peers(figure.kpiCode(), figure.month(), parent.get()), key -> new TreeMap<>())
                        .put(figure.regionCode(), figure.value());
            }
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        peers.forEach((key, counties) -> FunnelPoint.of(counties)
                .forEach((county, point) -> rows.add(new @Nullable Object[] {
                    key.kpiCode(),
                    county,
                    key.month().atDay(1),
                    point.value(),
                    point.cases(),
                    point.centre(),
                    point.low95(),
                    point.high95(),
                    point.low998(),
                    point.high998(),
                    point.verdict().code()
                })));
        return MartChanges.replaceMonths(
                "mart.funnel",
                rows,
                months,
                whole,
                "kpi_code",
                "region_code",
                "month",
                "value",
                "cases",
                "centre",
                "low95",
                "high95",
                "low998",
                "high998",
                "verdict");
    }
}

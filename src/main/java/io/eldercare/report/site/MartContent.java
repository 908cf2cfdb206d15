package io.eldercare.report.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the site shows, read from the mart at one moment. Figures are of counties and above.
 *
 * @param regions by code, in the order of the region tree
 * @param indicators by code, headlines first
 * @param figures indicator to region to month
 * @param filings county to month
 * @param institutions by county, of {@code bedMonth}
 * @param dataAsOf the day up to which deliveries were counted
 */
record MartContent(
        Map<String, Region> regions,
        Map<String, Indicator> indicators,
        Map<String, Map<String, NavigableMap<YearMonth, Figure>>> figures,
        List<Plan> plans,
        Map<String, NavigableMap<YearMonth, List<Filing>>> filings,
        Map<String, List<Institution>> institutions,
        Optional<YearMonth> bedMonth,
        List<Vintage> vintages,
        List<DefinitionChange> breaks,
        Optional<LocalDate> dataAsOf) {

    /** A change of an indicator's definition from a month on. */
    record DefinitionChange(String indicator, YearMonth month, String note) {}

    NavigableMap<YearMonth, Figure> series(String indicator, String region) {
        return figures.getOrDefault(indicator, Map.of()).getOrDefault(region, new TreeMap<>());
    }

    Figure figure(String indicator, String region, YearMonth month) {
        return series(indicator, region).getOrDefault(month, Figure.NONE);
    }

    /** What changed between two months; 不可比 where other counties reported or the definition changed between them. */
    String change(Indicator indicator, String region, YearMonth month, YearMonth before) {
        Figure now = figure(indicator.code(), region, month);
        Figure then = figure(indicator.code(), region, before);
        boolean redefined = breaks.stream()
                .anyMatch(change -> change.indicator().equals(indicator.code())
                        && change.month().isAfter(before)
                        && !change.month().isAfter(month));
        boolean comparable = now.value() == null || then.value() == null || !redefined && now.reachesAs(then);
        return comparable ? indicator.change(now.value(), then.value()) : "不可比";
    }

    Indicator indicator(String code) {
        Indicator indicator = indicators.get(code);
        if (indicator == null) {
            throw new IllegalStateException("Cannot show indicator " + code + ": mart.kpi does not know it");
        }
        return indicator;
    }

    String regionName(String code) {
        Region region = regions.get(code);
        return region == null ? code : region.name();
    }

    /** Months of the figures of one indicator, oldest first. */
    List<YearMonth> months(String indicator) {
        return figures.getOrDefault(indicator, Map.of()).values().stream()
                .flatMap(series -> series.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The newest month of any figure; empty before the first. */
    Optional<YearMonth> latest() {
        return figures.values().stream()
                .flatMap(regions -> regions.values().stream())
                .map(NavigableMap::lastKey)
                .max(YearMonth::compareTo);
    }

    /** Regions with figures of an indicator, the wide before those inside them. */
    List<Region> regionsOf(String indicator) {
        Map<String, NavigableMap<YearMonth, Figure>> series = figures.getOrDefault(indicator, Map.of());
        return regions.values().stream()
                .filter(region -> series.containsKey(region.code()))
                .toList();
    }

    /** Counties and zones that have figures or send reports. */
    List<Region> counties() {
        return regions.values().stream()
                .filter(Region::isCounty)
                .filter(region -> filings.containsKey(region.code())
                        || figures.values().stream().anyMatch(series -> series.containsKey(region.code())))
                .toList();
    }
}

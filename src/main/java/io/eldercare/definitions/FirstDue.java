package io.eldercare.definitions;

import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a feed is due for the first time: a monthly one with the first month that a jurisdiction reports, a quarterly one with the first
 * month that ends a quarter, an optional one never.
 */
public final class FirstDue {
    private static final int QUARTER = 3;

    private FirstDue() {}

    /**
     * KPIs that rest on a feed which has not been due by the end of {@code month}: nobody withholds what nobody owes.
     *
     * @param first the jurisdiction's first month with figures
     */
    public static Set<String> later(Definitions definitions, YearMonth first, YearMonth month) {
        return definitions.kpis().values().stream()
                .filter(kpi -> kpi.feeds().stream().anyMatch(feed -> isLater(definitions, feed, first, month)))
                .map(Kpi::code)
                .collect(Collectors.toSet());
    }

    private static boolean isLater(Definitions definitions, String feed, YearMonth first, YearMonth month) {
        Contract contract = definitions.contracts().get(feed);
        if (contract == null) {
            return false;
        }
        return switch (contract.cadence()) {
            case MONTHLY -> false;
            case QUARTERLY -> month.isBefore(quarterEnd(first));
            case OPTIONAL -> true;
        };
    }

    private static YearMonth quarterEnd(YearMonth month) {
        return month.plusMonths(Math.floorMod(-month.getMonthValue(), QUARTER));
    }
}

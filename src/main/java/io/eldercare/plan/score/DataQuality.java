package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.RegionTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Shares, 0–1, of the feeds due from a unit in a month. A feed that was not filed counts as nought in each: withholding never pays.
 *
 * @param late number of feeds due that came late or not at all
 */
public record DataQuality(BigDecimal filed, BigDecimal onTime, BigDecimal nonEmpty, BigDecimal passing, int late) {
    /** @throws IllegalArgumentException when no feed was due */
    public static DataQuality of(List<FeedFiling> due) {
        if (due.isEmpty()) {
            throw new IllegalArgumentException("Cannot rate the reports of a unit from which nothing was due");
        }
        BigDecimal passing = due.stream()
                .filter(FeedFiling::filed)
                .map(FeedFiling::passingShare)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new DataQuality(
                share(due, FeedFiling::filed),
                share(due, filing -> filing.filed() && filing.onTime()),
                share(due, filing -> filing.filed() && filing.nonEmpty()),
                over(passing, due.size()),
                (int) due.stream()
                        .filter(filing -> !filing.filed() || !filing.onTime())
                        .count());
    }

    /**
     * Of each unit, from all that was due from the counties that its figures rest on ({@link RegionTree#filers}): a prefecture's counties
     * count together, feed by feed and county by county; a township has its county's.
     *
     * @param due what was due from a county; a county from which nothing was due is not in it
     * @return without the units from whose counties nothing was due
     */
    public static SortedMap<String, DataQuality> byUnit(
            Collection<String> units, RegionTree regions, Map<String, List<FeedFiling>> due) {
        SortedMap<String, DataQuality> quality = new TreeMap<>();
        for (String unit : units) {
            List<FeedFiling> own = regions.filers(unit).stream()
                    .flatMap(county -> due.getOrDefault(county.code(), List.of()).stream())
                    .toList();
            if (!own.isEmpty()) {
                quality.put(unit, of(own));
            }
        }
        return quality;
    }

    private static BigDecimal share(List<FeedFiling> due, Predicate<FeedFiling> passes) {
        return over(BigDecimal.valueOf(due.stream().filter(passes).count()), due.size());
    }

    private static BigDecimal over(BigDecimal sum, int number) {
        return sum.divide(BigDecimal.valueOf(number), KpiValue.SCALE, RoundingMode.HALF_UP);
    }

    Fraction mean() {
        return Fraction.of(filed.add(onTime).add(nonEmpty).add(passing)).over(Fraction.of(4));
    }
}

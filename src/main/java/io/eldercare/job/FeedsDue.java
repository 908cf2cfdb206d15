package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Slice;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which feeds every county owed, in the months that have deliveries. */
final class FeedsDue {
    private FeedsDue() {}

    /**
     * The scored feeds of every county whose deliveries a unit of a plan rests on, where the plan's jurisdiction delivers at all. A
     * province's plan asks nothing of a city's own warehouse.
     *
     * @param first the first month that is asked for
     */
    static List<Slice> of(Definitions definitions, Collection<DeliveryRecord> records, YearMonth first) {
        List<String> feeds = definitions.settings().expectedFeeds();
        Map<YearMonth, Set<String>> delivering = new TreeMap<>();
        records.stream()
                .filter(record -> feeds.contains(record.feed()))
                .forEach(record -> delivering
                        .computeIfAbsent(YearMonth.from(record.month()), month -> new LinkedHashSet<>())
                        .add(record.countyCode()));
        List<Slice> due = new ArrayList<>();
        delivering.forEach((month, counties) -> {
            if (!month.isBefore(first)) {
                owing(definitions, counties)
                        .forEach(county -> feeds.forEach(feed -> due.add(new Slice(feed, county, month))));
            }
        });
        return due;
    }

    /** A zone owes where a plan names it, and where it delivers. */
    private static Set<String> owing(Definitions definitions, Set<String> delivering) {
        Set<String> owing = new TreeSet<>();
        for (Plan plan : definitions.plans()) {
            if (definitions.regions().isReached(plan.jurisdiction(), delivering)) {
                plan.units().stream()
                        .flatMap(unit -> definitions.regions().filers(unit).stream()
                                .filter(county -> !county.isZone()
                                        || county.code().equals(unit)
                                        || delivering.contains(county.code())))
                        .map(Region::code)
                        .forEach(owing::add);
            }
        }
        return owing;
    }
}

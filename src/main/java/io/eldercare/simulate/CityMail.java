package io.eldercare.simulate;

import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.feed.Table;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What each city's office sends for a month: one table a feed with the rows of all its counties. */
final class CityMail {
    private final YearMonth month;
    private final Map<String, Map<Feed, Table>> byCity = new TreeMap<>();

    CityMail(YearMonth month) {
        this.month = month;
    }

    void add(String city, Table table) {
        byCity.computeIfAbsent(city, code -> new EnumMap<>(Feed.class))
                .computeIfAbsent(table.feed(), feed -> Table.empty(feed, city, month))
                .rows()
                .addAll(table.rows());
    }

    Set<String> cities() {
        return byCity.keySet();
    }

    List<Table> of(String city) {
        return List.copyOf(byCity.getOrDefault(city, Map.of()).values());
    }
}

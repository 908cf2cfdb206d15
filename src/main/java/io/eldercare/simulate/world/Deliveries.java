package io.eldercare.simulate.world;

import io.eldercare.definitions.YamlNode;
import io.eldercare.simulate.feed.Feed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which feeds arrive: from each county or from the city's office once for all its counties, monthly or at the end of a quarter.
 *
 * @param pilots feed to the counties that send it, monthly
 */
public record Deliveries(
        Set<String> countyMonthly,
        Set<String> cityMonthly,
        Set<String> cityQuarterly,
        Map<String, List<String>> pilots) {

    /** The county's own office sends the feed for that month. */
    public boolean fromCounty(String feed, String county) {
        return countyMonthly.contains(feed)
                || pilots.getOrDefault(feed, List.of()).contains(county);
    }

    /** The office of the city sends the feed for that month, one file for all counties. */
    public boolean fromCity(String feed, YearMonth month) {
        return cityMonthly.contains(feed) || (cityQuarterly.contains(feed) && month.getMonthValue() % 3 == 0);
    }

    /** A statement of that month, of whoever. */
    public boolean isSent(String feed, String county, YearMonth month) {
        return fromCounty(feed, county) || fromCity(feed, month);
    }

    static Deliveries read(YamlNode node) {
        node.allowOnly("county_monthly", "city_monthly", "city_quarterly", "pilots");
        Map<String, List<String>> pilots = new LinkedHashMap<>();
        node.find("pilots")
                .ifPresent(found -> found.entries().forEach((feed, counties) -> {
                    pilots.put(known(feed, counties), counties.texts());
                }));
        return new Deliveries(
                feeds(node, "county_monthly"), feeds(node, "city_monthly"), feeds(node, "city_quarterly"), pilots);
    }

    private static Set<String> feeds(YamlNode node, String key) {
        return node.find(key)
                .map(list -> list.items().stream()
                        .map(item -> known(item.text(), item))
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .orElseGet(LinkedHashSet::new);
    }

    private static String known(String feed, YamlNode where) {
        List<String> codes = new ArrayList<>();
        for (Feed one : Feed.values()) {
            codes.add(one.code());
        }
        if (!codes.contains(feed)) {
            where.problem("unknown feed '" + feed + "'" + YamlNode.nearest(feed, codes));
        }
        return feed;
    }
}

package io.eldercare.simulate.world;

import io.eldercare.definitions.YamlNode;
import io.eldercare.simulate.feed.Feed;
import java.time.YearMonth;
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

    /** These feeds alone, each from where it comes; one that only pilots or nobody sends comes from every county. */
    Deliveries only(Set<String> feeds) {
        Set<String> cities = both(cityMonthly, feeds);
        Set<String> quarterly = both(cityQuarterly, feeds);
        Set<String> counties = new LinkedHashSet<>(feeds);
        counties.removeAll(cities);
        counties.removeAll(quarterly);
        return new Deliveries(counties, cities, quarterly, Map.of());
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.retainAll(others);
        return both;
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
        List<String> codes = Feed.codes();
        if (!codes.contains(feed)) {
            where.problem("unknown feed '" + feed + "'" + YamlNode.nearest(feed, codes));
        }
        return feed;
    }
}

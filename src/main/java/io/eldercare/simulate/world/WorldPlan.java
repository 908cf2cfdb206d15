package io.eldercare.simulate.world;

import io.eldercare.definitions.YamlNode;
import io.eldercare.simulate.draw.Chance;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One region of {@code jobs/simulation.yml} and the plans that are about it.
 *
 * @param region a prefecture, the province, or the prefecture of a single county
 * @param homesScaled the scale divides institutions and their beds too, not persons only
 * @param townshipFigures true figures are stated for townships as well
 * @param firstIdentity numbers of each birthday that are left to other worlds, so that persons of two worlds are not one
 * @param laterIdentity the same of the second series of numbers
 * @param baseline whole numbers of 2020-12 by name
 * @param growth what is founded between 2021 and 2026, by name
 * @param deliveries which feeds are sent by whom, and how often
 * @param schemes rules of the subsidy list by what they pay for
 * @param counties empty: all official counties of the region, with {@code eachCounty} homes
 */
public record WorldPlan(
        List<String> plans,
        String region,
        boolean homesScaled,
        boolean townshipFigures,
        int firstIdentity,
        int laterIdentity,
        Map<String, Integer> baseline,
        Map<String, Integer> growth,
        Map<String, Trajectory> trajectories,
        Deliveries deliveries,
        Map<String, Scheme> schemes,
        List<ListedProject> projects,
        List<CountyPlan> counties,
        Map<String, Integer> eachCounty) {

    /** Every office kind, in the order in which counties without a plan of their own get them. */
    private static final List<String> OFFICES =
            List.of("city_system", "own_export", "old_computer", "small_zone", "one_workbook", "nightly_sender");

    private static final int EARLIEST_LEAD = -8;
    private static final int LATEST_LEAD = 6;

    /**
     * @param homes numbers of welfare_homes, township_homes, private_homes, and elders where no census tells them
     * @param townships where the reference lists none under the county's code
     */
    public record CountyPlan(
            String code, int lead, String office, Map<String, Integer> homes, List<String> townships) {}

    /** @param amount yuan a unit of what is paid for */
    public record Scheme(String rule, int amount) {}

    /**
     * A project that a plan's annex lists.
     *
     * @param investment in units of 10 000 yuan
     */
    public record ListedProject(
            int number,
            String name,
            String kind,
            String county,
            YearMonth start,
            int years,
            int beds,
            int area,
            double investment,
            String owner,
            boolean isPublic) {}

    int baseline(String name) {
        return Calibration.named(baseline, name);
    }

    int growth(String name) {
        return Calibration.named(growth, name);
    }

    public double level(String name, YearMonth month) {
        return Calibration.named(trajectories, name).at(month);
    }

    /** With all official counties of the region where the plan names none. */
    WorldPlan resolved(Geography geography) {
        if (!counties.isEmpty()) {
            return this;
        }
        List<String> codes = geography.officialCounties(region);
        List<CountyPlan> all = new ArrayList<>();
        for (int ordinal = 0; ordinal < codes.size(); ordinal++) {
            String code = codes.get(ordinal);
            int lead = Chance.of(0, "lead", code).between(EARLIEST_LEAD, LATEST_LEAD);
            all.add(new CountyPlan(code, lead, OFFICES.get(ordinal % OFFICES.size()), eachCounty, List.of()));
        }
        return with(deliveries, List.copyOf(all));
    }

    /** The same world, of which only these feeds are delivered. */
    public WorldPlan sendingOnly(Set<String> feeds) {
        return with(deliveries.only(feeds), counties);
    }

    private WorldPlan with(Deliveries otherDeliveries, List<CountyPlan> otherCounties) {
        return new WorldPlan(
                plans,
                region,
                homesScaled,
                townshipFigures,
                firstIdentity,
                laterIdentity,
                baseline,
                growth,
                trajectories,
                otherDeliveries,
                schemes,
                projects,
                otherCounties,
                eachCounty);
    }

    static WorldPlan read(YamlNode node) {
        node.allowOnly(
                "plans",
                "region",
                "homes_scaled",
                "township_figures",
                "first_identity",
                "later_identity",
                "baseline",
                "growth",
                "trajectories",
                "deliveries",
                "schemes",
                "projects",
                "counties",
                "each_county");
        return new WorldPlan(
                node.require("plans").texts(),
                node.require("region").text(),
                node.find("homes_scaled").map(YamlNode::flag).orElse(false),
                node.find("township_figures").map(YamlNode::flag).orElse(false),
                node.find("first_identity").map(YamlNode::integer).orElse(0),
                node.find("later_identity").map(YamlNode::integer).orElse(0),
                mapped(node.require("baseline"), YamlNode::integer),
                mapped(node.require("growth"), YamlNode::integer),
                mapped(node.require("trajectories"), Trajectory::read),
                Deliveries.read(node.require("deliveries")),
                mapped(node.require("schemes"), WorldPlan::scheme),
                node.find("projects")
                        .map(list ->
                                list.items().stream().map(WorldPlan::project).toList())
                        .orElse(List.of()),
                node.find("counties")
                        .map(list ->
                                list.items().stream().map(WorldPlan::county).toList())
                        .orElse(List.of()),
                node.find("each_county")
                        .map(homes -> mapped(homes, YamlNode::integer))
                        .orElse(Map.of()));
    }

    private static CountyPlan county(YamlNode node) {
        node.allowOnly(
                "code", "lead", "office", "welfare_homes", "township_homes", "private_homes", "elders", "townships");
        Map<String, Integer> homes = new LinkedHashMap<>();
        for (String name : List.of("welfare_homes", "township_homes", "private_homes", "elders")) {
            node.find(name).ifPresent(value -> homes.put(name, value.integer()));
        }
        return new CountyPlan(
                node.require("code").text(),
                node.require("lead").integer(),
                node.require("office").text(),
                homes,
                node.find("townships").map(YamlNode::texts).orElse(List.of()));
    }

    private static Scheme scheme(YamlNode node) {
        node.allowOnly("rule", "amount");
        return new Scheme(node.require("rule").text(), node.require("amount").integer());
    }

    private static ListedProject project(YamlNode node) {
        node.allowOnly(
                "no", "name", "kind", "county", "start", "years", "beds", "area", "investment", "owner", "public");
        return new ListedProject(
                node.require("no").integer(),
                node.require("name").text(),
                node.require("kind").text(),
                node.require("county").text(),
                node.require("start").month(),
                node.require("years").integer(),
                node.find("beds").map(YamlNode::integer).orElse(0),
                node.require("area").integer(),
                node.require("investment").decimal().doubleValue(),
                node.require("owner").text(),
                node.require("public").flag());
    }

    static <V> Map<String, V> mapped(YamlNode node, Function<YamlNode, V> reader) {
        Map<String, V> values = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> values.put(name, reader.apply(value)));
        return values;
    }
}

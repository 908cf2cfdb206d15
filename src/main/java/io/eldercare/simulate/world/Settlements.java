package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Apportion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Communities and villages under made-up codes of twelve digits: a township's nine, then 001-199 for a residents' committee and
 * 200-399 for a villagers' committee, as statistical codes are given. Zones have a few of their own beside the region's totals.
 */
public final class Settlements {
    private static final int FIRST_VILLAGE = 200;
    private static final int OF_A_ZONE = 4;

    private final Map<String, List<String>> communities = new HashMap<>();
    private final Map<String, List<String>> villages = new HashMap<>();

    /** @param scale divides the numbers, but leaves a few a county */
    Settlements(WorldPlan plan, Geography geography, double scale) {
        Set<String> ofZones = new HashSet<>();
        plan.counties().forEach(county -> ofZones.addAll(county.townships()));
        List<String> townships = new ArrayList<>();
        List<String> counties = new ArrayList<>();
        for (WorldPlan.CountyPlan county : plan.counties()) {
            boolean zone = geography.census(county.code()).isEmpty();
            for (String township : geography.townships(county.code())) {
                if (zone) {
                    add(county.code(), township, OF_A_ZONE, OF_A_ZONE);
                } else if (!ofZones.contains(township)) {
                    townships.add(township);
                    counties.add(county.code());
                }
            }
        }
        int[] urban = Apportion.byWeight(
                number(plan, "communities", scale), weights(townships, geography, new double[] {6, 1.2, 0.4}));
        int[] rural = Apportion.byWeight(
                number(plan, "villages", scale), weights(townships, geography, new double[] {0.8, 9, 8}));
        for (int index = 0; index < townships.size(); index++) {
            add(counties.get(index), townships.get(index), urban[index], rural[index]);
        }
    }

    private static int number(WorldPlan plan, String name, double scale) {
        int whole = plan.baseline(name);
        int least = plan.counties().size() * OF_A_ZONE;
        return Math.min(whole, Math.max(least, (int) Math.round(whole * scale)));
    }

    /** @param byBand weights of a street, a town, another township */
    private static double[] weights(List<String> townships, Geography geography, double[] byBand) {
        return townships.stream()
                .mapToDouble(township -> switch (geography.band(township)) {
                    case "街道" -> byBand[0];
                    case "镇" -> byBand[1];
                    default -> byBand[2];
                })
                .toArray();
    }

    private void add(String county, String township, int urban, int rural) {
        List<String> towns = communities.computeIfAbsent(county, code -> new ArrayList<>());
        for (int ordinal = 1; ordinal <= urban; ordinal++) {
            towns.add(township + Integer.toString(1000 + ordinal).substring(1));
        }
        List<String> country = villages.computeIfAbsent(county, code -> new ArrayList<>());
        for (int ordinal = 0; ordinal < rural; ordinal++) {
            country.add(township + (FIRST_VILLAGE + ordinal));
        }
    }

    /** Codes of the county's urban communities, twelve digits. */
    public List<String> communities(String county) {
        return communities.getOrDefault(county, List.of());
    }

    /** Codes of the county's administrative villages, twelve digits. */
    public List<String> villages(String county) {
        return villages.getOrDefault(county, List.of());
    }
}

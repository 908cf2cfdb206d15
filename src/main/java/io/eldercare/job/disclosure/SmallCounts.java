package io.eldercare.job.disclosure;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.disclosure.Counts;
import io.eldercare.plan.disclosure.NodeTree;
import io.eldercare.plan.disclosure.Reason;
import io.eldercare.plan.disclosure.Suppression;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the figures of one month that are not published. */
final class SmallCounts {
    private final Map<String, Kpi> kpis;
    private final RegionTree regions;
    private final int threshold;
    private final List<Family> families;
    private final List<Family.Member> published;
    private final Map<Family.Member, List<Whole>> wholesOf = new HashMap<>();
    private final Set<String> contributors;
    private final Map<Family.Zones, NodeTree> trees = new EnumMap<>(Family.Zones.class);

    /** @param guarded what the whole has beside the part counts persons who must not be worked out */
    private record Whole(Family.Member member, boolean guarded) {}

    /** @param threshold a count of persons from 1 up to below it is small */
    SmallCounts(Map<String, Kpi> kpis, RegionTree regions, int threshold) {
        this.kpis = kpis;
        this.regions = regions;
        this.threshold = threshold;
        List<Family> found = Family.of(kpis.values());
        this.published =
                found.stream().flatMap(family -> family.members().stream()).toList();
        published.forEach(member -> wholesOf.put(member, wholes(member)));
        this.families = wholesFirst(found);
        this.contributors = regions.all().stream()
                .filter(region -> region.level() == Region.Level.COUNTY || region.level() == Region.Level.PREFECTURE)
                .map(Region::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param figures of one month, by KPI and region
     * @param held regions by KPI where an earlier release of the month has hidden the figure
     * @return by {@code kpi|region}, in that order
     */
    Collection<Hidden> of(Map<String, Map<String, KpiValue>> figures, Map<String, Set<String>> held) {
        SortedMap<String, Hidden> hidden = new TreeMap<>();
        Map<Family.Member, Map<String, Long>> values = values(figures);
        Map<Family.Member, Set<String>> done = new HashMap<>();
        for (Family family : families) {
            hide(family, values, held, done, hidden);
        }
        alongWith(figures, hidden);
        return hidden.values();
    }

    private void hide(
            Family family,
            Map<Family.Member, Map<String, Long>> values,
            Map<String, Set<String>> held,
            Map<Family.Member, Set<String>> done,
            SortedMap<String, Hidden> hidden) {
        List<Counts> layers = family.members().stream()
                .map(member -> counts(member, values, done))
                .distinct()
                .toList();
        Set<String> keep = new TreeSet<>();
        for (Family.Member member : family.members()) {
            keep.addAll(held.getOrDefault(member.kpi().code(), Set.of()));
            wholesOf.getOrDefault(member, List.of())
                    .forEach(whole -> keep.addAll(done.getOrDefault(whole.member(), Set.of())));
        }
        keep.removeIf(
                region -> layers.stream().noneMatch(layer -> layer.values().containsKey(region)));
        SortedMap<String, Reason> nodes = Suppression.of(tree(family), layers, threshold, contributors, keep);
        for (Family.Member member : family.members()) {
            done.put(member, nodes.keySet());
            nodes.forEach((region, reason) -> {
                if (values.getOrDefault(member, Map.of()).containsKey(region)) {
                    add(hidden, member.hidden(region, reason));
                }
            });
        }
    }

    private static void add(SortedMap<String, Hidden> hidden, Hidden found) {
        hidden.merge(found.kpiCode() + "|" + found.regionCode(), found, Hidden::and);
    }

    /** Figures from which a hidden one could be read are hidden with it, whole. */
    private void alongWith(Map<String, Map<String, KpiValue>> figures, SortedMap<String, Hidden> hidden) {
        for (Kpi kpi : kpis.values()) {
            kpi.persons().hiddenWith().ifPresent(other -> {
                for (String region :
                        new TreeSet<>(figures.getOrDefault(kpi.code(), Map.of()).keySet())) {
                    Hidden there = hidden.get(other + "|" + region);
                    if (there != null) {
                        add(hidden, new Hidden(kpi.code(), region, true, kpi.isShare(), there.reason()));
                    }
                }
            });
        }
    }

    private NodeTree tree(Family family) {
        return trees.computeIfAbsent(
                family.zones(),
                zones -> new NodeTree(regions.all().stream()
                        .filter(region -> region.parentCode().isPresent())
                        .filter(region -> !(region.isZone() && zones.standBeside(region)))
                        .collect(Collectors.toMap(
                                Region::code, region -> region.parentCode().orElseThrow()))));
    }

    /** A whole that is hidden itself tells nothing about its parts, which are hidden with it. */
    private Counts counts(
            Family.Member member, Map<Family.Member, Map<String, Long>> values, Map<Family.Member, Set<String>> done) {
        Map<String, Long> wholes = new HashMap<>();
        Map<String, Long> rests = new HashMap<>();
        Map<String, Long> own = values.getOrDefault(member, Map.of());
        for (Whole whole : wholesOf.getOrDefault(member, List.of())) {
            Map<String, Long> larger = values.getOrDefault(whole.member(), Map.of());
            Set<String> hidden = done.getOrDefault(whole.member(), Set.of());
            own.forEach((region, value) -> {
                Long there = larger.get(region);
                if (there != null && there >= value && !hidden.contains(region)) {
                    wholes.merge(region, there, Math::min);
                    if (whole.guarded() && there > value) {
                        rests.merge(region, there - value, Math::min);
                    }
                }
            });
        }
        return new Counts(own, wholes, rests);
    }

    private List<Whole> wholes(Family.Member part) {
        return published.stream()
                .filter(other -> isPart(part, other))
                .map(other -> new Whole(other, !isDuty(part, other)))
                .toList();
    }

    private List<Family> wholesFirst(List<Family> found) {
        Set<Family> ordered = new LinkedHashSet<>();
        found.forEach(family -> place(family, found, new HashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private void place(Family family, List<Family> found, Set<Family> entered, Set<Family> ordered) {
        if (ordered.contains(family) || !entered.add(family)) {
            return;
        }
        for (Family.Member member : family.members()) {
            for (Whole whole : wholesOf.getOrDefault(member, List.of())) {
                found.stream()
                        .filter(other -> other.members().contains(whole.member()))
                        .forEach(other -> place(other, found, entered, ordered));
            }
        }
        ordered.add(family);
    }

    private static boolean isPart(Family.Member part, Family.Member whole) {
        boolean isNumerator = part.numerator() && part.kpi().persons().inNumerator();
        boolean isBase = isNumerator
                && part.kpi().persons().inDenominator()
                && Quantity.denominator(part.kpi()).equals(Optional.of(whole.quantity()));
        boolean isNamed = isNumerator
                && whole.numerator()
                && part.kpi().persons().partOf().equals(Optional.of(whole.kpi().code()));
        return isBase || isNamed || whole.quantity().holds(part.quantity());
    }

    /** The two make a share that says how far a duty is done. */
    private boolean isDuty(Family.Member part, Family.Member whole) {
        return kpis.values().stream()
                .filter(kpi -> kpi.persons().isDuty())
                .anyMatch(kpi -> Quantity.numerator(kpi).equals(part.quantity())
                        && Quantity.denominator(kpi).equals(Optional.of(whole.quantity())));
    }

    private Map<Family.Member, Map<String, Long>> values(Map<String, Map<String, KpiValue>> figures) {
        Map<Family.Member, Map<String, Long>> values = new HashMap<>();
        for (Family.Member member : published) {
            Map<String, Long> counts = new HashMap<>();
            figures.getOrDefault(member.kpi().code(), Map.of())
                    .forEach((region, value) -> member.of(value)
                            .ifPresent(count -> counts.put(
                                    region,
                                    count.setScale(0, RoundingMode.HALF_UP).longValueExact())));
            values.put(member, counts);
        }
        return values;
    }
}

package io.eldercare.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All regions with their places in the hierarchy. Every list is in the order of the codes. */
public final class RegionTree {
    private final NavigableMap<String, Region> regions;
    private final NavigableMap<String, List<Region>> children = new TreeMap<>();

    private RegionTree(NavigableMap<String, Region> regions) {
        this.regions = regions;
        for (Region region : regions.values()) {
            region.parentCode()
                    .ifPresent(parent -> children.computeIfAbsent(parent, code -> new ArrayList<>())
                            .add(region));
        }
    }

    /** @throws IllegalArgumentException for a code given twice, a parent or host that is not there, or a circle of parents */
    public static RegionTree of(Collection<Region> regions) {
        NavigableMap<String, Region> byCode = new TreeMap<>();
        for (Region region : regions) {
            if (byCode.put(region.code(), region) != null) {
                throw new IllegalArgumentException("Region " + region.code() + " is given twice");
            }
        }
        RegionTree tree = new RegionTree(byCode);
        byCode.values().forEach(tree::checkLinks);
        return tree;
    }

    private void checkLinks(Region region) {
        region.parentCode().ifPresent(parent -> checkKnown(region, "parent", parent));
        region.hostCode().ifPresent(host -> checkKnown(region, "host", host));
        Optional<String> parent = region.parentCode();
        for (int steps = 0; parent.isPresent(); steps++) {
            if (steps > regions.size()) {
                throw new IllegalArgumentException("Region " + region.code() + " lies in a circle of parents");
            }
            parent = require(parent.get()).parentCode();
        }
    }

    private void checkKnown(Region region, String role, String code) {
        if (!regions.containsKey(code)) {
            throw new IllegalArgumentException("Region " + region.code() + " names the unknown " + role + " " + code);
        }
    }

    public Collection<Region> all() {
        return Collections.unmodifiableCollection(regions.values());
    }

    public boolean contains(String code) {
        return regions.containsKey(code);
    }

    public Optional<Region> find(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** @throws IllegalArgumentException when there is no such region */
    public Region require(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("Unknown region " + code));
    }

    /** Parent, its parent and so on, the nearest first. */
    public List<Region> ancestors(String code) {
        List<Region> ancestors = new ArrayList<>();
        Optional<String> parent = require(code).parentCode();
        while (parent.isPresent()) {
            Region region = require(parent.get());
            ancestors.add(region);
            parent = region.parentCode();
        }
        return ancestors;
    }

    public List<Region> children(String code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    /** The region itself or anything below it in the hierarchy. */
    public boolean isWithin(String code, String ancestor) {
        return code.equals(ancestor)
                || ancestors(code).stream().anyMatch(region -> region.code().equals(ancestor));
    }

    /** Counties and zones at or below the region. */
    public List<Region> counties(String code) {
        List<Region> counties = new ArrayList<>();
        collectCounties(require(code), counties);
        return counties.stream()
                .sorted(java.util.Comparator.comparing(Region::code))
                .toList();
    }

    private void collectCounties(Region region, List<Region> counties) {
        if (region.level() == Region.Level.COUNTY) {
            counties.add(region);
            return;
        }
        children.getOrDefault(region.code(), List.of()).forEach(child -> collectCounties(child, counties));
    }

    /** Counties and zones whose deliveries the region's figures rest on: those at or below it; of a township the one that it lies in. */
    public List<Region> filers(String code) {
        Region region = require(code);
        return region.level() == Region.Level.TOWNSHIP
                ? region.parentCode().map(this::require).stream().toList()
                : counties(code);
    }

    /**
     * Whether deliveries from these counties make the region's own report: of a province only where they come from more than one of
     * its prefectures.
     */
    public boolean isReached(String code, Collection<String> delivering) {
        List<Region> within = counties(code).stream()
                .filter(county -> delivering.contains(county.code()))
                .toList();
        long needed = require(code).level() == Region.Level.PROVINCE ? 2 : 1;
        return within.stream().map(Region::parentCode).distinct().count() >= needed;
    }

    /** Zones whose people are counted inside the given county. */
    public List<Region> zonesOf(String hostCode) {
        return regions.values().stream()
                .filter(region ->
                        region.hostCode().map(host -> host.equals(hostCode)).orElse(false))
                .toList();
    }
}

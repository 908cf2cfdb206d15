package io.eldercare.definitions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code sql/lake.yml}: what the relations of the lake are called, and which of them hold neither rows nor numbers of persons and are open to readers of
 * aggregates. What is not listed is closed.
 *
 * @param entries by full name
 */
public record LakeBook(Map<String, Entry> entries) {
    /** Relations that are no feed and no model. */
    private static final Set<String> STANDING = Set.of(
            "bronze.delivery",
            "bronze.delivery_part",
            "silver.slice",
            "silver.rejection",
            "silver.finding",
            "gold.dim_month",
            "gold.dim_region",
            "gold.dim_subsidy_rule",
            "gold.fct_kpi");

    /** @param without columns that readers of aggregates do not see: numbers of persons */
    public record Entry(String title, boolean isOpen, List<String> without) {
        public Entry {
            without = List.copyOf(without);
        }
    }

    public LakeBook {
        entries = Map.copyOf(entries);
    }

    /**
     * @param root folder that holds {@code sql/}
     * @param feeds names of the feeds
     * @param gold names of the gold models
     */
    public static LakeBook load(Path root, Set<String> feeds, Set<String> gold, Problems problems) {
        Path file = root.resolve("sql").resolve("lake.yml");
        Map<String, Entry> entries = new TreeMap<>();
        if (Files.exists(file)) {
            Set<String> known = known(feeds, gold);
            DefinitionFiles.parse(file, problems)
                    .ifPresent(node -> node.allowOnly("relations")
                            .require("relations")
                            .entries()
                            .forEach((name, entry) -> {
                                if (!known.contains(name)) {
                                    entry.problem("no relation '" + name + "'; the nearest is "
                                            + YamlNode.nearest(name, known));
                                }
                                entries.put(name, entry(entry));
                            }));
        }
        return new LakeBook(entries);
    }

    /** Every name that the lake can have, ordered. */
    public static Set<String> known(Set<String> feeds, Set<String> gold) {
        Set<String> known = new TreeSet<>(STANDING);
        feeds.forEach(feed -> known.add("silver." + feed));
        gold.forEach(model -> known.add("gold." + model));
        return known;
    }

    private static Entry entry(YamlNode node) {
        node.allowOnly("title", "open", "without");
        boolean open = node.find("open").map(YamlNode::flag).orElse(false);
        List<String> without = node.find("without").map(YamlNode::texts).orElse(List.of());
        if (!open && !without.isEmpty()) {
            node.problem("'without' belongs to an open relation");
        }
        return new Entry(node.require("title").text(), open, without);
    }

    public boolean isOpen(String name) {
        Entry entry = entries.get(name);
        return entry != null && entry.isOpen();
    }

    /** Columns hidden from readers of aggregates. */
    public List<String> without(String name) {
        Entry entry = entries.get(name);
        return entry == null ? List.of() : entry.without();
    }

    /** Chinese name, empty where none is given. */
    public String title(String name) {
        Entry entry = entries.get(name);
        return entry == null ? "" : entry.title();
    }
}

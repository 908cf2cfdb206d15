package io.eldercare.plan.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Regions, and perhaps institutions below them, by their parents. Children come in the order of their codes. */
public final class NodeTree {
    private final Map<String, String> parents;
    private final Map<String, List<String>> children = new HashMap<>();

    /** @param parents of each node but the roots its parent; must hold no circle */
    public NodeTree(Map<String, String> parents) {
        this.parents = new HashMap<>(parents);
        new TreeMap<>(parents)
                .forEach((node, parent) -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                        .add(node));
    }

    Optional<String> parent(String node) {
        return Optional.ofNullable(parents.get(node));
    }

    List<String> children(String node) {
        return children.getOrDefault(node, List.of());
    }

    boolean isWithin(String node, String ancestor) {
        for (Optional<String> at = Optional.of(node); at.isPresent(); at = parent(at.get())) {
            if (at.get().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}

package io.eldercare.plan.disclosure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Chooses the counts of a tree of regions that are not published: those under the threshold, and as few and as small others as keep a reader
 * from working them out. Afterwards each small count may, for all that is published, be anything from 1 to the last below the threshold, for
 * an outsider as for any one contributor who knows its own. Sums are taken one after another and again until none is open, as the modular
 * approach (HiTaS) does for hierarchical tables; whether one is open is not guessed from patterns but computed ({@link Leeway}). See
 * Hundepool and others, “Handbook on Statistical Disclosure Control”, 2nd ed. (2024), chapter 4; de Wolf, “HiTaS: a heuristic approach to cell
 * suppression in hierarchical tables”, LNCS 2316 (2002).
 */
public final class Suppression {
    private final NodeTree tree;
    private final List<Counts> layers;
    private final long threshold;
    private final Set<String> contributors;
    private final Map<String, Reason> hidden = new HashMap<>();
    /** As long as nothing more is hidden. */
    private final Map<Counts, Leeway> leeways = new IdentityHashMap<>();

    /** A node to hide, and by how much it must be able to be less or more. */
    private record Wanted(String node, long toFall, long toRise) {}

    private Suppression(NodeTree tree, List<Counts> layers, long threshold, Set<String> contributors) {
        this.tree = tree;
        this.layers = layers;
        this.threshold = threshold;
        this.contributors = new TreeSet<>(contributors);
    }

    /**
     * @param layers counts that are hidden at the same nodes, since they add up to a published one; usually one
     * @param threshold a count of persons from 1 up to below it is small
     * @param contributors nodes whose own figures are known to somebody who is not to learn the others'
     * @param held nodes that are hidden in any case
     * @return the hidden nodes
     */
    public static SortedMap<String, Reason> of(
            NodeTree tree, List<Counts> layers, long threshold, Set<String> contributors, Set<String> held) {
        Suppression suppression = new Suppression(tree, List.copyOf(layers), threshold, contributors);
        suppression.hideSmall();
        held.forEach(node -> suppression.hidden.putIfAbsent(node, Reason.COMPLEMENTARY));
        suppression.protect();
        return new TreeMap<>(suppression.hidden);
    }

    private void hideSmall() {
        for (Counts counts : layers) {
            counts.values().keySet().stream()
                    .filter(node -> counts.isSmall(node, threshold))
                    .forEach(node -> hidden.put(node, Reason.PRIMARY));
        }
    }

    private void protect() {
        boolean changed = !hidden.isEmpty();
        while (changed) {
            changed = false;
            for (String node : new TreeSet<>(hidden.keySet())) {
                for (Counts counts : layers) {
                    changed |= counts.has(node) && secure(counts, node);
                }
            }
        }
    }

    /** Whether more had to be hidden. */
    private boolean secure(Counts counts, String node) {
        boolean changed = false;
        Optional<Wanted> more = open(counts, node);
        while (more.isPresent()) {
            hide(counts, more.get());
            changed = true;
            more = open(counts, node);
        }
        return changed;
    }

    /** Hides a node and, where it would be the sum of what is published, the part that gives it the same room. */
    private void hide(Counts counts, Wanted wanted) {
        hidden.put(wanted.node(), Reason.COMPLEMENTARY);
        leeways.clear();
        List<String> parts = tree.children(wanted.node());
        if (parts.stream().noneMatch(hidden::containsKey)) {
            best(counts, parts.stream(), wanted.toFall(), wanted.toRise()).ifPresent(part -> hide(counts, part));
        }
    }

    /** What has to be hidden beside a hidden node; empty when it is safe, or when nothing is left to hide. */
    private Optional<Wanted> open(Counts counts, String node) {
        Leeway outsider = leeways.computeIfAbsent(counts, layer -> Leeway.ofOutsider(tree, layer, hidden.keySet()));
        Optional<Wanted> more = company(counts, outsider, node);
        if (more.isPresent() || !counts.isSmall(node, threshold)) {
            return more;
        }
        return shortfall(counts, outsider, node)
                .or(() -> contributors.stream()
                        .filter(hidden::containsKey)
                        .filter(contributor -> !tree.isWithin(node, contributor))
                        .flatMap(contributor -> shortfall(counts, outsider.ofInsider(contributor), node).stream())
                        .findFirst());
    }

    /** Whatever is hidden must be able to differ at all, with its parts and within its sum. */
    private Optional<Wanted> company(Counts counts, Leeway leeway, String node) {
        if (leeway.upFromBelow(node) == 0 && leeway.downFromBelow(node) == 0) {
            Optional<Wanted> below = below(counts, node, 1, 0);
            if (below.isPresent()) {
                return below;
            }
        }
        return leeway.upFromAbove(node) == 0 && leeway.downFromAbove(node) == 0
                ? beside(counts, node, 1, 0)
                : Optional.empty();
    }

    private Optional<Wanted> shortfall(Counts counts, Leeway leeway, String node) {
        long up = counts.neededUp(node, threshold);
        long down = counts.neededDown(node, threshold);
        long upBelow = leeway.upFromBelow(node);
        long downBelow = leeway.downFromBelow(node);
        if (upBelow < up || downBelow < down) {
            Optional<Wanted> below = below(counts, node, down - downBelow, up - upBelow);
            if (below.isPresent()) {
                return below;
            }
        }
        long lackUp = Math.min(up, upBelow) - leeway.upFromAbove(node);
        long lackDown = Math.min(down, downBelow) - leeway.downFromAbove(node);
        return lackUp > 0 || lackDown > 0 ? beside(counts, node, lackUp, lackDown) : Optional.empty();
    }

    /** A part of the node or, where all parts are hidden, a part of a part. */
    private Optional<Wanted> below(Counts counts, String node, long toFall, long toRise) {
        return best(counts, tree.children(node).stream(), toFall, toRise)
                .or(() -> tree.children(node).stream()
                        .filter(counts::has)
                        .flatMap(child -> below(counts, child, toFall, toRise).stream())
                        .findFirst());
    }

    /** Another of the node's sum; where all are hidden the sum itself, or what stands beside that. */
    private Optional<Wanted> beside(Counts counts, String node, long toFall, long toRise) {
        Optional<String> parent = tree.parent(node).filter(counts::has);
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        return best(counts, tree.children(parent.get()).stream().filter(other -> !other.equals(node)), toFall, toRise)
                .or(() -> parent.filter(whole -> !hidden.containsKey(whole))
                        .map(whole -> new Wanted(whole, toFall, toRise)))
                .or(() -> beside(counts, parent.get(), toFall, toRise));
    }

    /** The smallest that is enough by itself, else the largest; never a nought, which could not be less. */
    private Optional<Wanted> best(Counts counts, Stream<String> nodes, long toFall, long toRise) {
        List<String> candidates = nodes.filter(node -> counts.value(node) > 0)
                .filter(node -> !hidden.containsKey(node))
                .toList();
        Comparator<String> bySize =
                Comparator.<String>comparingLong(counts::value).thenComparing(node -> node);
        return candidates.stream()
                .filter(node -> counts.value(node) - 1 >= toFall && counts.room(node) >= toRise)
                .min(bySize)
                .or(() -> candidates.stream().max(bySize))
                .map(node -> new Wanted(node, toFall, toRise));
    }
}

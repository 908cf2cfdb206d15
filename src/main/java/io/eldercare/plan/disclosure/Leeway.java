package io.eldercare.plan.disclosure;

import java.util.Optional;
import java.util.Set;

/**
 * How far a hidden count could be from what it is without any published figure contradicting it. Every sum (a region and those right below
 * it) is a conservation law at a node of a network whose arcs are the hidden counts; on a tree the largest flow through an arc is found by
 * going down and up once (Fischetti and Salazar, “Models and algorithms for the 2-dimensional cell suppression problem in statistical
 * disclosure control”, Mathematical Programming 84, 1999, use the same picture for tables). A hidden count is taken to be at least 1,
 * since noughts are published.
 *
 * @param known a node whose count, and all below it, the reader knows besides; empty for a reader who knows only what is published
 */
record Leeway(NodeTree tree, Counts counts, Set<String> hidden, Optional<String> known) {
    private static final long FAR = 1_000_000_000L;

    long up(String node) {
        return Math.min(upFromBelow(node), upFromAbove(node));
    }

    long down(String node) {
        return Math.min(downFromBelow(node), downFromAbove(node));
    }

    /** What its parts could make up for, were it more. */
    long upFromBelow(String node) {
        if (!isFree(node)) {
            return 0;
        }
        return Math.min(counts.room(node), isLeaf(node) ? FAR : sumUp(node, ""));
    }

    long downFromBelow(String node) {
        if (!isFree(node)) {
            return 0;
        }
        return Math.min(Math.max(0, counts.value(node) - 1), isLeaf(node) ? FAR : sumDown(node, ""));
    }

    /** What the others of its sum could make up for, were it more. */
    long upFromAbove(String node) {
        Optional<String> parent = tree.parent(node).filter(counts::has);
        if (parent.isEmpty()) {
            return FAR;
        }
        long whole = isFree(parent.get()) ? Math.min(counts.room(parent.get()), upFromAbove(parent.get())) : 0;
        return Math.min(FAR, sumDown(parent.get(), node) + whole);
    }

    long downFromAbove(String node) {
        Optional<String> parent = tree.parent(node).filter(counts::has);
        if (parent.isEmpty()) {
            return FAR;
        }
        long whole = isFree(parent.get())
                ? Math.min(Math.max(0, counts.value(parent.get()) - 1), downFromAbove(parent.get()))
                : 0;
        return Math.min(FAR, sumUp(parent.get(), node) + whole);
    }

    private long sumUp(String parent, String except) {
        long sum = 0;
        for (String child : tree.children(parent)) {
            sum += child.equals(except) ? 0 : upFromBelow(child);
        }
        return Math.min(FAR, sum);
    }

    private long sumDown(String parent, String except) {
        long sum = 0;
        for (String child : tree.children(parent)) {
            sum += child.equals(except) ? 0 : downFromBelow(child);
        }
        return Math.min(FAR, sum);
    }

    private boolean isFree(String node) {
        return hidden.contains(node) && !known.map(node::equals).orElse(false);
    }

    private boolean isLeaf(String node) {
        return tree.children(node).stream().noneMatch(counts::has);
    }
}

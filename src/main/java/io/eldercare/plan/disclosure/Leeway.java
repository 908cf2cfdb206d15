package io.eldercare.plan.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a hidden count could be from what it is without any published figure contradicting it. Every sum (a region and those right below
 * it) is a conservation law at a node of a network whose arcs are the hidden counts; on a tree the largest flow through an arc is found by
 * going down and up once (Fischetti and Salazar, “Models and algorithms for the 2-dimensional cell suppression problem in statistical
 * disclosure control”, Mathematical Programming 84, 1999, use the same picture for tables). A hidden count is taken to be at least 1,
 * since noughts are published. What has been worked out for a node is kept: a leeway is of the nodes that are hidden when it is made.
 */
final class Leeway {
    private static final long FAR = 1_000_000_000L;

    private final NodeTree tree;
    private final Counts counts;
    private final Set<String> hidden;
    private final Map<String, Room> below = new HashMap<>();
    private final Map<String, Room> sums = new HashMap<>();
    private final Map<String, Leeway> insiders = new HashMap<>();
    private final Optional<Leeway> outsider;
    private final Optional<String> known;

    /** How much more and how much less. */
    private record Room(long up, long down) {
        static final Room NONE = new Room(0, 0);
        static final Room ANY = new Room(FAR, FAR);

        Room plus(Room other) {
            return new Room(up + other.up, down + other.down);
        }

        Room minus(Room other) {
            return new Room(up - other.up, down - other.down);
        }

        Room atMost(Room other) {
            return new Room(Math.min(up, other.up), Math.min(down, other.down));
        }

        Room turned() {
            return new Room(down, up);
        }
    }

    private Leeway(
            NodeTree tree, Counts counts, Set<String> hidden, Optional<Leeway> outsider, Optional<String> known) {
        this.tree = tree;
        this.counts = counts;
        this.hidden = hidden;
        this.outsider = outsider;
        this.known = known;
    }

    /** For a reader who knows only what is published. */
    static Leeway ofOutsider(NodeTree tree, Counts counts, Set<String> hidden) {
        return new Leeway(tree, counts, Set.copyOf(hidden), Optional.empty(), Optional.empty());
    }

    /** For a reader who knows besides the count of a node that is hidden, and all below it. */
    Leeway ofInsider(String known) {
        return insiders.computeIfAbsent(known, this::knowing);
    }

    /** Differs from the outsider's on the way from the node up. */
    private Leeway knowing(String node) {
        Leeway insider = new Leeway(tree, counts, hidden, Optional.of(this), Optional.of(node));
        Room before = below(node);
        Room after = Room.NONE;
        insider.below.put(node, after);
        Optional<String> above = tree.parent(node);
        while (above.isPresent() && !after.equals(before)) {
            Room sum = sum(above.get()).minus(before).plus(after);
            before = below(above.get());
            after = fromParts(above.get(), sum);
            insider.sums.put(above.get(), sum);
            insider.below.put(above.get(), after);
            above = tree.parent(above.get());
        }
        return insider;
    }

    /** What its parts could make up for, were it more. */
    long upFromBelow(String node) {
        return below(node).up();
    }

    long downFromBelow(String node) {
        return below(node).down();
    }

    /** What the others of its sum could make up for, were it more. */
    long upFromAbove(String node) {
        return above(node).up();
    }

    long downFromAbove(String node) {
        return above(node).down();
    }

    private Room below(String node) {
        Room found = below.get(node);
        if (found == null) {
            found = outsider.isPresent() ? outsider.get().below(node) : fromParts(node, sum(node));
            below.put(node, found);
        }
        return found;
    }

    private Room fromParts(String node, Room sum) {
        if (!isFree(node)) {
            return Room.NONE;
        }
        return own(node).atMost(isLeaf(node) ? Room.ANY : sum);
    }

    private boolean isFree(String node) {
        return hidden.contains(node) && !known.map(node::equals).orElse(false);
    }

    private Room own(String node) {
        return new Room(counts.room(node), Math.max(0, counts.value(node) - 1));
    }

    private boolean isLeaf(String node) {
        return tree.children(node).stream().noneMatch(counts::has);
    }

    /** Of all parts together, not yet limited to {@link #FAR}. */
    private Room sum(String node) {
        Room found = sums.get(node);
        if (found == null) {
            found = outsider.isPresent() ? outsider.get().sum(node) : ofParts(node);
            sums.put(node, found);
        }
        return found;
    }

    private Room ofParts(String node) {
        Room sum = Room.NONE;
        for (String child : tree.children(node)) {
            sum = sum.plus(below(child));
        }
        return sum;
    }

    private Room above(String node) {
        Optional<String> parent = tree.parent(node).filter(counts::has);
        if (parent.isEmpty()) {
            return Room.ANY;
        }
        Room whole = isFree(parent.get()) ? own(parent.get()).atMost(above(parent.get())) : Room.NONE;
        return sum(parent.get()).minus(below(node)).turned().plus(whole).atMost(Room.ANY);
    }
}

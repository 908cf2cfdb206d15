package io.eldercare.plan.disclosure;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts of persons on a tree of regions: what a region has is what those below it have together, and perhaps something that no
 * region below it is given.
 *
 * @param values persons by node; a node without a figure has no entry
 * @param wholes for some nodes a published count that these persons are part of, the smallest where there are several
 * @param rests what such a whole has beside them, where that counts persons who must not be worked out either
 */
public record Counts(Map<String, Long> values, Map<String, Long> wholes, Map<String, Long> rests) {
    private static final long FAR = 1_000_000_000L;

    public Counts {
        values = new HashMap<>(values);
        wholes = new HashMap<>(wholes);
        rests = new HashMap<>(rests);
    }

    /** Counts that are part of nothing published. */
    public static Counts of(Map<String, Long> values) {
        return new Counts(values, Map.of(), Map.of());
    }

    boolean has(String node) {
        return values.containsKey(node);
    }

    long value(String node) {
        return values.getOrDefault(node, 0L);
    }

    /** How much more it could be: up to the whole. */
    long room(String node) {
        Long whole = wholes.get(node);
        return whole == null ? FAR : Math.max(0, whole - value(node));
    }

    boolean isSmall(String node, long threshold) {
        return isBelow(value(node), threshold) || isBelow(rests.getOrDefault(node, 0L), threshold);
    }

    private static boolean isBelow(long count, long threshold) {
        return count > 0 && count < threshold;
    }

    /**
     * How much more a reader must be able to think it is: a small count up to the last below the threshold, a small rest down to one.
     */
    long neededUp(String node, long threshold) {
        long rest = rests.getOrDefault(node, 0L);
        long own = isBelow(value(node), threshold) ? threshold - 1 - value(node) : 0;
        return Math.min(Math.max(own, isBelow(rest, threshold) ? rest - 1 : 0), room(node));
    }

    /** How much less: a small count down to one, a small rest up to the last below the threshold. */
    long neededDown(String node, long threshold) {
        long rest = rests.getOrDefault(node, 0L);
        long own = isBelow(value(node), threshold) ? value(node) - 1 : 0;
        return Math.min(
                Math.max(own, isBelow(rest, threshold) ? threshold - 1 - rest : 0), Math.max(0, value(node) - 1));
    }
}

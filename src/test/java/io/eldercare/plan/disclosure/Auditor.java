package io.eldercare.plan.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Plays the reader: for every small count and every value from 1 to 4 it asks whether a whole table exists that agrees with all that is
 * published. It knows nothing of how the hidden ones were chosen: it carries the sets of totals that a region can have up the tree.
 */
final class Auditor {
    private static final BigInteger ANY = BigInteger.ONE.shiftLeft(400).subtract(BigInteger.TWO);
    private static final int SMALL = 4;
    private static final long[] DRAWN = {0, 0, 1, 2, 3, 4, 5, 6, 9, 14, 30};

    private final NodeTree tree;
    private final Map<String, Long> values;
    private final Set<String> hidden;
    private final Optional<String> insider;
    private final String asked;
    private final int assumed;

    private Auditor(
            NodeTree tree,
            Map<String, Long> values,
            Set<String> hidden,
            Optional<String> insider,
            String asked,
            int assumed) {
        this.tree = tree;
        this.values = values;
        this.hidden = hidden;
        this.insider = insider;
        this.asked = asked;
        this.assumed = assumed;
    }

    /** A province of two to five counties with nought to four townships each. */
    static NodeTree tree(RandomGenerator draw) {
        Map<String, String> parents = new TreeMap<>();
        int counties = 2 + draw.nextInt(4);
        for (int county = 0; county < counties; county++) {
            String code = "c" + county;
            parents.put(code, "p");
            int townships = draw.nextInt(5);
            for (int township = 0; township < townships; township++) {
                parents.put(code + township, code);
            }
        }
        return new NodeTree(parents);
    }

    /** Drawn for the lowest regions and added up. */
    static Map<String, Long> values(NodeTree tree, RandomGenerator draw) {
        Map<String, Long> values = new TreeMap<>();
        long sum = 0;
        for (String county : tree.children("p")) {
            long total = 0;
            for (String township : tree.children(county)) {
                long value = DRAWN[draw.nextInt(DRAWN.length)];
                values.put(township, value);
                total += value;
            }
            if (tree.children(county).isEmpty()) {
                total = DRAWN[draw.nextInt(DRAWN.length)];
            }
            values.put(county, total);
            sum += total;
        }
        values.put("p", sum);
        return values;
    }

    /** What some reader can tell of a small count, a line each. A whole table that is hidden tells nothing. */
    static List<String> leaks(NodeTree tree, Map<String, Long> values, Set<String> hidden, Set<String> contributors) {
        List<String> leaks = new ArrayList<>();
        List<Optional<String>> readers = new ArrayList<>();
        readers.add(Optional.empty());
        contributors.stream().sorted().map(Optional::of).forEach(readers::add);
        values.forEach((node, value) -> {
            if (value < 1 || value > SMALL) {
                return;
            }
            for (Optional<String> reader : readers) {
                if (reader.map(own -> isOwn(tree, values, node, own)).orElse(false)) {
                    continue;
                }
                for (int assumed = lowest(tree, values, hidden, reader, node); assumed <= SMALL; assumed++) {
                    if (!new Auditor(tree, values, hidden, reader, node, assumed).isPossible()) {
                        leaks.add(node + " is not " + assumed + " for " + reader.orElse("anybody"));
                    }
                }
            }
        });
        return leaks;
    }

    /** The reader's own figure, or a sum in which nobody else has anything. */
    private static boolean isOwn(NodeTree tree, Map<String, Long> values, String node, String reader) {
        return tree.isWithin(node, reader)
                || tree.isWithin(reader, node) && values.get(reader).equals(values.get(node));
    }

    private boolean isPossible() {
        return totals("p").signum() > 0;
    }

    /** The totals that a region can have, each a bit. */
    private BigInteger totals(String node) {
        BigInteger totals = own(node);
        List<String> parts = tree.children(node);
        if (parts.isEmpty()) {
            return totals;
        }
        BigInteger sums = BigInteger.ONE;
        for (String part : parts) {
            sums = sums(totals(part), sums);
        }
        return totals.and(sums);
    }

    private BigInteger own(String node) {
        int value = Math.toIntExact(values.get(node));
        boolean known = !hidden.contains(node)
                || insider.map(own -> tree.isWithin(node, own)).orElse(false);
        if (node.equals(asked)) {
            return known && assumed != value ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(assumed);
        }
        return known ? BigInteger.ONE.shiftLeft(value) : ANY;
    }

    private static BigInteger sums(BigInteger left, BigInteger right) {
        BigInteger sums = BigInteger.ZERO;
        for (int total = left.getLowestSetBit(); total >= 0 && total < left.bitLength(); total++) {
            sums = left.testBit(total) ? sums.or(right.shiftLeft(total)) : sums;
        }
        return sums.and(ANY.or(BigInteger.ONE));
    }

    /** Each hidden part counts one at least, since a nought is published: what is hidden of many parts is not less than these. */
    private static int lowest(
            NodeTree tree, Map<String, Long> values, Set<String> hidden, Optional<String> reader, String node) {
        if (reader.map(node::equals).orElse(false)) {
            return Math.toIntExact(values.get(node));
        }
        return Math.max(
                1,
                tree.children(node).stream()
                        .filter(hidden::contains)
                        .mapToInt(part -> lowest(tree, values, hidden, reader, part))
                        .sum());
    }
}

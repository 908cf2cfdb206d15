package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Shares in proportion to weights within floors and caps. The loop is that of Bitran and Hax, "Disaggregation and resource
 * allocation using convex knapsack problems with bounded variables", Management Science 27(4), 1981, 431–441 (surveyed by
 * Patriksson, European Journal of Operational Research 185(1), 2008, 1–46): share by weight among the free; if what lies over the caps
 * is at least what lies under the floors, fix the capped ones, else the floored ones; repeat. It ends after as many rounds as
 * there are units at most, with one common rate per weight for all that stayed free.
 */
final class BoundedShares {
    private final long floor;
    private final long cap;
    private final SortedMap<String, Fraction> free;
    private final SortedMap<String, Long> fixed = new TreeMap<>();
    private final List<Round> rounds = new ArrayList<>();
    private long remaining;

    private BoundedShares(long total, SortedMap<String, Fraction> weights, long floor, long cap) {
        this.floor = floor;
        this.cap = cap;
        this.free = new TreeMap<>(weights);
        this.remaining = total;
    }

    /** Units that one round fixed at the cap, or at the floor. */
    record Round(boolean capped, List<String> units) {
        Round {
            units = List.copyOf(units);
        }
    }

    /**
     * @param portions cents by region code; add up to the total
     * @param free weights of the units that no limit holds
     * @param remaining cents that the free units share
     */
    record Result(
            SortedMap<String, Portion> portions, SortedMap<String, Fraction> free, long remaining, List<Round> rounds) {
        Result {
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * @param total cents
     * @param floor cents that everyone gets at least
     * @param cap cents that anyone gets at most
     * @throws AllocationException when the floors together exceed the total, the caps together fall short of it, or what is left
     *     would have to go to units without weight
     */
    static Result of(long total, SortedMap<String, Fraction> weights, long floor, long cap) {
        Fraction units = Fraction.of(weights.size());
        if (floor > cap) {
            throw new AllocationException("保底 " + Amounts.cents(floor) + " 元高于封顶 " + Amounts.cents(cap) + " 元");
        }
        if (units.times(Fraction.of(floor)).compareTo(Fraction.of(total)) > 0) {
            throw new AllocationException(
                    "各地保底 " + Amounts.cents(floor) + " 元，合计超过资金总额 " + Amounts.cents(total) + " 元");
        }
        if (units.times(Fraction.of(cap)).compareTo(Fraction.of(total)) < 0) {
            throw new AllocationException("各地封顶 " + Amounts.cents(cap) + " 元，合计不足资金总额 " + Amounts.cents(total) + " 元");
        }
        return new BoundedShares(total, weights, floor, cap).run();
    }

    private Result run() {
        boolean settled = false;
        while (!settled) {
            SortedMap<String, Fraction> shares = shares();
            List<String> over = units(shares, share -> share.compareTo(Fraction.of(cap)) > 0);
            List<String> under = units(shares, share -> share.compareTo(Fraction.of(floor)) < 0);
            settled = over.isEmpty() && under.isEmpty();
            if (!settled) {
                boolean capped = excess(shares, over, cap).compareTo(excess(shares, under, floor)) >= 0;
                fix(capped ? over : under, capped ? cap : floor);
                rounds.add(new Round(capped, capped ? over : under));
            }
        }
        SortedMap<String, Portion> portions = new TreeMap<>();
        fixed.forEach((unit, cents) -> portions.put(unit, new Portion(Fraction.of(cents), cents)));
        if (remaining > 0) {
            portions.putAll(Portion.divide(remaining, free));
        } else {
            free.keySet().forEach(unit -> portions.put(unit, Portion.NOTHING));
        }
        return new Result(portions, free, remaining, rounds);
    }

    private SortedMap<String, Fraction> shares() {
        Fraction sum = LargestRemainder.sum(free.values());
        boolean weightless = sum.equals(Fraction.ZERO);
        if (weightless && remaining > Math.multiplyExact(floor, free.size())) {
            throw new AllocationException("达到封顶后还剩 " + Amounts.cents(remaining) + " 元，其余地区没有分配权重，分不下去");
        }
        SortedMap<String, Fraction> shares = new TreeMap<>();
        free.forEach((unit, weight) -> shares.put(
                unit,
                weightless
                        ? Fraction.ZERO
                        : Fraction.of(remaining).times(weight).over(sum)));
        return shares;
    }

    private static List<String> units(SortedMap<String, Fraction> shares, Predicate<Fraction> test) {
        return shares.entrySet().stream()
                .filter(entry -> test.test(entry.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** How far the shares of the units lie beyond the limit, together. */
    private static Fraction excess(SortedMap<String, Fraction> shares, List<String> units, long limit) {
        Fraction sum = Fraction.ZERO;
        for (String unit : units) {
            Fraction beyond = shares.getOrDefault(unit, Fraction.ZERO).minus(Fraction.of(limit));
            sum = beyond.compareTo(Fraction.ZERO) < 0 ? sum.minus(beyond) : sum.plus(beyond);
        }
        return sum;
    }

    private void fix(List<String> units, long limit) {
        for (String unit : units) {
            free.remove(unit);
            fixed.put(unit, limit);
            remaining -= limit;
        }
    }
}

package io.eldercare.plan.rank;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of all units as a function of the assumptions behind them: weights and normalisation. With the plan's own they are its
 * scores.
 */
public final class Composite {
    /** Digits behind the point of a score, 0–100, that count for a rank: less is noise of the arithmetic. */
    private static final double RANKED_DIGITS = 1e9;

    private final List<Line> lines;
    private final double[] adjustments;
    private final Map<Normalisation, double[][]> shares = new EnumMap<>(Normalisation.class);

    /**
     * @param adjustments points added to or taken from each unit, whatever the assumptions
     * @param cap of a way from floor to target, see {@link Normalisation}
     */
    public Composite(List<Line> lines, double[] adjustments, double cap, Collection<Normalisation> normalisations) {
        this.lines = List.copyOf(lines);
        this.adjustments = adjustments.clone();
        for (Normalisation normalisation : normalisations) {
            shares.put(
                    normalisation,
                    lines.stream().map(line -> line.shares(normalisation, cap)).toArray(double[][]::new));
        }
    }

    public List<Line> lines() {
        return lines;
    }

    public int units() {
        return adjustments.length;
    }

    double[] weights() {
        return lines.stream().mapToDouble(Line::weight).toArray();
    }

    /**
     * Weighted sums of 0–100 points. A line that does not apply to a unit gives its weight to the unit's items in proportion.
     *
     * @param weights one a line, in any proportion
     */
    public double[] scores(double[] weights, Normalisation normalisation) {
        double[][] known = shares.get(normalisation);
        if (known == null) {
            throw new IllegalArgumentException("The composite was not made for " + normalisation);
        }
        double whole = Arrays.stream(weights).sum();
        double[] scores = new double[adjustments.length];
        for (int unit = 0; unit < scores.length; unit++) {
            scores[unit] = cut(100 * share(known, weights, whole, unit) + adjustments[unit]);
        }
        return scores;
    }

    private double share(double[][] known, double[] weights, double whole, int unit) {
        double fixed = 0;
        double fixedWeight = 0;
        double items = 0;
        double itemWeight = 0;
        for (int line = 0; line < weights.length; line++) {
            double share = known[line][unit];
            if (Double.isNaN(share)) {
                continue;
            }
            if (lines.get(line).fixed()) {
                fixed += weights[line] * share;
                fixedWeight += weights[line];
            } else {
                items += weights[line] * share;
                itemWeight += weights[line];
            }
        }
        double ofItems = itemWeight > 0 ? (whole - fixedWeight) / whole * (items / itemWeight) : 0;
        return fixed / whole + ofItems;
    }

    private static double cut(double score) {
        return score < 0 ? 0 : score > 100 ? 100 : score;
    }

    /** Competition ranks (1, 2, 2, 4), the highest score first. */
    public static int[] ranks(double[] scores) {
        double[] rounded = Arrays.stream(scores)
                .map(score -> StrictMath.rint(score * RANKED_DIGITS))
                .toArray();
        double[] ordered = rounded.clone();
        Arrays.sort(ordered);
        return Arrays.stream(rounded)
                .mapToInt(score -> 1 + ordered.length - upperBound(ordered, score))
                .toArray();
    }

    /** How many of the ordered numbers are not above {@code value}. */
    private static int upperBound(double[] ordered, double value) {
        int low = 0;
        int high = ordered.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordered[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

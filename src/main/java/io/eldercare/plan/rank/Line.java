package io.eldercare.plan.rank;

import java.util.List;

/**
 * A line of a composite score, over all its units.
 *
 * @param fixed whether its weight goes to the items where it does not apply, instead of being shared out among its like
 * @param weight share of the whole, 0–1, as the plan states it
 * @param ways for each of its targets the way of every unit from floor to target, NaN where it does not apply
 * @param kept share that each unit keeps of the line: less than one after a false report
 */
public record Line(String code, String name, boolean fixed, double weight, List<double[]> ways, double[] kept) {
    public Line {
        ways = List.copyOf(ways);
    }

    /** The mean over its targets of what the normalisation gives, one number a unit. */
    double[] shares(Normalisation normalisation, double cap) {
        double[] sums = new double[kept.length];
        int[] counts = new int[kept.length];
        for (double[] way : ways) {
            double[] scaled = normalisation.of(way, cap);
            for (int unit = 0; unit < kept.length; unit++) {
                if (!Double.isNaN(scaled[unit])) {
                    sums[unit] += scaled[unit];
                    counts[unit]++;
                }
            }
        }
        for (int unit = 0; unit < kept.length; unit++) {
            sums[unit] = counts[unit] == 0 ? Double.NaN : kept[unit] * (sums[unit] / counts[unit]);
        }
        return sums;
    }
}

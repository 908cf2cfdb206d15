package io.eldercare.plan.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Between which ranks a unit lies in nine draws of ten.
 *
 * @param low the 5 % quantile of its ranks, the better end
 * @param high the 95 % quantile
 */
public record RankInterval(int low, int high) {
    private static final int LOW_PERCENT = 5;
    private static final int HIGH_PERCENT = 95;

    /**
     * Ranks of every unit over the draws of the method. Each draw takes Dirichlet weights around the plan's (gamma variates in the order
     * of the lines, divided by their sum), then one normalisation for the whole scorecard. All units share a draw, so the result depends
     * on neither their order nor their names.
     *
     * @return one interval a unit, in the order of the composite; a quantile is the smallest rank reached by that share of the draws
     */
    public static List<RankInterval> of(Composite composite, RankingMethod method) {
        int units = composite.units();
        int[][] counts = new int[units][units + 1];
        double[] centre = composite.weights();
        Random random = new Random(method.seed());
        double[] weights = new double[centre.length];
        for (int draw = 0; draw < method.draws(); draw++) {
            for (int line = 0; line < weights.length; line++) {
                weights[line] = method.gamma(centre[line], random);
            }
            int[] ranks = Composite.ranks(composite.scores(weights, method.normalisation(random.nextDouble())));
            for (int unit = 0; unit < units; unit++) {
                counts[unit][ranks[unit]]++;
            }
        }
        List<RankInterval> intervals = new ArrayList<>();
        for (int[] ranks : counts) {
            intervals.add(new RankInterval(
                    quantile(ranks, LOW_PERCENT, method.draws()), quantile(ranks, HIGH_PERCENT, method.draws())));
        }
        return intervals;
    }

    private static int quantile(int[] counts, int percent, int draws) {
        long reached = 0;
        for (int rank = 1; rank < counts.length; rank++) {
            reached += counts[rank];
            if (reached * 100 >= (long) percent * draws) {
                return rank;
            }
        }
        return counts.length - 1;
    }
}

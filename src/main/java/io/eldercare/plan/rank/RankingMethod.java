package io.eldercare.plan.rank;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * How the uncertainty of a ranking is simulated.
 *
 * @param draws number of simulated rankings
 * @param seed of {@link Random}; the same for every month, so that months differ by their figures only
 * @param concentration of the Dirichlet distribution of the weights around the plan's. With 400 the weight of an item of 10 points has a
 *     standard deviation of √(0.1 × 0.9 / 401) = 1.5 points, 15 % of it: as much as the ±25 % (uniform: 25 / √3 = 14.4 %) that audits of
 *     composite indicators use (OECD/JRC, Handbook on Constructing Composite Indicators, 2008; Saisana, Saltelli and Tarantola 2005)
 * @param chances probability of each normalisation; they add up to one
 */
public record RankingMethod(int draws, long seed, double concentration, Map<Normalisation, BigDecimal> chances) {
    /** The plan's own normalisation in half of the draws, the two usual others in a quarter each. */
    public static final RankingMethod DEFAULT = new RankingMethod(
            1000,
            1,
            400,
            Map.of(
                    Normalisation.TARGET, new BigDecimal("0.5"),
                    Normalisation.MIN_MAX, new BigDecimal("0.25"),
                    Normalisation.Z_SCORE, new BigDecimal("0.25")));

    /** Fewest draws that an interval may rest on. */
    public static final int FEWEST_DRAWS = 1000;

    public RankingMethod {
        Map<Normalisation, BigDecimal> ordered = new EnumMap<>(Normalisation.class);
        ordered.putAll(chances);
        chances = Collections.unmodifiableMap(ordered);
    }

    /** The normalisation at a place of 0–1: each takes as much room as its chance, in the order of the enumeration. */
    Normalisation normalisation(double place) {
        double reached = 0;
        Normalisation last = Normalisation.TARGET;
        for (Map.Entry<Normalisation, BigDecimal> chance : chances.entrySet()) {
            if (chance.getValue().signum() > 0) {
                last = chance.getKey();
                reached += chance.getValue().doubleValue();
                if (place < reached) {
                    return last;
                }
            }
        }
        return last;
    }

    /**
     * A gamma variate whose share among its like is a Dirichlet weight: shape = concentration × weight. A weight of nought stays nought and
     * draws nothing.
     */
    double gamma(double weight, Random random) {
        return weight > 0 ? Gamma.draw(concentration * weight, random) : 0;
    }
}

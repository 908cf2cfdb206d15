package io.eldercare.plan.rank;

import java.util.Arrays;

/**
 * How the values of an item are brought onto one scale, where more is better. Input is the way of every unit from floor to target,
 * (value − floor) / (target − floor), cut at {@code cap}: that overfulfilment earns nothing is a ruling, not a choice of scale. NaN marks a
 * unit that the item does not apply to. Sums are taken in the order of the values, so that the order of the units changes no bit.
 */
public enum Normalisation {
    /** the plan's own: the way, cut at nought */
    TARGET {
        @Override
        double[] scaled(double[] ways) {
            return Arrays.stream(ways).map(way -> way < 0 ? 0 : way).toArray();
        }
    },
    /** from nought for the worst unit to one for the best */
    MIN_MAX {
        @Override
        double[] scaled(double[] ways) {
            double[] known = known(ways);
            double low = known[0];
            double range = known[known.length - 1] - low;
            return Arrays.stream(ways).map(way -> (way - low) / range).toArray();
        }
    },
    /** standard score over the units; the mean at one half, four standard deviations to the scale */
    Z_SCORE {
        @Override
        double[] scaled(double[] ways) {
            double[] known = known(ways);
            double mean = Arrays.stream(known).reduce(0, Double::sum) / known.length;
            double squares =
                    Arrays.stream(known).map(way -> (way - mean) * (way - mean)).reduce(0, Double::sum);
            double deviation = StrictMath.sqrt(squares / known.length);
            return Arrays.stream(ways)
                    .map(way -> 0.5 + (way - mean) / (4 * deviation))
                    .toArray();
        }
    },
    /** share of the other units that are worse; equal ones count half */
    RANK {
        @Override
        double[] scaled(double[] ways) {
            double[] known = known(ways);
            return Arrays.stream(ways)
                    .map(way -> Double.isNaN(way)
                            ? way
                            : (Arrays.stream(known).filter(other -> other < way).count()
                                            + (Arrays.stream(known)
                                                                    .filter(other -> other == way)
                                                                    .count()
                                                            - 1)
                                                    / 2.0)
                                    / (known.length - 1))
                    .toArray();
        }
    };

    /**
     * @param ways of the units, in any order
     * @param cap positive infinity where there is none
     * @return one number a unit; NaN stays NaN. Where all units are alike no relative scale can tell them apart, and the plan's own is used
     */
    public double[] of(double[] ways, double cap) {
        double[] cut = Arrays.stream(ways).map(way -> way > cap ? cap : way).toArray();
        double[] known = known(cut);
        boolean alike = known.length == 0 || known[0] == known[known.length - 1];
        return (alike ? TARGET : this).scaled(cut);
    }

    abstract double[] scaled(double[] ways);

    private static double[] known(double[] ways) {
        return Arrays.stream(ways).filter(way -> !Double.isNaN(way)).sorted().toArray();
    }
}

package io.eldercare.plan.funnel;

/**
 * The lower tail of a binomial distribution. Probabilities follow from one another by p(k + 1) / p(k) = (n − k) / (k + 1) × θ / (1 − θ),
 * outward from the mode; terms too small to change the sum are left out, so that a hundred thousand cases cost some thousand steps and
 * four operations of arithmetic each.
 */
final class BinomialTail {
    private static final double NOTHING = 1e-18;

    private final long first;
    private final double[] probabilities;

    /** @param chance of one case, above 0 and below 1 */
    BinomialTail(long cases, double chance) {
        long mode = Math.min(cases, (long) ((cases + 1) * chance));
        double odds = chance / (1 - chance);
        long low = mode;
        for (double term = 1; low > 0 && term > NOTHING; low--) {
            term *= low / ((cases - low + 1) * odds);
        }
        long high = mode;
        for (double term = 1; high < cases && term > NOTHING; high++) {
            term *= (cases - high) * odds / (high + 1);
        }
        first = low;
        probabilities = new double[(int) (high - low + 1)];
        int middle = (int) (mode - low);
        probabilities[middle] = 1;
        for (int place = middle; place > 0; place--) {
            long number = low + place;
            probabilities[place - 1] = probabilities[place] * number / ((cases - number + 1) * odds);
        }
        for (int place = middle; place < probabilities.length - 1; place++) {
            long number = low + place;
            probabilities[place + 1] = probabilities[place] * (cases - number) * odds / (number + 1);
        }
        double sum = 0;
        for (double term : probabilities) {
            sum += term;
        }
        for (int place = 0; place < probabilities.length; place++) {
            probabilities[place] /= sum;
        }
    }

    /** The interpolated number of cases whose lower tail has the probability {@code tail}; nought or more. */
    double quantile(double tail) {
        double below = 0;
        for (int place = 0; place < probabilities.length; place++) {
            double upTo = below + probabilities[place];
            if (upTo > tail) {
                return Math.max(0, first + place - (upTo - tail) / probabilities[place]);
            }
            below = upTo;
        }
        return (double) first + probabilities.length - 1;
    }
}

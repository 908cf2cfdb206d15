package io.eldercare.plan.funnel;

/**
 * Control limits of a share of {@code cases} around a centre: Spiegelhalter, Funnel plots for comparing institutional performance, Statist.
 * Med. 24, 2005, with exact binomial probabilities. Between two whole numbers of cases the distribution function is interpolated: the
 * limit is (r − α) / n, r the smallest number with P(R ≤ r) &gt; p, α = (P(R ≤ r) − p) / P(R = r). The upper limit is the lower one of the
 * cases that failed, mirrored; so a share lies outside a limit only if its tail has a probability of at most p (of the ways to
 * interpolate that Manktelow and Seaton, PLoS ONE 7(9), 2012, compare, the one that never raises a false alarm more often than it says).
 *
 * @param low95 share, 0–1, that one of forty lies below by chance; with {@code high95} 95 % lie between
 * @param low998 share that one of a thousand lies below; with {@code high998} 99.8 % lie between
 */
public record FunnelLimits(double low998, double low95, double high95, double high998) {
    private static final double WARNING = 0.025;
    private static final double ALARM = 0.001;

    /**
     * @param centre common share, 0–1
     * @param cases size of the base, at least one
     */
    public static FunnelLimits of(double centre, long cases) {
        if (cases < 1 || !(centre >= 0 && centre <= 1)) {
            throw new IllegalArgumentException("Cannot tell limits of " + cases + " cases around " + centre);
        }
        if (centre == 0 || centre == 1) {
            return new FunnelLimits(centre, centre, centre, centre);
        }
        BinomialTail met = new BinomialTail(cases, centre);
        BinomialTail failed = new BinomialTail(cases, 1 - centre);
        return new FunnelLimits(
                met.quantile(ALARM) / cases,
                met.quantile(WARNING) / cases,
                1 - failed.quantile(WARNING) / cases,
                1 - failed.quantile(ALARM) / cases);
    }
}

package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much of a share's change came from its numerator and how much from its base: an occupancy of 50 % that falls to 40 % because
 * of empty new beds is another matter than one that falls because residents left. Each part is the mean of the two orders in
 * which the changes can be made, the exact two-factor decomposition (Shapley value; Marshall–Edgeworth weights), so that the parts
 * add up.
 *
 * @param total percentage points, six decimals
 * @param fromNumerator percentage points: change of the numerator at the mean of both bases' reciprocals
 * @param fromBase percentage points: the rest
 */
public record ShareChange(BigDecimal total, BigDecimal fromNumerator, BigDecimal fromBase) {

    /** @return empty where one of the two is no share or has no base */
    public static Optional<ShareChange> between(KpiValue before, KpiValue after) {
        Optional<BigDecimal> first = before.denominator().filter(base -> base.signum() != 0);
        Optional<BigDecimal> last = after.denominator().filter(base -> base.signum() != 0);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Fraction hundred = Fraction.of(100);
        Fraction before100 = hundred.over(Fraction.of(first.get()));
        Fraction after100 = hundred.over(Fraction.of(last.get()));
        Fraction whole =
                after100.times(Fraction.of(after.numerator())).minus(before100.times(Fraction.of(before.numerator())));
        Fraction numerator = Fraction.of(after.numerator().subtract(before.numerator()))
                .times(before100.plus(after100))
                .over(Fraction.of(2));
        BigDecimal total = whole.round(KpiValue.SCALE, RoundingMode.HALF_UP);
        BigDecimal fromNumerator = numerator.round(KpiValue.SCALE, RoundingMode.HALF_UP);
        return Optional.of(new ShareChange(total, fromNumerator, total.subtract(fromNumerator)));
    }
}

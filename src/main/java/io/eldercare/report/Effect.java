package io.eldercare.report;

import io.eldercare.plan.KpiValue;
import io.eldercare.plan.ShareChange;
import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Value;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a share's change came from its cases and what from its base: of an occupancy the effect of residents apart from that of
 * beds. The two add up to the change.
 *
 * @param change percentage points, parted
 * @param cases how many more or fewer cases (residents, nursing beds, visited persons)
 * @param base how many more or fewer of the base (beds, persons owed a visit)
 */
record Effect(ShareChange change, BigDecimal cases, BigDecimal base) {

    /** Empty where nothing can be compared, or the figure is no share. */
    static Optional<Effect> of(Edition edition, Kpi kpi, String region) {
        if (!kpi.share() || TargetLine.changeOf(edition, kpi, region) == null) {
            return Optional.empty();
        }
        Value before = edition.value(kpi.code(), region, edition.before());
        Value now = edition.value(kpi.code(), region);
        return share(before)
                .flatMap(first -> share(now)
                        .flatMap(last -> ShareChange.between(first, last)
                                .map(change -> new Effect(
                                        change,
                                        last.numerator().subtract(first.numerator()),
                                        last.denominator()
                                                .orElseThrow()
                                                .subtract(first.denominator().orElseThrow())))));
    }

    private static Optional<KpiValue> share(Value value) {
        return value.numerator() == null || value.denominator() == null
                ? Optional.empty()
                : Optional.of(KpiValue.share(value.numerator(), value.denominator()));
    }

    /** One of the two: how far the count moved, and by how much that moved the share. */
    record Part(String direction, String count, String effectDirection, String effect) {}

    /** @param kpi code, by which the templates name cases and base */
    record View(String kpi, Part cases, Part base) {}

    /** Null where there is nothing to part. */
    static @Nullable View viewed(Edition edition, Kpi kpi, String region) {
        return of(edition, kpi, region).map(effect -> effect.view(kpi)).orElse(null);
    }

    private View view(Kpi kpi) {
        return new View(kpi.code(), part(kpi, cases, change.fromNumerator()), part(kpi, base, change.fromBase()));
    }

    private static Part part(Kpi kpi, BigDecimal count, BigDecimal effect) {
        return new Part(
                direction(count),
                Print.count(count.abs()),
                Print.looksZero(kpi, effect) ? "small" : direction(effect),
                Print.gap(kpi, effect));
    }

    private static String direction(BigDecimal number) {
        return number.signum() == 0 ? "same" : number.signum() > 0 ? "rise" : "fall";
    }
}

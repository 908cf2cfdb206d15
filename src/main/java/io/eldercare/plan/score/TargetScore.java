package io.eldercare.plan.score;

import io.eldercare.plan.Bounds;
import io.eldercare.plan.Comparison;
import io.eldercare.plan.Fraction;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Target;
import io.eldercare.plan.UnitTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * One target of one unit at one month, measured between floor and target.
 *
 * @param goal the unit's own number; empty when the unit has no quota
 * @param figure the measured figure; empty when the unit did not report it
 * @param yearBefore the value twelve months earlier
 * @param cap most that {@link #share} can be
 */
record TargetScore(
        Target target,
        Optional<BigDecimal> goal,
        Optional<KpiValue> figure,
        Optional<BigDecimal> yearBefore,
        Fraction cap,
        Missing missing) {

    static TargetScore of(
            Target target,
            Optional<UnitTarget> unitTarget,
            String unit,
            YearMonth month,
            KpiSeries series,
            BigDecimal cap,
            Missing missing) {
        return new TargetScore(
                target,
                unitTarget.map(UnitTarget::value),
                series.find(target.kpiCode(), unit, month),
                series.find(target.kpiCode(), unit, month.minusYears(1)).flatMap(KpiValue::value),
                Fraction.of(cap),
                missing);
    }

    /** No quota, or a share of nothing: the target does not bind this unit. */
    boolean applies() {
        return goal.isPresent() && !figure.map(known -> known.value().isEmpty()).orElse(false);
    }

    /** No figure, or counties below are missing that could change its points. */
    boolean isMissing() {
        return applies()
                && (figure.isEmpty() || figure.flatMap(KpiValue::bounds).isPresent() && !isCertain());
    }

    private boolean isCertain() {
        return lowest().compareTo(highest()) == 0;
    }

    /** Reached by the figure itself; only for a target that applies. */
    boolean isMet() {
        return !isMissing() && target.fulfils(value().orElseThrow(), goal.orElseThrow());
    }

    /** clamp((value − floor) / (target − floor), 0, cap), what is missing at its bound; only for a target that applies and is told. */
    Fraction share() {
        if (!isMissing()) {
            return capped(value().orElseThrow());
        }
        return missing == Missing.HIGHEST ? highest() : lowest();
    }

    private Fraction lowest() {
        return bound(target.isUpward()).map(this::capped).orElse(Fraction.ZERO);
    }

    private Fraction highest() {
        return bound(!target.isUpward()).map(this::capped).orElse(Fraction.ONE);
    }

    private Optional<BigDecimal> bound(boolean low) {
        Optional<Bounds> bounds = figure.flatMap(KpiValue::bounds);
        return low ? bounds.map(Bounds::low) : bounds.flatMap(Bounds::high);
    }

    private Fraction capped(BigDecimal now) {
        return way(now, target.floor()).clamped(cap);
    }

    /**
     * clamp((value − before) / (target − before), 0, 1), in full at the target. Without a value twelve months before it counts at
     * its lower bound, nought, so that withholding does not pay.
     */
    Fraction improvement() {
        if (isMissing()) {
            return missing == Missing.HIGHEST ? Fraction.ONE : Fraction.ZERO;
        }
        BigDecimal now = value().orElseThrow();
        if (target.fulfils(now, goal.orElseThrow())) {
            return Fraction.ONE;
        }
        return yearBefore.map(before -> way(now, before).clamped()).orElse(Fraction.ZERO);
    }

    /** The way from the floor, below nought short of it; empty where it does not apply or the figure is missing. */
    Optional<Fraction> way() {
        return applies() && !isMissing() ? value().map(now -> way(now, target.floor())) : Optional.empty();
    }

    /** (now − from) / (target − from); where the target lies no farther than {@code from}: one at the target, else nought. */
    private Fraction way(BigDecimal now, BigDecimal from) {
        BigDecimal aim = goal.orElseThrow();
        if (target.reaches(from, aim)) {
            return target.fulfils(now, aim) ? Fraction.ONE : Fraction.ZERO;
        }
        return Fraction.of(now.subtract(from)).over(Fraction.of(aim.subtract(from)));
    }

    Optional<BigDecimal> value() {
        return figure.flatMap(KpiValue::value);
    }

    /**
     * Cases between the figure and the target: of a share (target − value) / 100 × base, rounded up; where the document says
     * "over", the next whole number above that.
     */
    private Optional<BigDecimal> needed() {
        if (!applies() || isMissing()) {
            return Optional.empty();
        }
        BigDecimal aim = goal.orElseThrow();
        if (target.fulfils(value().orElseThrow(), aim)) {
            return Optional.of(BigDecimal.ZERO);
        }
        KpiValue known = figure.orElseThrow();
        if (target.isShare() && !known.isShare()) {
            return Optional.empty();
        }
        BigDecimal wanted = known.denominator()
                .map(base -> aim.multiply(base).movePointLeft(2))
                .orElse(aim);
        BigDecimal gap = wanted.subtract(known.numerator()).abs();
        return Optional.of(
                target.comparison() == Comparison.ABOVE
                        ? gap.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                        : gap.setScale(0, RoundingMode.CEILING));
    }

    TargetShare report() {
        Optional<BigDecimal> share = applies() && !isMissing()
                ? Optional.of(share().round(KpiValue.SCALE, RoundingMode.HALF_UP))
                : Optional.empty();
        return new TargetShare(target.id(), value(), target.floor(), goal, share, needed(), Optional.empty());
    }
}

package io.eldercare.plan;

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
 */
record TargetScore(
        Target target, Optional<BigDecimal> goal, Optional<KpiValue> figure, Optional<BigDecimal> yearBefore) {

    static TargetScore of(
            Target target, Optional<UnitTarget> unitTarget, String unit, YearMonth month, KpiSeries series) {
        return new TargetScore(
                target,
                unitTarget.map(UnitTarget::value),
                series.find(target.kpiCode(), unit, month),
                series.find(target.kpiCode(), unit, month.minusYears(1)).flatMap(KpiValue::value));
    }

    /** No quota, or a share of nothing: the target does not bind this unit. */
    boolean applies() {
        return goal.isPresent() && !figure.map(known -> known.value().isEmpty()).orElse(false);
    }

    boolean isMissing() {
        return applies() && figure.isEmpty();
    }

    /** clamp((value − floor) / (target − floor), 0, 1); only for a target that applies and is not missing. */
    Fraction share() {
        return way(value().orElseThrow(), target.floor());
    }

    /**
     * clamp((value − before) / (target − before), 0, 1), in full at the target. Without a value twelve months before it counts at
     * its lower bound, nought, so that withholding does not pay.
     */
    Fraction improvement() {
        BigDecimal now = value().orElseThrow();
        BigDecimal aim = goal.orElseThrow();
        if (target.fulfils(now, aim)) {
            return Fraction.ONE;
        }
        return yearBefore.map(before -> way(now, before)).orElse(Fraction.ZERO);
    }

    private Fraction way(BigDecimal now, BigDecimal from) {
        BigDecimal aim = goal.orElseThrow();
        if (target.reaches(now, aim)) {
            return Fraction.ONE;
        }
        if (target.reaches(from, aim)) {
            return Fraction.ZERO;
        }
        return Fraction.of(now.subtract(from))
                .over(Fraction.of(aim.subtract(from)))
                .clamped();
    }

    Optional<BigDecimal> value() {
        return figure.flatMap(KpiValue::value);
    }

    TargetShare report() {
        Optional<BigDecimal> share = applies() && !isMissing()
                ? Optional.of(share().round(KpiValue.SCALE, RoundingMode.HALF_UP))
                : Optional.empty();
        return new TargetShare(target.id(), value(), target.floor(), goal, share);
    }
}

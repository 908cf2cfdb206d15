package io.eldercare.plan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.Optional;

/** Finds the status of a target and says why. */
final class Judgement {
    private final UnitTarget target;
    private final Optional<TargetPath> path;
    private final YearMonth month;
    private final Reasons reasons;

    Judgement(UnitTarget target, Optional<TargetPath> path, YearMonth month) {
        this.target = target;
        this.path = path;
        this.month = month;
        this.reasons = new Reasons(target);
    }

    record Verdict(Status status, String reason) {}

    /** With missing counties a status stands only if both bounds give it. */
    Verdict of(Optional<KpiValue> current, NavigableMap<YearMonth, KpiValue> past) {
        Optional<BigDecimal> value = current.flatMap(KpiValue::value);
        Optional<Bounds> bounds = current.flatMap(KpiValue::bounds);
        if (value.isEmpty()) {
            return new Verdict(Status.NO_DATA, current.isPresent() ? Reasons.nothingToCount() : Reasons.noData());
        }
        Verdict verdict = ofValue(value.get(), past);
        if (bounds.isEmpty()) {
            return verdict;
        }
        return isCertain(verdict.status(), bounds.get(), past)
                ? new Verdict(verdict.status(), verdict.reason() + reasons.certain(bounds.get()))
                : new Verdict(Status.NO_DATA, reasons.undecided(current.orElseThrow(), bounds.get()));
    }

    private boolean isCertain(Status status, Bounds bounds, NavigableMap<YearMonth, KpiValue> past) {
        if (ofValue(bounds.low(), past).status() != status) {
            return false;
        }
        return bounds.high()
                .map(high -> ofValue(high, past).status() == status)
                .orElseGet(() -> target.target().isUpward() && target.isMetBy(bounds.low()));
    }

    private Verdict ofValue(BigDecimal value, NavigableMap<YearMonth, KpiValue> past) {
        YearMonth deadline = target.target().deadline();
        if (target.target().standing()) {
            Status status = target.isMetBy(value) ? Status.DUTY_MET : Status.DUTY_MISSED;
            return new Verdict(status, reasons.duty(status, value));
        }
        if (month.isBefore(deadline)) {
            return beforeDeadline(value);
        }
        Optional<BigDecimal> then = Optional.ofNullable(past.get(deadline))
                .filter(figure -> month.isAfter(deadline) && figure.isComplete())
                .flatMap(KpiValue::value);
        BigDecimal decisive = then.orElse(value);
        Status status = atDeadline(decisive);
        return new Verdict(
                status,
                then.isEmpty() && month.isAfter(deadline)
                        ? reasons.afterDeadline(status, value)
                        : reasons.atDeadline(status, decisive, then.map(known -> value)));
    }

    private Status atDeadline(BigDecimal value) {
        if (target.isMetBy(value)) {
            return Status.MET_ON_TIME;
        }
        return isWithinTolerance(value) ? Status.BASICALLY_MET : Status.MISSED;
    }

    private Verdict beforeDeadline(BigDecimal value) {
        if (target.isMetBy(value)) {
            return new Verdict(Status.MET, reasons.met(value));
        }
        if (isWithinTolerance(value)) {
            return new Verdict(Status.BASICALLY_MET, reasons.basicallyMet(value));
        }
        return path.map(line -> onPath(line, value))
                .orElseGet(() -> new Verdict(Status.OFF_TRACK, reasons.fallenBack(value)));
    }

    private boolean isWithinTolerance(BigDecimal value) {
        return target.target().comparison() == Comparison.APPROXIMATELY
                && value.compareTo(target.value().subtract(target.target().tolerance())) >= 0;
    }

    private Verdict onPath(TargetPath line, BigDecimal value) {
        BigDecimal expected = line.expected(month);
        Status status = Status.OFF_TRACK;
        if (target.target().reaches(value, expected)) {
            status = Status.ON_TRACK;
        } else if (target.target().reaches(value, line.laggingLimit(month))) {
            status = Status.LAGGING;
        }
        return new Verdict(status, reasons.onPath(status, value, expected, line.start()));
    }
}

package io.eldercare.plan;

import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Where a target stands for a region at a month. All figures have six decimals.
 *
 * @param value the figure of the month; with missing counties, of those that reported
 * @param expected value due by the path; empty for standing duties, without a path, and after the deadline
 * @param attainment value / target, for {@code <=} target / value
 * @param reason a Chinese sentence with the figures behind the status
 * @param requiredPace change that every month left must bring; empty once met and from the deadline on
 * @param recentPace median monthly change of the last six months, since the newest change of definition; empty from the deadline on
 * @param outlook what the series tells by itself, shown beside the status
 */
public record Attainment(
        String targetId,
        String regionCode,
        YearMonth month,
        Optional<BigDecimal> value,
        Optional<BigDecimal> expected,
        Optional<BigDecimal> attainment,
        Status status,
        String reason,
        Optional<BigDecimal> requiredPace,
        Optional<BigDecimal> recentPace,
        Outlook outlook) {

    /** For a KPI whose definition never changed. */
    public static Attainment of(UnitTarget target, YearMonth month, NavigableMap<YearMonth, KpiValue> history) {
        return of(target, month, history, List.of());
    }

    /**
     * @param history the KPI of the region; months after {@code month} are not looked at
     * @param breaks changes of the KPI's definition: no pace and no trend crosses them
     */
    public static Attainment of(
            UnitTarget target,
            YearMonth month,
            NavigableMap<YearMonth, KpiValue> history,
            Collection<SeriesBreak> breaks) {
        NavigableMap<YearMonth, KpiValue> past = history.headMap(month, true);
        Optional<KpiValue> current = Optional.ofNullable(past.get(month));
        Optional<BigDecimal> value = current.flatMap(KpiValue::value);
        Optional<TargetPath> path = TargetPath.of(target, first(past));
        Judgement.Verdict verdict = new Judgement(target, path, month).of(current, past);
        Target rule = target.target();
        boolean open = month.isBefore(rule.deadline()) && !rule.standing();
        Optional<SeriesBreak> change = SeriesBreak.latest(breaks, month);
        NavigableMap<YearMonth, KpiValue> comparable =
                change.map(latest -> past.tailMap(latest.month(), true)).orElse(past);
        Optional<BigDecimal> required = value.filter(actual -> open && !target.isMetBy(actual))
                .flatMap(actual -> Pace.required(actual, target.value(), month, rule.deadline()));
        return new Attainment(
                rule.id(),
                target.regionCode(),
                month,
                value,
                path.filter(line -> !month.isAfter(rule.deadline())).map(line -> line.expected(month)),
                value.flatMap(actual -> ratio(target, actual)),
                verdict.status(),
                verdict.reason(),
                required,
                value.filter(actual -> open).flatMap(actual -> Pace.recent(comparable, month)),
                new Trends(target, month, comparable, change)
                        .outlook(verdict.status(), path.map(TargetPath::start), required));
    }

    /** The same; what nobody owes yet is not called withheld. */
    Attainment owed(boolean due) {
        return due || value.isPresent()
                ? this
                : new Attainment(
                        targetId,
                        regionCode,
                        month,
                        value,
                        expected,
                        attainment,
                        status,
                        Reasons.notYetDue(),
                        requiredPace,
                        recentPace,
                        outlook);
    }

    /** The first complete figure; where there is none, the first at all. */
    private static Optional<Point> first(NavigableMap<YearMonth, KpiValue> past) {
        Optional<Point> any = Optional.empty();
        for (var entry : past.entrySet()) {
            Optional<Point> point = entry.getValue().value().map(value -> new Point(entry.getKey(), value));
            if (point.isPresent() && entry.getValue().isComplete()) {
                return point;
            }
            any = any.or(() -> point);
        }
        return any;
    }

    private static Optional<BigDecimal> ratio(UnitTarget target, BigDecimal value) {
        BigDecimal top = target.target().isUpward() ? value : target.value();
        BigDecimal bottom = target.target().isUpward() ? target.value() : value;
        return bottom.signum() == 0
                ? Optional.empty()
                : Optional.of(top.divide(bottom, KpiValue.SCALE, RoundingMode.HALF_UP));
    }
}

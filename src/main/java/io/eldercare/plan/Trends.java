package io.eldercare.plan;

import io.eldercare.plan.trend.Forecast;
import io.eldercare.plan.trend.GrowthProgress;
import io.eldercare.plan.trend.GrowthProgress.Stand;
import io.eldercare.plan.trend.ProcessBehaviour;
import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Takes a target's series, as far as it is comparable and complete, through the methods of {@code plan.trend}. */
final class Trends {
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private final UnitTarget target;
    private final YearMonth month;
    private final NavigableMap<YearMonth, KpiValue> comparable;
    private final Optional<SeriesBreak> change;
    private final NavigableMap<YearMonth, BigDecimal> complete = new TreeMap<>();

    /**
     * @param comparable figures up to {@code month} since the newest change of definition
     * @param change that change
     */
    Trends(
            UnitTarget target,
            YearMonth month,
            NavigableMap<YearMonth, KpiValue> comparable,
            Optional<SeriesBreak> change) {
        this.target = target;
        this.month = month;
        this.comparable = comparable;
        this.change = change;
        comparable.forEach((at, figure) -> {
            if (figure.isComplete()) {
                figure.value().ifPresent(value -> complete.put(at, value));
            }
        });
    }

    /**
     * @param start where the path starts, if there is one
     * @param required pace still required, if any
     */
    Outlook outlook(Status status, Optional<Point> start, Optional<BigDecimal> required) {
        boolean standing = target.target().standing();
        boolean open = !standing && month.isBefore(target.target().deadline());
        Optional<Pace.Band> band = open ? Pace.band(comparable, month) : Optional.empty();
        Optional<Forecast> forecast = open && hasValue() ? forecast() : Optional.empty();
        Optional<GrowthProgress> growth = open ? growth(start) : Optional.empty();
        Optional<ProcessBehaviour> behaviour = behaviour();
        OutlookNotes notes = new OutlookNotes(target);
        String note = notes.of(
                notes.pace(required, band),
                notes.forecast(forecast),
                notes.growth(growth, status),
                notes.behaviour(behaviour),
                notes.change(change));
        return new Outlook(band, forecast, growth, behaviour, note);
    }

    private boolean hasValue() {
        return Optional.ofNullable(comparable.get(month))
                .flatMap(KpiValue::value)
                .isPresent();
    }

    private Optional<Forecast> forecast() {
        return Forecast.at(complete, target.target().deadline()).map(ahead -> ahead.within(BigDecimal.ZERO, most()));
    }

    private Optional<BigDecimal> most() {
        return target.target().isShare() ? Optional.of(FULL) : Optional.empty();
    }

    /** From the path's start, or from the first figure after a change of definition. */
    private Optional<GrowthProgress> growth(Optional<Point> start) {
        Optional<Point> comparableStart = start.filter(
                        point -> change.map(latest -> !point.month().isBefore(latest.month()))
                                .orElse(true))
                .or(() -> Optional.ofNullable(complete.firstEntry())
                        .filter(first -> change.isPresent())
                        .map(first -> new Point(first.getKey(), first.getValue())));
        Stand due = new Stand(target.target().deadline(), target.value());
        return Optional.ofNullable(complete.get(month))
                .flatMap(value -> comparableStart.flatMap(base -> GrowthProgress.of(
                        new Stand(base.month(), base.value()),
                        new Stand(month, value),
                        due,
                        target.target().direction())));
    }

    private Optional<ProcessBehaviour> behaviour() {
        if (!complete.containsKey(month)) {
            return Optional.empty();
        }
        List<BigDecimal> values = List.copyOf(complete.values());
        return ProcessBehaviour.of(values, target.value(), target.target().direction())
                .map(seen -> seen.within(BigDecimal.ZERO, most()));
    }
}

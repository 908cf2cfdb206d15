package io.eldercare.report;

import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import io.eldercare.report.chart.Tone;
import java.util.Optional;

/**
 * The figure of one unit for a target, as charts print it.
 *
 * @param text with its unit; 缺报 where it is missing, * where it is not published, — where there is nothing to count
 * @param shortText counts without their unit, for a column that names it
 * @param status code of the mart; empty where nothing is judged
 */
record UnitFigure(String text, String shortText, String status, Tone tone, boolean behind, boolean missing) {
    private static final String MISSING = "缺报";

    static UnitFigure of(Edition edition, TargetLine line, Unit unit) {
        Value value = edition.value(line.kpi().code(), unit.code());
        if (value.suppressed()) {
            Optional<Status> status = status(edition, line, unit);
            return new UnitFigure(
                    Print.SUPPRESSED,
                    Print.SUPPRESSED,
                    status.map(Status::code).orElse(""),
                    status.map(Status::tone).orElse(Tone.OPEN),
                    status.map(Status::behind).orElse(false),
                    false);
        }
        if (value.value() == null) {
            boolean missing = !value.nothingToCount() && (edition.owesFeeds(unit.code()) || silent(edition, unit));
            String text = missing ? MISSING : Print.NOTHING;
            return new UnitFigure(text, text, "", Tone.OPEN, false, missing);
        }
        Optional<Status> status = status(edition, line, unit);
        String text = Print.value(line.kpi(), value.value());
        return new UnitFigure(
                text,
                line.kpi().unitLabel().equals("%")
                        ? text
                        : Print.number(value.value(), line.kpi().decimals()),
                status.map(Status::code).orElse(""),
                status.map(Status::tone).orElse(Tone.OPEN),
                status.map(Status::behind).orElse(false),
                false);
    }

    private static Optional<Status> status(Edition edition, TargetLine line, Unit unit) {
        return edition.standing(line.target().id(), unit.code(), edition.month())
                .map(standing -> Status.parse(standing.status()));
    }

    /** Whether the month holds no value of a unit at all. */
    private static boolean silent(Edition edition, Unit unit) {
        return edition.kpis().keySet().stream()
                .map(kpi -> edition.value(kpi, unit.code()))
                .allMatch(value -> value.value() == null && !value.suppressed());
    }
}

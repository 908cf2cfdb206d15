package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.BronzeTables;
import io.eldercare.mart.Mart;
import io.eldercare.report.EditionKind;
import io.eldercare.report.ReportRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Which editions of the bulletins can be made from the mart, and what is asked for to make one. */
public record Editions(Workplace place, Definitions definitions, Mart mart) {

    /** The plan's latest month with figures; empty where it has none, or not in the month wanted. */
    public Optional<YearMonth> latest(String plan, Optional<YearMonth> wanted) {
        return mart.<Optional<LocalDate>>read(handle -> handle.createQuery(
                                "select max(month) from mart.attainment where plan_code = :plan and status <> 'no_data'"
                                        + " and (cast(:month as date) is null or month = cast(:month as date))")
                        .bind("plan", plan)
                        .bind(
                                "month",
                                wanted.map(month -> month.atDay(1).toString()).orElse(null))
                        .mapTo(LocalDate.class)
                        .findOne())
                .map(YearMonth::from);
    }

    /** The latest released vintage; 0 before the first. */
    public int latestVintage(String plan, YearMonth month) {
        return mart.read(handle -> handle.createQuery(
                        "select coalesce(max(vintage), 0) from mart.bulletin where plan_code = :plan and month = :month")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .mapTo(Integer.class)
                .one());
    }

    /** An edition of which nobody was told yet, in the month's folder of the reports. */
    public ReportRequest request(String plan, YearMonth month, EditionKind kind) {
        return new ReportRequest(
                mart.jdbi(),
                plan,
                month,
                place.home().reports().resolve(plan).resolve(month.toString()),
                place.definitionsRoot().resolve("reports"),
                dataAsOf(month),
                kind,
                definitions.settings().imprints().of(plan));
    }

    /** The last arrival of what the edition can show: a delivery that changes nothing in it does not make it younger. */
    private LocalDate dataAsOf(YearMonth month) {
        return mart.<Optional<LocalDate>>read(handle -> handle.createQuery(
                                "select max(received_at)::date from ops.delivery where feed <> :none"
                                        + " and month between cast(:first as date) and cast(:month as date)")
                        .bind("none", BronzeTables.NO_FEED)
                        .bind("first", ReportDue.firstShown(month).atDay(1).toString())
                        .bind("month", month.atDay(1).toString())
                        .mapTo(LocalDate.class)
                        .findOne())
                .orElse(month.plusMonths(1).atDay(definitions.settings().correctionDay()));
    }
}

package io.eldercare.job.release;

import io.eldercare.definitions.Kpi;
import io.eldercare.job.Workplace;
import io.eldercare.report.Reports;
import io.eldercare.report.vintage.Basis;
import io.eldercare.report.vintage.Causes;
import io.eldercare.report.vintage.PrintedFigure;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@code diff} tells: which figures of a month differ between two vintages, or a vintage and now, and why. */
public final class Differences {
    private final ReleaseDesk desk;
    private final String plan;
    private final YearMonth month;

    private Differences(ReleaseDesk desk, String plan, YearMonth month) {
        this.desk = desk;
        this.plan = plan;
        this.month = month;
    }

    /**
     * @param from a vintage; empty: the latest
     * @param to a later vintage; empty: the figures as they are now
     */
    public record Request(String plan, Optional<YearMonth> month, OptionalInt from, OptionalInt to) {}

    /** @param to {@code now} or a vintage; {@code deliveries} all that are in force in it and were not in {@code from} */
    public record Report(
            String plan, YearMonth month, int from, String to, List<Line> figures, List<Delivery> deliveries) {}

    /**
     * @param causes rule, correction, late; empty where neither rules nor deliveries explain it
     * @param deliveries those that the figure reads
     */
    public record Line(
            String kpiCode,
            String name,
            String regionCode,
            String regionName,
            String unit,
            Optional<BigDecimal> before,
            Optional<BigDecimal> now,
            Optional<BigDecimal> targetBefore,
            Optional<BigDecimal> targetNow,
            String statusBefore,
            String statusNow,
            List<String> causes,
            List<Delivery> deliveries) {}

    /** @param cause correction or late */
    public record Delivery(
            String deliveryId,
            String fileName,
            String feed,
            String countyCode,
            String countyName,
            YearMonth month,
            LocalDateTime receivedAt,
            String cause) {}

    /** Needs no lock: it reads as of one moment. */
    public static Report of(Workplace place, Request request) {
        return ReleaseDesk.reading(place, desk -> {
            YearMonth month = request.month().orElseGet(() -> desk.latestReleased(request.plan()));
            return new Differences(desk, request.plan(), month).report(request);
        });
    }

    private Report report(Request request) {
        int latest = desk.latestVintage(plan, month);
        int from = request.from().orElse(latest);
        FrozenVintage before = desk.frozen(plan, month, from);
        Optional<FrozenVintage> after = request.to().isPresent()
                ? Optional.of(desk.frozen(plan, month, request.to().getAsInt()))
                : Optional.empty();
        List<PrintedFigure> now = after.map(frozen -> frozen.figures(desk.archive()))
                .orElseGet(() -> PrintedFigure.parse(Reports.figures(
                        desk.draft(plan, month, latest + 1, desk.place().home().reports()))));
        List<FigureChanges.Change> changes = FigureChanges.of(before.figures(desk.archive()), now);
        return desk.mart().read(handle -> {
            Causes causes = Causes.between(
                    handle,
                    Basis.released(handle, plan, month, from),
                    after.map(frozen -> Basis.released(handle, plan, month, frozen.vintage()))
                            .orElseGet(() -> desk.presentBasis(handle, plan, month)));
            return new Report(
                    plan,
                    month,
                    from,
                    after.map(frozen -> Integer.toString(frozen.vintage())).orElse("now"),
                    changes.stream()
                            .map(change -> line(change, causes.of(change.code(), change.region())))
                            .toList(),
                    causes.deliveries().stream().map(this::delivery).toList());
        });
    }

    private Line line(FigureChanges.Change change, Causes.Reason reason) {
        return new Line(
                change.code(),
                name(change.code()),
                change.region(),
                desk.regionName(change.region()),
                change.now().or(change::before).map(PrintedFigure::unit).orElse(""),
                value(change.before()),
                value(change.now()),
                target(change.before()),
                target(change.now()),
                change.before().map(PrintedFigure::status).orElse(""),
                change.now().map(PrintedFigure::status).orElse(""),
                reason.causes().stream()
                        .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                        .toList(),
                reason.deliveries().stream().map(this::delivery).toList());
    }

    private static Optional<BigDecimal> value(Optional<PrintedFigure> figure) {
        return figure.flatMap(found -> Optional.ofNullable(found.value()));
    }

    private static Optional<BigDecimal> target(Optional<PrintedFigure> figure) {
        return figure.flatMap(found -> Optional.ofNullable(found.target()));
    }

    /** The indicator's name with the rest of the code; scores and counts keep their code. */
    private String name(String code) {
        String indicator = PrintedFigure.indicator(code);
        return Optional.ofNullable(desk.definitions().kpis().get(indicator))
                .map(Kpi::name)
                .map(name -> name + code.substring(indicator.length()))
                .orElse(code);
    }

    private Delivery delivery(Causes.SliceChange change) {
        Basis.SliceInForce slice = change.slice();
        return new Delivery(
                slice.deliveryId(),
                slice.fileName(),
                slice.feed(),
                slice.county(),
                desk.regionName(slice.county()),
                slice.month(),
                slice.receivedAt(),
                change.cause().name().toLowerCase(Locale.ROOT));
    }
}

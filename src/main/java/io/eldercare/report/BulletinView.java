package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words and preformatted numbers that the bulletin's templates choose from; the templates hold the sentences. */
final class BulletinView {
    private static final int REJECTION_LINES = 20;
    private static final int SIGNAL_LINES = 40;

    private final Edition edition;
    private final List<TargetLine> lines;

    BulletinView(Edition edition) {
        this.edition = edition;
        this.lines = edition.headTargets().stream()
                .map(target -> TargetLine.of(edition, target))
                .toList();
    }

    /** A change since last month: {@code direction} is rise, fall, same, redefined, incomparable or none; {@code size} without sign, with unit. */
    record Change(String direction, String size, boolean share) {}

    record TargetView(
            String name,
            String document,
            String clause,
            String definition,
            boolean share,
            String value,
            boolean present,
            Change change,
            String target,
            String deadline,
            boolean standing,
            String expected,
            String baseline,
            String status,
            String code,
            String gap,
            String gapDirection,
            boolean againstPath,
            boolean partial,
            String coverage,
            String low,
            String high,
            String requiredPace,
            String recentPace,
            String forecast,
            String forecastLow,
            String forecastHigh,
            String outlook,
            boolean quotaComputed) {}

    record Companion(String name, String value, Change change, String definition) {}

    record FilingView(
            String name,
            long expected,
            long filed,
            long onTime,
            long nonEmpty,
            long rows,
            long rejected,
            String passing,
            List<String> missing) {}

    /** @param cause late, correction, rule, or empty */
    record RevisionView(String month, String name, String before, String now, String cause) {}

    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("place", edition.jurisdiction().name());
        context.put("unitWord", edition.unitWord());
        context.put("month", Print.month(edition.month()));
        context.put("plan", edition.plan().name());
        context.put("planCode", edition.plan().code());
        context.put("documentNumber", text(edition.plan().documentNumber()));
        context.put("documentDraft", edition.plan().documentStatus().equals("draft"));
        context.put("weightsDocument", text(edition.plan().weightsDocument()));
        context.put("trial", edition.plan().trial());
        context.put("tally", Tally.of(lines));
        context.put("targets", lines.stream().map(this::target).toList());
        context.put("forecasts", targets(view -> !view.forecast().isEmpty()));
        context.put("outlooks", targets(view -> !view.outlook().isEmpty()));
        context.put("behind", behind().stream().map(this::target).toList());
        context.put("companions", companions());
        context.put("problems", new Problems(edition, lines).list());
        new CountySection(edition).into(context);
        context.put("filing", filing("合计", FilingTally.of(edition.filings())));
        context.put("filings", filings());
        context.put("missingUnits", missingUnits());
        List<RejectionLine> rejections = RejectionLine.of(edition);
        context.put("rejections", rejections.stream().limit(REJECTION_LINES).toList());
        context.put("moreRejections", rejections.size() > REJECTION_LINES);
        context.put("signals", edition.signals().stream().limit(SIGNAL_LINES).toList());
        context.put("moreSignals", edition.signals().size() > SIGNAL_LINES);
        context.put("revisions", revisions());
        context.put("censusBase", flagged("census_2020"));
        context.put("noFigures", lines.stream().allMatch(line -> line.value().value() == null));
        context.put("vintage", edition.vintage());
        return context;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private List<TargetView> targets(Predicate<TargetView> wanted) {
        return lines.stream().map(this::target).filter(wanted).toList();
    }

    private List<TargetLine> behind() {
        return lines.stream().filter(line -> line.status().behind()).toList();
    }

    private TargetView target(TargetLine line) {
        Kpi kpi = line.kpi();
        Value value = line.value();
        BigDecimal gap = line.gap();
        return new TargetView(
                kpi.name(),
                text(line.target().document()),
                text(line.target().clause()),
                kpi.definition(),
                kpi.share(),
                Print.value(kpi, value.value()),
                value.value() != null,
                change(edition, kpi),
                line.target().numberPrinted() ? line.targetText() : "",
                Print.month(YearMonth.from(line.target().deadline())),
                line.target().standing(),
                line.expected() == null ? "" : Print.value(kpi, line.expected()),
                text(line.baselineText()),
                line.status().label(),
                line.status().code(),
                gap == null ? "" : Print.gap(kpi, gap),
                gap == null || Print.looksZero(kpi, gap) ? "level" : gap.signum() < 0 ? "below" : "above",
                line.againstPath(),
                value.partial(),
                Print.percentOf(value.coverage()),
                Print.value(kpi, value.low()),
                Print.value(kpi, value.high()),
                Print.pace(kpi, line.requiredPace()),
                Print.pace(kpi, line.recentPace()),
                forecast(kpi, line.outlook().forecast()),
                forecast(kpi, line.outlook().forecastLow()),
                forecast(kpi, line.outlook().forecastHigh()),
                line.outlook().note(),
                "computed".equals(line.target().quotaSource()));
    }

    private static String forecast(Kpi kpi, @Nullable BigDecimal value) {
        return value == null ? "" : Print.value(kpi, value);
    }

    static Change change(Edition edition, Kpi kpi) {
        String home = edition.jurisdiction().code();
        BigDecimal change = TargetLine.changeOf(edition, kpi, home);
        if (change == null && TargetLine.redefined(edition, kpi)) {
            return new Change("redefined", "", Print.inPoints(kpi));
        }
        if (change == null) {
            boolean incomparable = TargetLine.incomparable(edition, kpi, home);
            return new Change(incomparable ? "incomparable" : "none", "", Print.inPoints(kpi));
        }
        String direction = Print.looksZero(kpi, change) ? "same" : change.signum() > 0 ? "rise" : "fall";
        return new Change(direction, Print.difference(kpi, change), Print.inPoints(kpi));
    }

    /** The indicators that the plan does not name, by code; the targets beside page one stand on the page of all targets. */
    private Map<String, Companion> companions() {
        Map<String, Companion> companions = new LinkedHashMap<>();
        String home = edition.jurisdiction().code();
        for (Kpi kpi : edition.kpis().values()) {
            boolean targeted = lines.stream().anyMatch(line -> line.kpi().equals(kpi))
                    || edition.promises().names(kpi.code());
            BigDecimal value = edition.value(kpi.code(), home).value();
            if (!targeted && value != null) {
                Change change = change(edition, kpi);
                companions.put(
                        kpi.code(), new Companion(kpi.name(), Print.value(kpi, value), change, kpi.definition()));
            }
        }
        return companions;
    }

    private List<FilingView> filings() {
        return edition.senders().stream()
                .map(unit -> filing(unit.name(), FilingTally.of(edition, unit.code())))
                .toList();
    }

    private static FilingView filing(String name, FilingTally tally) {
        return new FilingView(
                name,
                tally.expected(),
                tally.filed(),
                tally.onTime(),
                tally.nonEmpty(),
                tally.rows(),
                tally.rejected(),
                Print.percentOf(tally.passing()),
                tally.missing());
    }

    private List<FilingView> missingUnits() {
        return filings().stream().filter(view -> !view.missing().isEmpty()).toList();
    }

    private List<RevisionView> revisions() {
        return edition.revisions().stream()
                .map(revision -> {
                    Kpi kpi = edition.kpi(revision.kpi());
                    return new RevisionView(
                            Print.month(revision.of()),
                            kpi.name(),
                            missingAsSuch(Print.value(kpi, revision.printed()), revision.printed()),
                            missingAsSuch(Print.value(kpi, revision.now()), revision.now()),
                            revision.cause());
                })
                .toList();
    }

    private static String missingAsSuch(String printed, @Nullable BigDecimal value) {
        return value == null ? "缺报" : printed;
    }

    private boolean flagged(String flag) {
        return Stream.concat(
                        Stream.of(edition.jurisdiction().code()),
                        edition.units().stream().map(Unit::code))
                .anyMatch(region -> edition.kpis().keySet().stream()
                        .anyMatch(kpi -> text(edition.value(kpi, region).flag()).contains(flag)));
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Unit;
import java.math.BigDecimal;
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

    record RevisionView(String month, String name, String before, String now, String cause) {}

    /** @param yuan with two decimals */
    record Allotment(String name, String yuan, String share) {}

    /** @param day empty where it has none */
    record Objection(String name, String text, String day) {}

    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("place", edition.jurisdiction().name());
        context.put("unitWord", edition.unitWord());
        context.put("kind", edition.kind().code());
        context.put("span", edition.kind().span(edition.month()));
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
        new Movers(edition).into(context);
        context.put("filing", filing("合计", FilingTally.of(edition.filings())));
        context.put("filings", filings());
        context.put("missingUnits", missingUnits());
        List<RejectionLine> rejections = RejectionLine.of(edition);
        context.put("rejections", rejections.stream().limit(REJECTION_LINES).toList());
        context.put("moreRejections", rejections.size() > REJECTION_LINES);
        context.put("signals", edition.signals().stream().limit(SIGNAL_LINES).toList());
        context.put("moreSignals", edition.signals().size() > SIGNAL_LINES);
        context.put("revisions", revisions());
        context.put("allotments", allotments());
        context.put(
                "pot",
                edition.allotments().isEmpty()
                        ? ""
                        : yuan(edition.allotments().get(0).pot()));
        context.put("potTrial", edition.allotments().stream().anyMatch(AllotmentLine::trial));
        release(context);
        context.put("censusBase", flagged("census_2020"));
        context.put("suppressed", flagged("suppressed"));
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
        return TargetView.of(edition, line, line.target().region(), lines.indexOf(line) + 1);
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
                Change change = Change.of(edition, kpi, home);
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

    private List<Allotment> allotments() {
        return edition.allotments().stream()
                .map(line -> new Allotment(
                        edition.placeName(line.region()), yuan(line.yuan()), Print.percentOf(line.share())))
                .toList();
    }

    private static String yuan(BigDecimal amount) {
        return Print.number(amount, 2);
    }

    private void release(Map<String, Object> context) {
        Release release = edition.release();
        context.put("released", release.released());
        context.put("issue", release.issue().map(String::valueOf).orElse(""));
        context.put("releasedOn", release.releasedOn().map(Print::day).orElse(""));
        context.put("confirmed", release.confirmed());
        context.put("asked", !release.answers().isEmpty());
        context.put(
                "objections",
                release.objections().stream()
                        .map(answer -> new Objection(
                                edition.placeName(answer.county()),
                                answer.text(),
                                answer.day().map(Print::day).orElse("")))
                        .toList());
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

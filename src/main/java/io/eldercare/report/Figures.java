package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Place;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import io.eldercare.report.FigureTable.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Collects every figure that the documents of an edition may print. */
final class Figures {
    private final Edition edition;
    private final FigureTable table;
    private final String home;

    private Figures(Edition edition) {
        this.edition = edition;
        this.table = new FigureTable(edition.plan().code(), edition.month(), edition.vintage());
        this.home = edition.jurisdiction().code();
    }

    static FigureTable of(Edition edition) {
        Figures figures = new Figures(edition);
        edition.kpis().values().forEach(figures::indicator);
        figures.targets();
        new ScoreFigures(edition, figures.table).add();
        figures.filings();
        figures.rejections();
        figures.revisions();
        ChartFigures.add(edition, figures.table);
        return figures.table;
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        places.add(edition.jurisdiction());
        for (Unit unit : edition.units()) {
            places.add(new Place(unit.code(), unit.name()));
        }
        return places;
    }

    private void indicator(Kpi kpi) {
        for (Place place : places()) {
            List<Target> targets = edition.jurisdictionTargets().stream()
                    .filter(target -> target.kpi().equals(kpi.code()))
                    .toList();
            targets.forEach(target -> value(kpi, place.code(), edition.targetOf(target, place.code())));
            if (targets.isEmpty()
                    && edition.values().containsKey(new Edition.ValueKey(kpi.code(), place.code(), edition.month()))) {
                Value value = edition.value(kpi.code(), place.code());
                table.add(new Figure(
                        kpi.code(),
                        place.code(),
                        value.value(),
                        kpi.unit(),
                        value.numerator(),
                        value.denominator(),
                        null,
                        null,
                        null,
                        value.flag(),
                        null));
            }
            bounds(kpi, place.code());
            if (!targets.isEmpty()) {
                table.add(
                        kpi.code() + ".change",
                        place.code(),
                        TargetLine.changeOf(edition, kpi, place.code()),
                        differenceUnit(kpi));
                ScoreFigures.effect(edition, table, kpi, place.code());
            }
        }
        table.add(kpi.code() + ".change", home, TargetLine.changeOf(edition, kpi, home), differenceUnit(kpi));
    }

    private void value(Kpi kpi, String region, Target target) {
        Value value = edition.value(kpi.code(), region);
        var standing = edition.standing(target.id(), region, edition.month());
        String status = region.equals(home)
                ? TargetLine.of(edition, target).status().code()
                : standing.map(Edition.Standing::status).orElse(null);
        BigDecimal level = kpi.share() || target.region().equals(region) ? target.value() : null;
        table.add(new Figure(
                kpi.code(),
                region,
                value.value(),
                kpi.unit(),
                value.numerator(),
                value.denominator(),
                level,
                standing.map(Edition.Standing::expected).orElse(null),
                status,
                value.flag(),
                standing.orElse(null)));
    }

    private void bounds(Kpi kpi, String region) {
        Value value = edition.value(kpi.code(), region);
        if (value.partial()) {
            table.add(kpi.code() + ".low", region, value.low(), kpi.unit());
            table.add(kpi.code() + ".high", region, value.high(), kpi.unit());
            table.add(kpi.code() + ".coverage", region, value.coverage(), "share");
        }
    }

    private void targets() {
        List<TargetLine> all = edition.jurisdictionTargets().stream()
                .map(target -> TargetLine.of(edition, target))
                .toList();
        for (TargetLine line : all) {
            String code = line.kpi().code();
            String unit = differenceUnit(line.kpi());
            String suffix =
                    all.stream().filter(other -> other.kpi().equals(line.kpi())).count() > 1
                            ? "." + line.target().id()
                            : "";
            table.add(code + ".gap" + suffix, home, line.gap(), unit);
            table.add(
                    code + ".baseline" + suffix,
                    home,
                    line.target().baseline(),
                    line.kpi().unit());
            table.add(code + ".required_pace" + suffix, home, line.requiredPace(), unit);
            table.add(code + ".recent_pace" + suffix, home, line.recentPace(), unit);
            table.add(code + ".pace_low" + suffix, home, line.outlook().paceLow(), unit);
            table.add(code + ".pace_high" + suffix, home, line.outlook().paceHigh(), unit);
            table.add(code + ".sdg_ratio" + suffix, home, line.outlook().sdgRatio(), "ratio");
        }
        List<TargetLine> lines = all.stream()
                .filter(line -> edition.promises().isHeadline(line.target().id()))
                .toList();
        Map<String, Long> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(line.status().code(), 1L, Long::sum));
        table.count("targets", home, lines.size(), "targets");
        counts.forEach((status, count) -> table.count("targets." + status, home, count, "targets"));
        Tally tally = Tally.of(lines);
        table.count("targets.reached", home, tally.reached(), "targets");
        table.count("targets.on_path", home, tally.onPath(), "targets");
        table.count("targets.behind", home, tally.behind(), "targets");
        table.count("targets.open", home, tally.open(), "targets");
        new TargetsView(edition)
                .counts()
                .forEach((kind, count) -> table.count("promises." + kind, home, count, "targets"));
    }

    private void filings() {
        filing(home, FilingTally.of(edition.filings()));
        for (Unit unit : Letters.receivers(edition)) {
            if (unit.code().equals(home)) {
                continue;
            }
            filing(unit.code(), FilingTally.of(edition, unit));
        }
    }

    private void filing(String region, FilingTally tally) {
        table.count("reporting.expected", region, tally.expected(), "files");
        table.count("reporting.filed", region, tally.filed(), "files");
        table.count("reporting.missing", region, tally.expected() - tally.filed(), "files");
        table.count("reporting.on_time", region, tally.onTime(), "files");
        table.count("reporting.non_empty", region, tally.nonEmpty(), "files");
        table.count("reporting.rows", region, tally.rows(), "rows");
        table.count("reporting.rejected", region, tally.rejected(), "rows");
        table.add("reporting.passing_share", region, tally.passing(), "share");
    }

    private void rejections() {
        for (RejectionLine line : RejectionLine.of(edition)) {
            table.count(line.code(), home, line.rows(), "rows");
            table.count(line.code() + ".counties", home, line.counties().size(), "regions");
        }
        for (Unit unit : Letters.receivers(edition)) {
            List<RejectionLine> lines = RejectionLine.of(edition, unit);
            lines.forEach(line -> table.count(line.code(), unit.code(), line.rows(), "rows"));
            table.count("rejection.other", unit.code(), LetterView.rowsLeftOut(lines), "rows");
        }
    }

    private void revisions() {
        for (Edition.Revision revision : edition.revisions()) {
            String unit = edition.kpi(revision.kpi()).unit();
            table.add(revision.kpi() + ".printed_before." + revision.of(), home, revision.printed(), unit);
            table.add(revision.kpi() + ".revised." + revision.of(), home, revision.now(), unit);
        }
    }

    private static String differenceUnit(Kpi kpi) {
        return kpi.share() ? "percentage_points" : kpi.unit().toLowerCase(Locale.ROOT);
    }
}

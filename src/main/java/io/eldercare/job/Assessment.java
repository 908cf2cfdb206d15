package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.FirstDue;
import io.eldercare.definitions.Kpi;
import io.eldercare.ingest.Slice;
import io.eldercare.mart.Change;
import io.eldercare.plan.Attainment;
import io.eldercare.plan.Attainments;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.UnitTarget;
import io.eldercare.plan.UnitTargets;
import io.eldercare.plan.score.DataQuality;
import io.eldercare.plan.score.FeedFiling;
import io.eldercare.plan.score.Scorecard;
import io.eldercare.plan.score.Scorecards;
import io.eldercare.plan.score.ScoringInputs;
import io.eldercare.plan.score.Stage;
import io.eldercare.plan.signal.GamingSignal;
import io.eldercare.plan.signal.LateEdit;
import io.eldercare.plan.signal.Signals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where each plan's targets and units stand, month by month from the first that changed. */
final class Assessment {
    private final Definitions definitions;
    private final KpiFigures figures;
    private final Map<Slice, Filing> filings;
    private final Map<YearMonth, Map<String, List<LateEdit>>> edits;
    private final Set<String> fromFeeds;
    private final Map<String, YearMonth> heardFrom;
    private final Map<String, SortedSet<YearMonth>> months = new TreeMap<>();

    /** @param edits late changes of statements, by month and county */
    Assessment(
            Definitions definitions,
            KpiFigures figures,
            Map<Slice, Filing> filings,
            Map<YearMonth, Map<String, List<LateEdit>>> edits) {
        this.definitions = definitions;
        this.figures = figures;
        this.filings = filings;
        this.edits = edits;
        this.fromFeeds = definitions.kpis().values().stream()
                .filter(kpi -> !kpi.feeds().isEmpty())
                .map(kpi -> kpi.code())
                .collect(Collectors.toSet());
        this.heardFrom = heardFrom(definitions, figures, fromFeeds);
    }

    /** Whether the deliveries at hand are enough for a report of the plan every night. */
    boolean isReached(Plan plan) {
        return definitions.regions().isReached(plan.jurisdiction(), heardFrom.keySet());
    }

    /** Months in which the jurisdiction has figures from deliveries. */
    SortedSet<YearMonth> months(Plan plan) {
        return months.computeIfAbsent(plan.jurisdiction(), jurisdiction -> monthsOf(plan));
    }

    private SortedSet<YearMonth> monthsOf(Plan plan) {
        Set<String> counties = counties(plan);
        return figures.figures().stream()
                .filter(figure -> counties.contains(figure.regionCode()) && fromFeeds.contains(figure.kpiCode()))
                .map(KpiFigures.Figure::month)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> counties(Plan plan) {
        return definitions.regions().counties(plan.jurisdiction()).stream()
                .map(Region::code)
                .collect(Collectors.toSet());
    }

    /**
     * The plan without the shown units of places from which nothing has come by the month: a province of a hundred counties of which ten
     * deliver. What comes for later months does not change it, so that months that are not computed again stay right.
     */
    private Plan heard(Plan plan, YearMonth month) {
        return plan.showing(unit -> isHeard(unit, month)
                || definitions.regions().require(unit).level() == Region.Level.COUNTY
                        && definitions
                                .regions()
                                .require(unit)
                                .parentCode()
                                .map(parent -> isHeard(parent, month))
                                .orElse(false));
    }

    private boolean isHeard(String region, YearMonth month) {
        YearMonth from = heardFrom.get(region);
        return from != null && !from.isAfter(month);
    }

    /** The first month with figures from deliveries, of regions that have any and of those that such counties belong to. */
    private static Map<String, YearMonth> heardFrom(
            Definitions definitions, KpiFigures figures, Set<String> fromFeeds) {
        Map<String, YearMonth> first = new TreeMap<>();
        for (KpiFigures.Figure figure : figures.figures()) {
            if (fromFeeds.contains(figure.kpiCode())) {
                first.merge(figure.regionCode(), figure.month(), Assessment::earlier);
            }
        }
        Map<String, YearMonth> all = new TreeMap<>(first);
        first.forEach((code, month) -> definitions
                .regions()
                .find(code)
                .filter(region -> region.level() == Region.Level.COUNTY)
                .flatMap(Region::parentCode)
                .ifPresent(parent -> all.merge(parent, month, Assessment::earlier)));
        return all;
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    /** Each plan's targets with the quotas of its latest month. */
    Map<String, List<UnitTarget>> targets() {
        Map<String, List<UnitTarget>> targets = new TreeMap<>();
        for (Plan stated : definitions.plans()) {
            SortedSet<YearMonth> months = months(stated);
            Plan plan = months.isEmpty() ? stated.showing(unit -> false) : heard(stated, months.last());
            Map<String, BigDecimal> populations =
                    months.isEmpty() ? census(plan) : figures.populations(plan.jurisdiction(), months.last());
            targets.put(plan.code(), UnitTargets.of(plan, populations));
        }
        return targets;
    }

    private Map<String, BigDecimal> census(Plan plan) {
        Map<String, BigDecimal> populations = new TreeMap<>();
        counties(plan).forEach(county -> {
            var census = definitions.census().get(county);
            if (census != null) {
                populations.put(county, BigDecimal.valueOf(census.pop60()));
            }
        });
        return populations;
    }

    /** Attainment, scorecard and signal rows of a plan from {@code from} on; what moves the ranks for its latest month only. */
    List<Change> changes(Plan stated, YearMonth from) {
        SortedSet<YearMonth> months = months(stated).tailSet(from);
        List<Attainment> attainments = new ArrayList<>();
        List<Scorecard> cards = new ArrayList<>();
        List<GamingSignal> found = new ArrayList<>();
        SignalRows rows = new SignalRows(definitions);
        Map<YearMonth, List<Scorecard>> byMonth = new TreeMap<>();
        for (YearMonth month : months) {
            Plan plan = heard(stated, month);
            Signals signals = new Signals(
                    plan,
                    figures.series(),
                    definitions.seriesBreaks(),
                    rows.subjects(plan),
                    definitions.settings().signals());
            Map<String, BigDecimal> populations = figures.populations(plan.jurisdiction(), month);
            List<Attainment> standing = Attainments.of(
                    plan, month, figures.series(), definitions.seriesBreaks(), populations, notYetDue(plan, month));
            attainments.addAll(standing);
            found.addAll(signals.at(month, standing, edits.getOrDefault(month, Map.of())));
            cards.addAll(
                    Scorecards.compared(cards(stated, month, byMonth), cards(stated, month.minusMonths(1), byMonth)));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(AttainmentRows.replacing(stated.code(), from, attainments));
        changes.addAll(ScoreRows.scorecards(stated.code(), from, cards));
        changes.add(rows.ofPlan(stated.code(), from, found));
        SortedSet<YearMonth> all = months(stated);
        YearMonth latest = all.isEmpty() ? from : all.last();
        changes.add(ScoreRows.sensitivities(
                stated.code(),
                stated.jurisdiction(),
                latest,
                all.isEmpty() ? List.of() : Scorecards.sensitivities(inputs(stated, latest))));
        return changes;
    }

    private List<Scorecard> cards(Plan stated, YearMonth month, Map<YearMonth, List<Scorecard>> known) {
        return known.computeIfAbsent(
                month, wanted -> months(stated).contains(wanted) ? Scorecards.of(inputs(stated, wanted)) : List.of());
    }

    private ScoringInputs inputs(Plan stated, YearMonth month) {
        Plan plan = heard(stated, month);
        Set<String> headlines = definitions.kpis().values().stream()
                .filter(Kpi::headline)
                .map(Kpi::code)
                .collect(Collectors.toSet());
        return new ScoringInputs(
                plan,
                month,
                figures.series(),
                figures.populations(plan.jurisdiction(), month),
                quality(plan, month),
                headlines,
                notYetDue(plan, month),
                Stage.BEFORE_RELEASE);
    }

    private Set<String> notYetDue(Plan plan, YearMonth month) {
        return FirstDue.later(definitions, months(plan).first(), month);
    }

    private Map<String, DataQuality> quality(Plan plan, YearMonth month) {
        Map<String, List<FeedFiling>> due = new TreeMap<>();
        for (String unit : plan.units()) {
            definitions
                    .regions()
                    .filers(unit)
                    .forEach(county -> due.computeIfAbsent(county.code(), code -> due(code, month)));
        }
        return DataQuality.byUnit(plan.units(), definitions.regions(), due);
    }

    private List<FeedFiling> due(String county, YearMonth month) {
        return definitions.settings().expectedFeeds().stream()
                .map(feed -> filings.get(new Slice(feed, county, month)))
                .filter(Objects::nonNull)
                .filter(Filing::expected)
                .map(filing ->
                        new FeedFiling(filing.filed(), filing.onTime(), filing.nonEmpty(), filing.passingShare()))
                .toList();
    }
}

package io.eldercare.job;

import io.eldercare.definitions.Definitions;
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
    private final Set<String> heard;
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
        this.heard = heard(definitions, figures, fromFeeds);
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

    /** The plan without the shown units of places from which nothing has come: a province of a hundred counties of which ten deliver. */
    private Plan heard(Plan plan) {
        return plan.showing(unit -> heard.contains(unit)
                || definitions.regions().require(unit).level() == Region.Level.COUNTY
                        && definitions
                                .regions()
                                .require(unit)
                                .parentCode()
                                .map(heard::contains)
                                .orElse(false));
    }

    /** Regions that have figures from deliveries, and those that such counties belong to. */
    private static Set<String> heard(Definitions definitions, KpiFigures figures, Set<String> fromFeeds) {
        Set<String> codes = figures.figures().stream()
                .filter(figure -> fromFeeds.contains(figure.kpiCode()))
                .map(KpiFigures.Figure::regionCode)
                .collect(Collectors.toSet());
        for (String code : List.copyOf(codes)) {
            definitions
                    .regions()
                    .find(code)
                    .filter(region -> region.level() == Region.Level.COUNTY)
                    .flatMap(Region::parentCode)
                    .ifPresent(codes::add);
        }
        return codes;
    }

    /** Each plan's targets with the quotas of its latest month. */
    Map<String, List<UnitTarget>> targets() {
        Map<String, List<UnitTarget>> targets = new TreeMap<>();
        for (Plan stated : definitions.plans()) {
            Plan plan = heard(stated);
            SortedSet<YearMonth> months = months(plan);
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
        Plan plan = heard(stated);
        SortedSet<YearMonth> months = months(plan).tailSet(from);
        List<Attainment> attainments = new ArrayList<>();
        List<Scorecard> cards = new ArrayList<>();
        List<GamingSignal> found = new ArrayList<>();
        SignalRows rows = new SignalRows(definitions);
        Signals signals = new Signals(
                plan,
                figures.series(),
                definitions.seriesBreaks(),
                rows.subjects(plan),
                definitions.settings().signals());
        Map<YearMonth, List<Scorecard>> byMonth = new TreeMap<>();
        for (YearMonth month : months) {
            Map<String, BigDecimal> populations = figures.populations(plan.jurisdiction(), month);
            List<Attainment> standing =
                    Attainments.of(plan, month, figures.series(), definitions.seriesBreaks(), populations);
            attainments.addAll(standing);
            found.addAll(signals.at(month, standing, edits.getOrDefault(month, Map.of())));
            cards.addAll(Scorecards.compared(cards(plan, month, byMonth), cards(plan, month.minusMonths(1), byMonth)));
        }
        List<Change> changes = new ArrayList<>();
        changes.add(AttainmentRows.replacing(plan.code(), from, attainments));
        changes.addAll(ScoreRows.scorecards(plan.code(), from, cards));
        changes.add(rows.ofPlan(plan.code(), from, found));
        YearMonth latest = months.isEmpty() ? from : months.last();
        changes.add(ScoreRows.sensitivities(
                plan.code(),
                plan.jurisdiction(),
                latest,
                months.isEmpty() ? List.of() : Scorecards.sensitivities(inputs(plan, latest))));
        return changes;
    }

    private List<Scorecard> cards(Plan plan, YearMonth month, Map<YearMonth, List<Scorecard>> known) {
        return known.computeIfAbsent(
                month, wanted -> months(plan).contains(wanted) ? Scorecards.of(inputs(plan, wanted)) : List.of());
    }

    private ScoringInputs inputs(Plan plan, YearMonth month) {
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
                Stage.BEFORE_RELEASE);
    }

    private Map<String, DataQuality> quality(Plan plan, YearMonth month) {
        Map<String, DataQuality> quality = new TreeMap<>();
        for (String unit : plan.units()) {
            List<FeedFiling> due = definitions.settings().expectedFeeds().stream()
                    .map(feed -> filings.get(new Slice(feed, unit, month)))
                    .filter(Objects::nonNull)
                    .map(filing ->
                            new FeedFiling(filing.filed(), filing.onTime(), filing.nonEmpty(), filing.passingShare()))
                    .toList();
            if (!due.isEmpty()) {
                quality.put(unit, DataQuality.of(due));
            }
        }
        return quality;
    }
}

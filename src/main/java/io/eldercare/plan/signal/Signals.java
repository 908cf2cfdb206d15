package io.eldercare.plan.signal;

import io.eldercare.plan.Attainment;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Status;
import io.eldercare.plan.Target;
import io.eldercare.plan.trend.SeriesBreak;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the figures of a plan's units ask to be verified, month by month. */
public final class Signals {
    private static final Set<Status> REACHED =
            EnumSet.of(Status.MET, Status.BASICALLY_MET, Status.DUTY_MET, Status.MET_ON_TIME);

    private final Map<String, Target> targets;
    private final Set<String> units;
    private final KpiSeries series;
    private final Map<String, List<SeriesBreak>> breaks;
    private final SignalSubjects subjects;
    private final SignalRules rules;

    /** @param breaks changes of definition by KPI: no pattern crosses them */
    public Signals(
            Plan plan,
            KpiSeries series,
            Map<String, List<SeriesBreak>> breaks,
            SignalSubjects subjects,
            SignalRules rules) {
        this.targets = plan.targets().stream().collect(Collectors.toMap(Target::id, Function.identity()));
        this.units = Set.copyOf(plan.units());
        this.series = series;
        this.breaks = breaks;
        this.subjects = subjects;
        this.rules = rules;
    }

    /**
     * @param attainments of the plan's targets at {@code month}
     * @param edits late changes of the month's statements, by county
     * @return at most one for a region, rule, figure and feed, in that order
     */
    public List<GamingSignal> at(
            YearMonth month, Collection<Attainment> attainments, Map<String, List<LateEdit>> edits) {
        List<GamingSignal> found = new ArrayList<>();
        for (Attainment attainment : attainments) {
            Target target = targets.get(attainment.targetId());
            if (target != null) {
                lookAtSeries(attainment, target, found);
                lookAtEdits(attainment, target, edits, found);
            }
        }
        subjects.senders().forEach(county -> lookAtDigits(county, month, found));
        // several targets may look at one figure: the first of the plan speaks
        SortedSet<GamingSignal> first = new TreeSet<>(GamingSignal.ORDER);
        first.addAll(found);
        return List.copyOf(first);
    }

    private void lookAtSeries(Attainment attainment, Target target, List<GamingSignal> found) {
        String region = attainment.regionCode();
        YearMonth month = attainment.month();
        if (!units.contains(region) || !subjects.ofCases().contains(target.kpiCode())) {
            return;
        }
        NavigableMap<YearMonth, KpiValue> history = comparable(target.kpiCode(), region, month);
        if (target.standing() && target.isUpward()) {
            FullMonths.evidence(history, month, rules)
                    .ifPresent(evidence -> found.add(signal("GAME_ALWAYS_FULL", attainment, target, "", evidence)));
        }
        JustReached.evidence(target, history, month, rules)
                .ifPresent(evidence -> found.add(signal("GAME_THRESHOLD", attainment, target, "", evidence)));
    }

    private NavigableMap<YearMonth, KpiValue> comparable(String kpi, String region, YearMonth month) {
        NavigableMap<YearMonth, KpiValue> past = series.history(kpi, region).headMap(month, true);
        return SeriesBreak.latest(breaks.getOrDefault(kpi, List.of()), month)
                .map(change -> past.tailMap(change.month(), true))
                .orElse(past);
    }

    private void lookAtEdits(
            Attainment attainment, Target target, Map<String, List<LateEdit>> edits, List<GamingSignal> found) {
        List<String> feeds = subjects.headlineFeeds().getOrDefault(target.kpiCode(), List.of());
        if (REACHED.contains(attainment.status())) {
            edits.getOrDefault(attainment.regionCode(), List.of()).stream()
                    .filter(edit -> feeds.contains(edit.feed()))
                    .forEach(edit ->
                            found.add(signal("GAME_LATE_EDIT", attainment, target, edit.feed(), edit.evidence())));
        }
    }

    private void lookAtDigits(String county, YearMonth month, List<GamingSignal> found) {
        List<NavigableMap<YearMonth, KpiValue>> histories = subjects.stated().stream()
                .map(kpi -> series.history(kpi, county))
                .filter(history -> !history.isEmpty())
                .toList();
        RoundNumbers.evidence(histories, month, rules)
                .ifPresent(evidence -> found.add(new GamingSignal("GAME_ROUND", county, month, "", "", evidence)));
    }

    private static GamingSignal signal(
            String rule, Attainment attainment, Target target, String feed, String evidence) {
        return new GamingSignal(rule, attainment.regionCode(), attainment.month(), target.kpiCode(), feed, evidence);
    }
}

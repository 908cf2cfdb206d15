package io.eldercare.report;

import io.eldercare.definitions.Messages;
import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the letter to one unit prints. Lists are cut so that it stays on one page; what was cut is counted. */
final class LetterView {
    private static final int REJECTIONS = 5;
    private static final int SIGNALS = 3;
    private static final int LIFTS = 3;

    private final Edition edition;
    private final Unit unit;
    private final Messages messages;

    LetterView(Edition edition, Unit unit, Messages messages) {
        this.edition = edition;
        this.unit = unit;
        this.messages = messages;
    }

    record RejectionView(String feed, String column, String message, String remedy, String rule, long rows) {}

    /** @param needed empty where the missing cases are not told */
    record LiftView(String kpi, String name, boolean share, String needed, String unitLabel, String points) {}

    /**
     * @param levelWith units of the same band, whose rank cannot be told apart
     * @param reason why it has no score
     */
    record Standing(
            boolean rated,
            boolean ranked,
            String score,
            Change change,
            String band,
            String interval,
            List<String> levelWith,
            String grade,
            String reason) {}

    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        List<TargetView> targets = targets();
        List<RejectionLine> rejections = RejectionLine.of(edition, unit);
        List<SignalLine> signals = edition.signals().stream()
                .filter(signal -> signal.region().equals(unit.code()))
                .toList();
        FilingTally tally = FilingTally.of(edition, unit);
        context.put("place", edition.jurisdiction().name());
        context.put("unit", unit.name());
        context.put("unitWord", edition.unitWord());
        context.put("kind", edition.kind().code());
        context.put("span", edition.kind().span(edition.month()));
        context.put("trial", edition.plan().trial());
        context.put("targets", targets);
        context.put("noFigures", targets.stream().noneMatch(TargetView::present));
        context.put(
                "standings",
                edition.scores().stream()
                        .filter(score -> score.region().equals(unit.code()))
                        .map(this::standing)
                        .toList());
        context.put("filing", tally);
        context.put("passing", Print.percentOf(tally.passing()));
        context.put(
                "rejections",
                rejections.stream().limit(REJECTIONS).map(this::rejection).toList());
        context.put("moreRejected", rowsLeftOut(rejections));
        context.put("signals", signals.stream().limit(SIGNALS).toList());
        context.put("moreSignals", signals.size() > SIGNALS);
        context.put("lifts", lifts());
        return context;
    }

    /** Rejected rows whose reasons find no room. */
    static long rowsLeftOut(List<RejectionLine> rejections) {
        return rejections.stream()
                .skip(REJECTIONS)
                .mapToLong(RejectionLine::rows)
                .sum();
    }

    private List<TargetView> targets() {
        List<TargetView> targets = new ArrayList<>();
        for (Target target : edition.headTargets()) {
            Target own = edition.targetOf(target, unit.code());
            boolean bound = own.region().equals(unit.code())
                    || edition.kpi(target.kpi()).share();
            TargetLine line = TargetLine.of(edition, bound ? own : without(own), unit.code());
            targets.add(TargetView.of(edition, line, unit.code(), targets.size() + 1));
        }
        return targets;
    }

    /** A number of the whole jurisdiction is no number of the unit. */
    private static Target without(Target target) {
        return new Target(
                target.id(),
                target.kpi(),
                target.region(),
                target.name(),
                target.comparator(),
                target.value(),
                false,
                target.deadline(),
                null,
                null,
                target.standing(),
                target.quotaSource(),
                target.document(),
                target.clause());
    }

    private Standing standing(Score score) {
        CountySection.CountyView view = new CountySection(edition).county(score);
        List<String> level = edition.scores().stream()
                .filter(other -> score.band() != null && Objects.equals(other.band(), score.band()))
                .map(Score::region)
                .filter(region -> !region.equals(score.region()))
                .sorted()
                .map(edition::placeName)
                .toList();
        return new Standing(
                score.score() != null,
                score.ranked(),
                view.score(),
                CountySection.change(score),
                score.band() == null ? "" : String.valueOf(score.band()),
                view.interval(),
                level,
                view.grade(),
                view.reason());
    }

    private RejectionView rejection(RejectionLine line) {
        Messages.Text text = messages.of(line.feedCode(), line.rule() + ":" + line.column());
        return new RejectionView(
                line.feed(), text.columnLabel(), line.message(), text.remedy(), line.rule(), line.rows());
    }

    private List<LiftView> lifts() {
        return edition.details().lifts().stream()
                .filter(lift -> lift.region().equals(unit.code()) && lift.points() != null)
                .limit(LIFTS)
                .map(lift -> new LiftView(
                        lift.kpi(),
                        edition.kpi(lift.kpi()).name(),
                        edition.kpi(lift.kpi()).share(),
                        lift.needed() == null || lift.needed().signum() == 0 ? "" : Print.count(lift.needed()),
                        lift.unitLabel(),
                        Print.score(lift.points())))
                .toList();
    }
}

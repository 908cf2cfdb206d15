package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.ScorePart;
import io.eldercare.report.Edition.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Units whose score moved, and why. A score counts as moved only where a figure behind it did beyond its usual variation, or points were
 * given or taken; all others stay level, whatever their decimals say.
 */
final class Movers {
    private static final int NAMED = 3;
    private static final int REASONS = 2;

    /** Lines of a scorecard that follow from others, or only close the sum. */
    private static final List<String> CONSEQUENCES = List.of("improvement", "limit");

    private final Edition edition;

    Movers(Edition edition) {
        this.edition = edition;
    }

    /**
     * A line of the scorecard that moved the score.
     *
     * @param changes figures of the line, and how they moved; empty for points given or taken
     * @param points without sign
     */
    record Reason(String name, List<FigureChange> changes, String points, boolean gained) {}

    /** @param effect of cases apart from base, where the figure is a share */
    record FigureChange(String kpi, String name, Change change, Effect.@Nullable View effect) {}

    record Mover(String name, Change change, List<Reason> reasons) {}

    void into(Map<String, Object> context) {
        List<Mover> risen = movers(true);
        List<Mover> fallen = movers(false);
        List<String> level = level();
        context.put("risen", risen.stream().limit(NAMED).toList());
        context.put("fallen", fallen.stream().limit(NAMED).toList());
        context.put("moreMovers", risen.size() > NAMED || fallen.size() > NAMED);
        context.put("level", level);
        context.put("compared", risen.size() + fallen.size() + level.size());
    }

    /** Units of two scores that cannot be told apart, in order of code. */
    List<String> level() {
        return compared()
                .filter(score -> reasons(score).isEmpty())
                .sorted(Comparator.comparing(Score::region))
                .map(score -> edition.placeName(score.region()))
                .toList();
    }

    private List<Mover> movers(boolean rise) {
        return compared()
                .filter(score -> size(score).signum() > 0 == rise)
                .map(score -> mover(score, rise, reasons(score)))
                .filter(mover -> !mover.reasons().isEmpty())
                .toList();
    }

    private Mover mover(Score score, boolean rise, List<Reason> reasons) {
        return new Mover(
                edition.placeName(score.region()),
                new Change(rise ? "rise" : "fall", Print.score(size(score).abs()) + "分", true),
                reasons);
    }

    /** The largest changes first. */
    private Stream<Score> compared() {
        return edition.scores().stream()
                .filter(score -> score.score() != null && score.change() != null)
                .sorted(Comparator.comparing((Score score) -> size(score).abs())
                        .reversed()
                        .thenComparing(Score::region));
    }

    private static BigDecimal size(Score score) {
        return Objects.requireNonNull(score.change());
    }

    /** The heaviest lines that moved the score its own way. */
    private List<Reason> reasons(Score score) {
        return edition.parts().stream()
                .filter(part -> part.region().equals(score.region()))
                .filter(part -> tells(part, size(score)))
                .sorted(Comparator.comparing((ScorePart part) -> change(part).abs())
                        .reversed()
                        .thenComparing(ScorePart::item))
                .map(part -> reason(part, score.region()))
                .flatMap(Optional::stream)
                .limit(REASONS)
                .toList();
    }

    private static boolean tells(ScorePart part, BigDecimal whole) {
        int sign = whole.setScale(2, RoundingMode.HALF_UP).signum();
        return sign != 0
                && change(part).setScale(2, RoundingMode.HALF_UP).signum() == sign
                && !CONSEQUENCES.contains(part.kind());
    }

    private static BigDecimal change(ScorePart part) {
        return Objects.requireNonNullElse(part.change(), BigDecimal.ZERO);
    }

    /** Empty for an item whose figures stay within their usual variation: its points moved with the weights alone. */
    private Optional<Reason> reason(ScorePart part, String region) {
        boolean gained = change(part).signum() > 0;
        List<FigureChange> changes = kpis(part.item()).stream()
                .filter(kpi -> {
                    Change change = Change.of(edition, kpi, region);
                    return change.moved()
                            && change.direction().equals("rise")
                                    == (gained != kpi.direction().equals("down"));
                })
                .map(kpi -> new FigureChange(
                        kpi.code(), kpi.name(), Change.of(edition, kpi, region), Effect.viewed(edition, kpi, region)))
                .toList();
        boolean item = part.kind().equals("item");
        return item && changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        part.name(), changes, Print.score(change(part).abs()), gained));
    }

    private List<Kpi> kpis(String item) {
        return edition.details().itemTargets().stream()
                .filter(entry -> entry.item().equals(item))
                .flatMap(entry -> edition.jurisdictionTargets().stream()
                        .filter(target -> target.id().equals(entry.target())))
                .map(Target::kpi)
                .distinct()
                .map(edition::kpi)
                .toList();
    }
}

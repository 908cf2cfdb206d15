package io.eldercare.report;

import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.Unit;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds what stands on scores to the table of figures: scores and their parts, ranks, what would lift them, and allotted money. */
final class ScoreFigures {
    private final Edition edition;
    private final FigureTable table;
    private final String home;

    ScoreFigures(Edition edition, FigureTable table) {
        this.edition = edition;
        this.table = table;
        this.home = edition.jurisdiction().code();
    }

    void add() {
        edition.scores().forEach(this::score);
        for (Score score : edition.scores()) {
            rank("score.rank_low", score.region(), score.rankLow());
            rank("score.rank_high", score.region(), score.rankHigh());
            rank("score.tie_band", score.region(), score.band());
            table.add("score.converted", score.region(), score.converted(), "points");
            if (score.band() != null) {
                long level = edition.scores().stream()
                        .filter(other -> Objects.equals(other.band(), score.band()))
                        .count();
                table.count("score.level_with", score.region(), level - 1, "regions");
            }
        }
        for (Edition.ScorePart part : edition.parts()) {
            table.add(FigureTable.Figure.of("score." + part.item(), part.region(), part.points(), "points"));
            table.add("score." + part.item() + ".weight", home, part.weight(), "points");
            table.add("score." + part.item() + ".change", part.region(), part.change(), "points");
        }
        for (ScoreDetails.Lift lift : edition.details().lifts()) {
            table.add("lift." + lift.kpi(), lift.region(), lift.points(), "points");
            table.add("lift." + lift.kpi() + ".needed", lift.region(), lift.needed(), "cases");
        }
        units();
        allotments();
    }

    private void score(Score score) {
        table.add("score", score.region(), score.score(), "points");
        table.add("score.change", score.region(), score.change(), "points");
        if (score.ranked()) {
            rank("score.rank", score.region(), score.rank());
        }
        rank("score.rank_change", score.region(), score.rankChange());
    }

    private void units() {
        long ranked = edition.units().stream().filter(Unit::ranked).count();
        count("units.ranked", ranked);
        count("units.shown", edition.units().size() - ranked);
        count("units", edition.units().size());
        count(
                "units.unrated",
                edition.scores().stream().filter(score -> score.score() == null).count());
        count(
                "units.missing",
                edition.senders().stream()
                        .filter(unit ->
                                !FilingTally.of(edition, unit.code()).missing().isEmpty())
                        .count());
        count("units.level", new Movers(edition).level().size());
    }

    private void count(String code, long units) {
        table.count(code, home, units, "regions");
    }

    private void rank(String code, String region, @Nullable Integer rank) {
        if (rank != null) {
            table.count(code, region, rank, "rank");
        }
    }

    private void allotments() {
        for (AllotmentLine line : edition.allotments()) {
            table.add("allocation", line.region(), line.yuan(), "yuan");
            table.add("allocation.share", line.region(), line.share(), "share");
            table.add("allocation.pot", home, line.pot(), "yuan");
        }
    }

    /** Change of a share parted, in percentage points, and how far cases and base moved. */
    static void effect(Edition edition, FigureTable table, Edition.Kpi kpi, String region) {
        Effect.of(edition, kpi, region).ifPresent(effect -> {
            points(
                    table,
                    kpi.code() + ".change.from_cases",
                    region,
                    effect.change().fromNumerator());
            points(
                    table,
                    kpi.code() + ".change.from_base",
                    region,
                    effect.change().fromBase());
            table.add(kpi.code() + ".numerator_change", region, effect.cases(), "cases");
            table.add(kpi.code() + ".denominator_change", region, effect.base(), "cases");
        });
    }

    private static void points(FigureTable table, String code, String region, BigDecimal value) {
        table.add(code, region, value, "percentage_points");
    }
}

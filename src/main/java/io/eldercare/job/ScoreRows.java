package io.eldercare.job;

import io.eldercare.mart.Change;
import io.eldercare.mart.TableData;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.score.AwardedGrade;
import io.eldercare.plan.score.Placing;
import io.eldercare.plan.score.ScoreBounds;
import io.eldercare.plan.score.Scorecard;
import io.eldercare.plan.score.ScorecardPart;
import io.eldercare.plan.score.Scorecards.Sensitivity;
import io.eldercare.plan.score.TargetShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scorecards as rows of the mart's tables. */
final class ScoreRows {
    private static final List<String> CARD = List.of(
            "plan_code",
            "region_code",
            "month",
            "role",
            "score",
            "score_low",
            "score_high",
            "rank",
            "rank_low",
            "rank_high",
            "tie_band",
            "grade",
            "grade_note",
            "next_grade",
            "next_grade_gap",
            "next_band_gap",
            "converted",
            "score_change",
            "rank_change",
            "trial",
            "reason");
    private static final List<String> PART = List.of(
            "plan_code",
            "region_code",
            "month",
            "item_code",
            "name",
            "kind",
            "value",
            "floor",
            "target",
            "weight",
            "points",
            "lift",
            "points_change",
            "document_no",
            "note",
            "sort_order");
    private static final List<String> TARGET = List.of(
            "plan_code",
            "region_code",
            "month",
            "item_code",
            "target_id",
            "value",
            "floor",
            "target",
            "share",
            "needed",
            "lift",
            "lift_per_case",
            "sort_order");
    private static final List<String> SENSITIVITY =
            List.of("plan_code", "region_code", "month", "assumption", "name", "first_order", "total", "sort_order");

    private final String plan;
    private final List<@Nullable Object[]> cards = new ArrayList<>();
    private final List<@Nullable Object[]> parts = new ArrayList<>();
    private final List<@Nullable Object[]> targets = new ArrayList<>();

    private ScoreRows(String plan) {
        this.plan = plan;
    }

    /** The scorecards of a plan from {@code from} on. */
    static List<Change> scorecards(String plan, YearMonth from, Collection<Scorecard> scorecards) {
        ScoreRows rows = new ScoreRows(plan);
        scorecards.forEach(rows::add);
        return List.of(
                rows.replaced("mart.scorecard", from, CARD, rows.cards),
                rows.replaced("mart.scorecard_part", from, PART, rows.parts),
                rows.replaced("mart.scorecard_target", from, TARGET, rows.targets));
    }

    private Change replaced(String table, YearMonth from, List<String> columns, List<@Nullable Object[]> rows) {
        return new Change.Replacement(
                new TableData(table, columns, rows), "plan_code = ? and month >= ?", List.of(plan, from.atDay(1)));
    }

    /** Sensitivities of the plan's latest month; those of earlier months go. */
    static Change sensitivities(
            String plan, String jurisdiction, YearMonth month, Collection<Sensitivity> sensitivities) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Sensitivity one : sensitivities) {
            rows.add(new @Nullable Object[] {
                plan,
                one.regionCode().orElse(jurisdiction),
                month.atDay(1),
                one.assumption(),
                one.name(),
                one.first(),
                one.total(),
                rows.size()
            });
        }
        return new Change.Replacement(
                new TableData("mart.rank_sensitivity", SENSITIVITY, rows), "plan_code = ?", List.of(plan));
    }

    private void add(Scorecard card) {
        LocalDate month = card.month().atDay(1);
        Optional<Placing> placing = card.placing();
        Optional<AwardedGrade> grade = card.grade();
        cards.add(new @Nullable Object[] {
            plan,
            card.regionCode(),
            month,
            card.role().name().toLowerCase(Locale.ROOT),
            card.score().orElse(null),
            card.bounds().map(ScoreBounds::low).orElse(null),
            card.bounds().map(ScoreBounds::high).orElse(null),
            placing.map(Placing::rank).orElse(null),
            placing.map(Placing::low).orElse(null),
            placing.map(Placing::high).orElse(null),
            placing.map(Placing::band).orElse(null),
            grade.map(AwardedGrade::name).orElse(null),
            grade.flatMap(AwardedGrade::note).orElse(null),
            grade.flatMap(AwardedGrade::next).orElse(null),
            grade.flatMap(AwardedGrade::gap).orElse(null),
            card.bandGap().orElse(null),
            card.converted().orElse(null),
            card.scoreChange().orElse(null),
            card.rankChange().orElse(null),
            card.trial(),
            card.reason().orElse(null)
        });
        int targetOrder = 0;
        for (int order = 0; order < card.parts().size(); order++) {
            ScorecardPart part = card.parts().get(order);
            parts.add(part(card, month, part, order));
            for (TargetShare target : part.targets()) {
                targets.add(target(card, month, part, target, targetOrder++));
            }
        }
    }

    private @Nullable Object[] part(Scorecard card, LocalDate month, ScorecardPart part, int order) {
        return new @Nullable Object[] {
            plan,
            card.regionCode(),
            month,
            part.itemCode(),
            part.name(),
            part.kind().code(),
            part.value().orElse(null),
            part.floor().orElse(null),
            part.target().orElse(null),
            part.weight().setScale(4, RoundingMode.HALF_UP),
            part.points().orElse(null),
            part.lift().orElse(null),
            part.change().orElse(null),
            part.documents().orElse(null),
            part.note().orElse(null),
            order
        };
    }

    private @Nullable Object[] target(
            Scorecard card, LocalDate month, ScorecardPart part, TargetShare target, int order) {
        return new @Nullable Object[] {
            plan,
            card.regionCode(),
            month,
            part.itemCode(),
            target.targetId(),
            target.value().orElse(null),
            target.floor(),
            target.target().orElse(null),
            target.share().orElse(null),
            target.needed().orElse(null),
            target.lift().orElse(null),
            perCase(target).orElse(null),
            order
        };
    }

    private static Optional<BigDecimal> perCase(TargetShare target) {
        return target.needed()
                .filter(needed -> needed.signum() > 0)
                .flatMap(
                        needed -> target.lift().map(lift -> lift.divide(needed, KpiValue.SCALE, RoundingMode.HALF_UP)));
    }
}

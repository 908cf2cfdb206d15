package io.eldercare.job.money;

import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.score.AwardedGrade;
import io.eldercare.plan.score.Placing;
import io.eldercare.plan.score.ScoreBounds;
import io.eldercare.plan.score.Scorecard;
import io.eldercare.plan.score.ScorecardPart;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * How a unit was scored.
 *
 * @param score 0–100; of a unit that is not rated its lower bound: withholding never pays
 * @param rated whether it has a score
 * @param grade empty where the scorecard names none
 * @param improvement share of the way to the targets, 0–100
 */
public record Standing(
        Optional<BigDecimal> score,
        boolean rated,
        Optional<String> grade,
        Optional<Integer> band,
        Optional<BigDecimal> improvement,
        Optional<BigDecimal> dataQuality) {

    private static final String STORED = """
            select card.region_code, card.score, card.score_low, card.tie_band, card.grade,
                (select value from mart.scorecard_part as part
                    where part.plan_code = card.plan_code and part.region_code = card.region_code
                        and part.month = card.month and part.item_code = :improvement) as improvement,
                (select value from mart.scorecard_part as part
                    where part.plan_code = card.plan_code and part.region_code = card.region_code
                        and part.month = card.month and part.item_code = :quality) as data_quality
            from mart.scorecard as card
            where card.plan_code = :plan and card.month = :month
            """;

    /** As published, by region code; empty when the month has no scorecard. */
    static SortedMap<String, Standing> published(Handle handle, String plan, YearMonth month) {
        SortedMap<String, Standing> standings = new TreeMap<>();
        handle.createQuery(STORED)
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .bind("improvement", ScoringItem.IMPROVEMENT)
                .bind("quality", ScoringItem.DATA_QUALITY)
                .map((row, context) -> {
                    Optional<BigDecimal> score = Optional.ofNullable(row.getBigDecimal("score"));
                    Optional<BigDecimal> low = Optional.ofNullable(row.getBigDecimal("score_low"));
                    return standings.put(
                            row.getString("region_code"),
                            new Standing(
                                    score.or(() -> low),
                                    score.isPresent(),
                                    Optional.ofNullable(row.getString("grade")),
                                    Optional.ofNullable(row.getObject("tie_band", Integer.class)),
                                    Optional.ofNullable(row.getBigDecimal("improvement")),
                                    Optional.ofNullable(row.getBigDecimal("data_quality"))));
                })
                .list();
        return standings;
    }

    static Standing of(Scorecard card) {
        return new Standing(
                card.score().or(() -> card.bounds().map(ScoreBounds::low)),
                card.score().isPresent(),
                card.grade().map(AwardedGrade::name),
                card.placing().map(Placing::band),
                value(card, ScoringItem.IMPROVEMENT),
                value(card, ScoringItem.DATA_QUALITY));
    }

    private static Optional<BigDecimal> value(Scorecard card, String line) {
        return card.parts().stream()
                .filter(part -> part.itemCode().equals(line))
                .findFirst()
                .flatMap(ScorecardPart::value);
    }

    /** Same score and improvement: what an allocation takes from a scorecard. */
    boolean agreesWith(Standing other) {
        return rated == other.rated && same(score, other.score) && same(improvement, other.improvement);
    }

    private static boolean same(Optional<BigDecimal> left, Optional<BigDecimal> right) {
        return left.orElse(BigDecimal.ZERO).compareTo(right.orElse(BigDecimal.ZERO)) == 0;
    }
}

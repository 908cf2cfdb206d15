package io.eldercare.plan.score;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The score of a unit at a month.
 *
 * @param score 0–100, six decimals; empty: 暂不评定
 * @param bounds of the score; empty where no item applies
 * @param placing of a ranked unit with a score
 * @param grade of a ranked unit with a score, where the plan gives grades
 * @param converted 折算分: points of the municipal evaluation, six decimals
 * @param bandGap points from the score to the lowest of the next better band
 * @param scoreChange against the month before
 * @param rankChange places gained since the month before
 * @param trial prints 试评
 * @param reason why there is no score, or what is missing in it
 */
public record Scorecard(
        String planCode,
        String regionCode,
        YearMonth month,
        Role role,
        Optional<BigDecimal> score,
        Optional<ScoreBounds> bounds,
        Optional<Placing> placing,
        Optional<AwardedGrade> grade,
        Optional<BigDecimal> converted,
        Optional<BigDecimal> bandGap,
        Optional<BigDecimal> scoreChange,
        Optional<Integer> rankChange,
        boolean trial,
        Optional<String> reason,
        List<ScorecardPart> parts) {
    public Scorecard {
        parts = List.copyOf(parts);
    }

    public enum Role {
        RANKED,
        SHOWN
    }

    public Optional<Integer> rank() {
        return placing.map(Placing::rank);
    }

    Scorecard comparedWith(Scorecard before) {
        Optional<BigDecimal> change = score.flatMap(now -> before.score().map(now::subtract));
        return new Scorecard(
                planCode,
                regionCode,
                month,
                role,
                score,
                bounds,
                placing,
                grade,
                converted,
                bandGap,
                change,
                rank().flatMap(now -> before.rank().map(then -> then - now)),
                trial,
                reason,
                change.isPresent() ? moved(before) : parts);
    }

    /** What moved the score: every line against the month before; a line that is gone stays with no points. */
    private List<ScorecardPart> moved(Scorecard before) {
        List<ScorecardPart> moved = new ArrayList<>();
        for (ScorecardPart part : parts) {
            moved.add(part.changed(points(part).subtract(points(before, part.itemCode()))));
        }
        for (ScorecardPart gone : before.parts) {
            if (parts.stream().noneMatch(part -> part.itemCode().equals(gone.itemCode()))
                    && points(gone).signum() != 0) {
                BigDecimal nothing = BigDecimal.ZERO.setScale(points(gone).scale());
                moved.add(ScorecardPart.adjusting(
                                gone.itemCode(), gone.name(), gone.kind(), nothing, Optional.empty(), "本月没有")
                        .changed(points(gone).negate()));
            }
        }
        return moved;
    }

    private static BigDecimal points(Scorecard card, String code) {
        return card.parts.stream()
                .filter(part -> part.itemCode().equals(code))
                .map(Scorecard::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal points(ScorecardPart part) {
        return part.points().orElse(BigDecimal.ZERO);
    }
}

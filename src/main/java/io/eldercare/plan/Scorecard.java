package io.eldercare.plan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The score of a unit at a month.
 *
 * @param score 0–100, six decimals; empty: 暂不评定
 * @param rank among the ranked units with a score, 1 is best, ties share the better rank (1, 2, 2, 4)
 * @param scoreChange against the month before
 * @param rankChange places gained since the month before
 * @param trial prints 试评
 * @param reason why there is no score
 */
public record Scorecard(
        String planCode,
        String regionCode,
        YearMonth month,
        Role role,
        Optional<BigDecimal> score,
        Optional<Integer> rank,
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

    Scorecard comparedWith(Scorecard before) {
        return new Scorecard(
                planCode,
                regionCode,
                month,
                role,
                score,
                rank,
                score.flatMap(now -> before.score().map(now::subtract)),
                rank.flatMap(now -> before.rank().map(then -> then - now)),
                trial,
                reason,
                parts);
    }
}

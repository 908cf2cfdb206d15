package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.LargestRemainder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What lifts an item's points most: for every target the points that the score gains once it is reached. Reaching a target also gives its
 * part of the improvement points in full, so the lifts of all items and of data quality add up to what the lines lack of 100.
 *
 * @param weight of the item in the unit's score
 * @param improvementWeight what the item's improvement weighs in the unit's score: the improvement points over the number of items
 */
record Lifts(ItemScore item, Fraction weight, Fraction improvementWeight) {

    Optional<BigDecimal> whole() {
        if (item.isFalsified() || item.share().isEmpty()) {
            return Optional.empty();
        }
        List<Fraction> lifts = item.applying().stream().map(this::of).toList();
        return Optional.of(rounded(LargestRemainder.sum(lifts)));
    }

    List<TargetShare> targets() {
        boolean told = whole().isPresent();
        return item.targets().stream()
                .map(target -> target.report()
                        .lifting(told && target.applies() ? Optional.of(rounded(of(target))) : Optional.empty()))
                .toList();
    }

    private Fraction of(TargetScore target) {
        Fraction lacking = Fraction.ONE.minus(target.share().clamped()).times(weight);
        Fraction progress = Fraction.ONE.minus(target.improvement()).times(improvementWeight);
        return lacking.plus(progress).over(Fraction.of(item.applying().size()));
    }

    static BigDecimal rounded(Fraction points) {
        return points.round(KpiValue.SCALE, RoundingMode.HALF_UP);
    }
}

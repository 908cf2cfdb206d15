package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import io.eldercare.plan.ScoringItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A collected item of one unit: the targets that apply, and their means.
 *
 * @param kept share of the item that the unit keeps; less than one after a figure was found false
 */
record ItemScore(ScoringItem item, List<TargetScore> targets, Missing missing, Fraction kept) {
    boolean applies() {
        return targets.stream().anyMatch(TargetScore::applies);
    }

    /** Some of it is not yet due from anybody. */
    boolean isEarly() {
        return targets.stream().anyMatch(target -> !target.due());
    }

    boolean isMissing() {
        return targets.stream().anyMatch(TargetScore::isMissing);
    }

    boolean isFalsified() {
        return kept.compareTo(Fraction.ONE) < 0;
    }

    boolean isMet() {
        return !isFalsified() && applying().stream().allMatch(TargetScore::isMet);
    }

    boolean hasYearBefore() {
        return applying().stream().anyMatch(target -> target.yearBefore().isPresent());
    }

    List<TargetScore> applying() {
        return targets.stream().filter(TargetScore::applies).toList();
    }

    /** Mean of the shares; empty when nothing applies or something missing is not told. */
    Optional<Fraction> share() {
        return mean(TargetScore::share);
    }

    Optional<Fraction> improvement() {
        return mean(TargetScore::improvement);
    }

    private Optional<Fraction> mean(Function<TargetScore, Fraction> measure) {
        if (!applies() || (isMissing() && missing == Missing.WITHHELD)) {
            return Optional.empty();
        }
        List<Fraction> shares = applying().stream().map(measure).toList();
        return Optional.of(
                LargestRemainder.sum(shares).over(Fraction.of(shares.size())).times(kept));
    }
}

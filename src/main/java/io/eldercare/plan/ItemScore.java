package io.eldercare.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A collected item of one unit: the targets that apply, and their means. */
record ItemScore(ScoringItem item, List<TargetScore> targets) {
    boolean applies() {
        return targets.stream().anyMatch(TargetScore::applies);
    }

    boolean isMissing() {
        return targets.stream().anyMatch(TargetScore::isMissing);
    }

    boolean hasYearBefore() {
        return targets.stream()
                .anyMatch(target -> target.applies() && target.yearBefore().isPresent());
    }

    /** Mean of the shares; empty when nothing applies or something is missing. */
    Optional<Fraction> share() {
        return mean(TargetScore::share);
    }

    Optional<Fraction> improvement() {
        return mean(TargetScore::improvement);
    }

    private Optional<Fraction> mean(Function<TargetScore, Fraction> measure) {
        if (!applies() || isMissing()) {
            return Optional.empty();
        }
        List<Fraction> shares =
                targets.stream().filter(TargetScore::applies).map(measure).toList();
        return Optional.of(LargestRemainder.sum(shares).over(Fraction.of(shares.size())));
    }
}

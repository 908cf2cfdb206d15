package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.Workplace;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code explain} answers. All of them throw {@link UnknownFigureException} naming what there is instead. */
public final class Explanations {
    private static final FigureProofs.Depth WHOLE =
            new FigureProofs.Depth(Integer.MAX_VALUE, FigureProofs.Depth.Issues.LISTED);
    private static final FigureProofs.Depth ROWS =
            new FigureProofs.Depth(Integer.MAX_VALUE, FigureProofs.Depth.Issues.COUNTED);

    private Explanations() {}

    /** A figure down to the lines it counts, what was found in them, and what stood there before. */
    public static Explanation figure(Workplace place, FigureKey key) {
        return ProofDesk.withLake(place, (desk, lake) -> {
            FigureProof proof = FigureProofs.single(desk, lake, key, WHOLE);
            return new FigureExplanation(proof.with(FormerValues.of(desk, lake, proof)));
        });
    }

    /**
     * Many figures at once, by the same way as one: down to the lines, with checks as counts.
     *
     * @return in the order of the keys; without those that have no figure
     */
    public static List<Explanation> figures(Workplace place, Collection<FigureKey> keys) {
        return ProofDesk.withLake(
                place,
                (desk, lake) -> FigureProofs.of(desk, lake, keys, ROWS).stream()
                        .<Explanation>map(FigureExplanation::new)
                        .toList());
    }

    /** A figure as a vintage of a released bulletin printed it, with the deliveries of then. */
    public static Explanation vintage(Workplace place, String plan, int vintage, FigureKey key) {
        return account(
                place,
                "vintage",
                plan,
                key.regionCode(),
                key.month(),
                desk -> VintageProof.of(desk, plan, vintage, key));
    }

    /** @param item code of a line of the scorecard; empty: all lines */
    public static Explanation score(
            Workplace place, String plan, String region, YearMonth month, Optional<String> item) {
        return account(place, "score", plan, region, month, desk -> ScoreProof.of(desk, plan, region, month, item));
    }

    /** @param region empty: all ranked units */
    public static Explanation rank(Workplace place, String plan, YearMonth month, Optional<String> region) {
        return account(place, "rank", plan, region.orElse(""), month, desk -> RankProof.of(desk, plan, month, region));
    }

    /** Attainment, path, pace, forecast and quota of a target. */
    public static Explanation target(Workplace place, String plan, String target, String region, YearMonth month) {
        return account(place, "target", plan, region, month, desk -> TargetProof.of(desk, plan, target, region, month));
    }

    /** @param region empty: the pot and all units */
    public static Explanation allocation(Workplace place, String plan, YearMonth month, Optional<String> region) {
        return account(
                place,
                "allocation",
                plan,
                region.orElse(""),
                month,
                desk -> AllocationProof.of(desk, plan, month, region));
    }

    /** @param rule empty: all rules that grant something */
    public static Explanation subsidy(
            Workplace place, String plan, String region, YearMonth month, Optional<String> rule) {
        return ProofDesk.withLake(
                place,
                (desk, lake) -> new AccountExplanation(
                        "subsidy", plan, region, month, SubsidyProof.of(desk, lake, plan, region, month, rule)));
    }

    private static Explanation account(
            Workplace place,
            String kind,
            String plan,
            String region,
            YearMonth month,
            Function<ProofDesk, Account> work) {
        return ProofDesk.reading(place, desk -> new AccountExplanation(kind, plan, region, month, work.apply(desk)));
    }
}

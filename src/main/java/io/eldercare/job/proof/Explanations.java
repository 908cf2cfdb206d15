package io.eldercare.job.proof;

import io.eldercare.job.Workplace;
import io.eldercare.job.UnknownFigureException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

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
            return new FigureExplanation(proof);
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
}

package io.eldercare.plan.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which assumption moves the ranks: the weight of a line, or the normalisation. A Dirichlet weight is a gamma variate among its like, so the
 * gamma variates and the choice of normalisation are the independent inputs that {@link SobolIndices} asks for; the outputs are ranks.
 *
 * @param code of the line, or {@link #NORMALISATION}
 * @param first first-order index of each unit's rank, in the order of the composite
 * @param total total index of each unit's rank
 * @param firstOverall over all units, weighted by the variance of their ranks
 */
public record RankSensitivity(
        String code, String name, double[] first, double[] total, double firstOverall, double totalOverall) {

    /** Code of the assumption about scales. */
    public static final String NORMALISATION = "normalisation";

    /** Rows of each sample matrix. */
    public static final int SAMPLES = 1024;

    /** One a line with a weight, in their order; the normalisation last where there is a choice of it. */
    public static List<RankSensitivity> of(Composite composite, RankingMethod method) {
        double[] centre = composite.weights();
        int[] weighted = IntStream.range(0, centre.length)
                .filter(line -> centre[line] > 0)
                .toArray();
        boolean choice = method.chances().values().stream()
                        .filter(chance -> chance.signum() > 0)
                        .count()
                > 1;
        SobolIndices.Inputs inputs = new SobolIndices.Inputs() {
            @Override
            public int count() {
                return weighted.length + (choice ? 1 : 0);
            }

            @Override
            public double draw(int input, Random random) {
                return input < weighted.length ? method.gamma(centre[weighted[input]], random) : random.nextDouble();
            }
        };
        SobolIndices indices = SobolIndices.of(
                inputs,
                values -> {
                    double[] weights = new double[centre.length];
                    for (int input = 0; input < weighted.length; input++) {
                        weights[weighted[input]] = values[input];
                    }
                    double place = choice ? values[weighted.length] : 0;
                    return IntStream.of(Composite.ranks(composite.scores(weights, method.normalisation(place))))
                            .asDoubleStream()
                            .toArray();
                },
                SAMPLES,
                method.seed());
        List<RankSensitivity> all = new ArrayList<>();
        for (int input = 0; input < inputs.count(); input++) {
            boolean line = input < weighted.length;
            all.add(new RankSensitivity(
                    line ? composite.lines().get(weighted[input]).code() : NORMALISATION,
                    line ? composite.lines().get(weighted[input]).name() + "的权重" : "标准化方法",
                    indices.first()[input],
                    indices.total()[input],
                    indices.overall(indices.first()[input]),
                    indices.overall(indices.total()[input])));
        }
        return all;
    }
}

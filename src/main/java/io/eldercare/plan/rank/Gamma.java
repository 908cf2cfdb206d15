package io.eldercare.plan.rank;

import java.util.Random;

/** Gamma variates of scale one: Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26(3), 2000. */
final class Gamma {
    private Gamma() {}

    /** @param shape above nought; below one the variate of shape + 1 is multiplied by U^(1 / shape), as the paper says */
    static double draw(double shape, Random random) {
        if (shape < 1) {
            double boosted = draw(shape + 1, random);
            return boosted * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double centre = shape - 1.0 / 3;
        double width = 1 / StrictMath.sqrt(9 * centre);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + width * normal;
            if (root > 0) {
                double cube = root * root * root;
                double uniform = 1 - random.nextDouble();
                if (StrictMath.log(uniform) < 0.5 * normal * normal + centre * (1 - cube + StrictMath.log(cube))) {
                    return centre * cube;
                }
            }
        }
    }
}

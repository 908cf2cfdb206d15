package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Apportion;
import io.eldercare.simulate.draw.Chance;

/** Residents of an institution by ability. */
public final class Occupancy {
    private static final double[] USUAL = {0.22, 0.24, 0.20, 0.19, 0.15};

    /** Position of the residents without an assessment. */
    public static final int UNASSESSED = USUAL.length;

    private Occupancy() {}

    /** Levels 0 to 4, then the unassessed; the sum is the residents at the end of the current month. */
    public static int[] levels(World world, Institution one) {
        Chance chance = world.chance("levels", one.id);
        double[] weights = new double[USUAL.length + 1];
        double assessed = 1 - world.rate("institution.unassessed");
        for (int level = 0; level < USUAL.length; level++) {
            weights[level] = USUAL[level] * assessed * chance.part(0.6, 1.4);
        }
        weights[UNASSESSED] = 1 - assessed;
        return Apportion.byWeight(one.residents, weights);
    }

    /** Nursing beds with somebody in them. */
    public static int nursingBeds(Institution one) {
        return Math.min(one.nursing, one.residents * 2 / 3);
    }

    /** Residents on destitute support. */
    public static int destitute(Institution one) {
        return one.isPublic() ? one.residents / 2 : 0;
    }
}

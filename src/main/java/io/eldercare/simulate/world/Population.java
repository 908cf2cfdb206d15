package io.eldercare.simulate.world;

import java.time.YearMonth;
import java.util.Optional;

/** Residents at the end of a month, carried on from the census of 2020. */
public record Population(int total, int aged60, int aged65, int aged80) {
    public static final Population NONE = new Population(0, 0, 0, 0);

    private static final int VERY_OLD_OF_60 = 7;
    private static final double PERSONS_A_HOUSEHOLD = 2.9;

    /** Empty for a zone without a census figure of its own. */
    public static Optional<Population> of(World world, int county, YearMonth month) {
        return world.geography().census(world.code(county)).map(census -> {
            double years = (month.getYear() - 2020) + (month.getMonthValue() - 11) / 12.0;
            double all = 1 + world.rate("population.yearly_growth_total") * years;
            double old = 1 + world.rate("population.yearly_growth_60") * years;
            int aged60 = (int) Math.round(census.aged60() * old);
            int aged65 = (int) Math.round(census.aged65() * old);
            return new Population((int) Math.round(census.total() * all), aged60, aged65, aged60 / VERY_OLD_OF_60);
        });
    }

    public int households() {
        return (int) Math.round(total / PERSONS_A_HOUSEHOLD);
    }
}

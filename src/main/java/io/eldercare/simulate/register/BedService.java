package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.FamilyBed;
import io.eldercare.simulate.world.World;
import java.time.YearMonth;

/** What was done at a family bed in a month; no visit where it was not served. */
public record BedService(int visits, int minutes) {
    public static BedService of(World world, FamilyBed bed, YearMonth month) {
        Chance chance = world.chance("family_bed_month", bed.id(), month);
        boolean served = chance.happens(world.rate("family_bed.served"));
        int visits = served ? chance.between(2, 8) : 0;
        return new BedService(visits, visits * chance.between(40, 80));
    }

    public boolean isServed() {
        return visits > 0;
    }
}

package io.eldercare.simulate.register;

import io.eldercare.simulate.world.Deliveries;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The further registers of all counties of a world, month by month beside it. */
public final class Registers {
    private static final int QUARTER = 3;

    private final World world;
    private final List<OfCounty> counties = new ArrayList<>();

    /** To be made before the world's first month happens. */
    public Registers(World world) {
        this.world = world;
        for (int county = 0; county < world.counties(); county++) {
            counties.add(new OfCounty(county));
        }
    }

    /** Lets the month happen, after the world's: one entry a county, in the world's order. */
    public List<CountyRegisters> step(YearMonth month, List<CountyMonth> states) {
        List<CountyRegisters> registers = new ArrayList<>();
        for (int county = 0; county < counties.size(); county++) {
            registers.add(counties.get(county).step(month, states.get(county)));
        }
        return registers;
    }

    /** What the departments of a city above counties report. */
    public List<Measure> measuresOf(String city, YearMonth month) {
        return Measure.ofCity(world, city, first(city), month);
    }

    /** What the own account of a city above counties books. */
    public List<FundLine> fundsOf(String city, YearMonth month) {
        return Funds.ofCity(world, city, first(city), month);
    }

    /** Position of the city's first county. */
    private int first(String city) {
        int county = 0;
        while (!world.cityOf(world.code(county)).equals(city)) {
            county++;
        }
        return county;
    }

    private final class OfCounty {
        private final int county;
        private final DestituteRegister destitute;
        private final Stays stays;
        private final Staff staff;
        private final Retrofits retrofits;
        private final Facilities facilities;
        private final Projects projects;
        private final List<Retrofit> unsent = new ArrayList<>();

        OfCounty(int county) {
            YearMonth before = world.from().minusMonths(1);
            this.county = county;
            this.destitute = new DestituteRegister(world, county, before);
            this.stays = new Stays(world, county, destitute, before);
            this.staff = new Staff(world, county, before);
            this.retrofits = new Retrofits(world, county);
            this.facilities = new Facilities(world, county);
            this.projects = new Projects(world, county);
        }

        CountyRegisters step(YearMonth month, CountyMonth state) {
            Deliveries deliveries = world.plan().deliveries();
            stays.step(month);
            destitute.step(month);
            staff.step(month);
            retrofits.step(month);
            if (month.getMonthValue() % QUARTER == 1) {
                unsent.clear();
            }
            unsent.addAll(retrofits.ofTheMonth());
            List<Destitute> onSupport = destitute.all();
            boolean pilot = deliveries.isSent("service_record", state.county(), month);
            return new CountyRegisters(
                    state.county(),
                    month,
                    stays.shown(),
                    onSupport,
                    staff.workers(),
                    deliveries.fromCounty("retrofit", state.county()) ? retrofits.ofTheMonth() : List.copyOf(unsent),
                    facilities.listed(month),
                    projects.listed(month),
                    Funds.booked(world, county, month),
                    Benefits.paid(
                            world,
                            county,
                            month,
                            state,
                            staff.workers(),
                            stays.shown(),
                            onSupport,
                            retrofits.ofTheMonth()),
                    pilot ? ServiceRecord.given(world, county, month, state) : List.of(),
                    state.beds().stream()
                            .filter(bed -> bed.isAccepted(month) && !bed.hasEnded(month))
                            .toList(),
                    Measure.ofCounty(world, county, month));
        }
    }
}

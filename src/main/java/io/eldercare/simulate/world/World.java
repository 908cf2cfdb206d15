package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.draw.IdentityNumbers;
import io.eldercare.simulate.world.Calibration.CountyPlan;
import io.eldercare.simulate.world.Calibration.WorldPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A prefecture: its counties' institutions, rosters, visits, volunteers and beds, month by month. */
public final class World {
    public static final YearMonth BASELINE = YearMonth.of(2020, 12);

    /** Levels that count persons and follow the scale. */
    private static final Set<String> SCALED = Set.of("roster", "assessments", "volunteers");

    /** What happened in one county in one month. */
    public record CountyMonth(
            String county,
            List<Institution> institutions,
            Rosters.Register register,
            List<Visit> visits,
            List<Assessment> assessments,
            Volunteers volunteers,
            List<FamilyBed> beds) {}

    private final Calibration calibration;
    private final WorldPlan plan;
    private final Geography geography;
    private final YearMonth from;
    private final double scale;
    private final long seed;
    private final double[] weights;
    private final IdentityNumbers identities = new IdentityNumbers();
    private final Institutions institutions;
    private final Rosters rosters;
    private final List<Volunteers> volunteers = new ArrayList<>();
    private final List<FamilyBed.Stock> beds = new ArrayList<>();

    public World(
            Calibration calibration, Geography geography, String plan, YearMonth from, BigDecimal scale, long seed) {
        this.calibration = calibration;
        this.plan = calibration.world(plan);
        this.geography = geography;
        this.from = from;
        this.scale = scale.doubleValue();
        this.seed = seed;
        this.plan.counties().forEach(county -> geography.declareTownships(county.code(), county.townships()));
        this.weights = this.plan.counties().stream().mapToDouble(this::elders).toArray();
        this.institutions = new Institutions(calibration, this.plan, geography, weights, seed);
        for (YearMonth month = BASELINE; month.isBefore(from); month = month.plusMonths(1)) {
            institutions.step(month);
        }
        this.rosters = new Rosters(this, from.minusMonths(1));
        for (int county = 0; county < this.plan.counties().size(); county++) {
            volunteers.add(new Volunteers(this, county, from.minusMonths(1)));
            beds.add(new FamilyBed.Stock(this, county, from.minusMonths(1)));
        }
    }

    /** Lets {@code month} happen; months must be given in order, beginning with {@code from}. */
    public List<CountyMonth> step(YearMonth month) {
        institutions.step(month);
        List<Rosters.Register> registers = rosters.step(month);
        List<CountyMonth> months = new ArrayList<>();
        for (int county = 0; county < plan.counties().size(); county++) {
            List<Institution> homes = institutions.of(code(county));
            volunteers.get(county).step(month, volunteers);
            beds.get(county)
                    .step(month, homes.stream().filter(one -> one.counts(month)).toList());
            Rosters.Register register = registers.get(county);
            List<Visit> visits = Visits.paid(this, county, month, register);
            List<Assessment> assessments = Assessment.of(this, county, month, rosters.live(county));
            months.add(new CountyMonth(
                    code(county),
                    homes,
                    register,
                    visits,
                    assessments,
                    volunteers.get(county),
                    beds.get(county).beds()));
        }
        return months;
    }

    private double elders(CountyPlan county) {
        return geography
                .census(county.code())
                .map(Geography.Census::aged60)
                .orElseGet(() -> county.homes().getOrDefault("elders", 0));
    }

    /** The prefecture's level divided by population 60+, seen with the county's lead; persons are scaled. */
    public int count(String level, int county, YearMonth month) {
        YearMonth seen = month.plusMonths(plan.counties().get(county).lead());
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double share = plan.level(level, seen) * weights[county] / total;
        return (int) Math.round(SCALED.contains(level) ? share * scale : share);
    }

    public double level(String level, int county, YearMonth month) {
        return plan.level(level, month.plusMonths(plan.counties().get(county).lead()));
    }

    public double rate(String name) {
        return calibration.rate(name);
    }

    public Chance chance(Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = plan.prefecture();
        System.arraycopy(words, 0, all, 1, words.length);
        return Chance.of(seed, all);
    }

    /** A person between 60 and 100 years old when the simulation begins, the younger the more likely. */
    public Elder newElder(Chance chance) {
        int oldest = chance.happens(0.5) ? 74 : chance.happens(0.7) ? 86 : 99;
        LocalDate today = from.atDay(1);
        return identities.born(today.minusYears(oldest), today.minusYears(60), chance);
    }

    public String code(int county) {
        return plan.counties().get(county).code();
    }

    public WorldPlan plan() {
        return plan;
    }

    public Geography geography() {
        return geography;
    }

    public IdentityNumbers identities() {
        return identities;
    }

    public YearMonth from() {
        return from;
    }
}

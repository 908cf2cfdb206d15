package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.draw.IdentityNumbers;
import io.eldercare.simulate.world.WorldPlan.CountyPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A region: its counties' institutions, rosters, visits, volunteers and beds, month by month. */
public final class World {
    public static final YearMonth BASELINE = YearMonth.of(2020, 12);

    /** Levels that count persons and follow the scale. */
    private static final Set<String> SCALED =
            Set.of("roster", "assessments", "volunteers", "destitute_home", "retrofits", "service_records");

    /** Levels without which a county's volunteers or rosters would be impossible. */
    private static final Set<String> AT_LEAST_ONE = Set.of("teams", "roster");

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
    private final IdentityNumbers identities;
    private final Settlements settlements;
    private final Institutions institutions;
    private final Rosters rosters;
    private final List<Volunteers> volunteers = new ArrayList<>();
    private final List<FamilyBed.Stock> beds = new ArrayList<>();

    public World(
            Calibration calibration,
            Geography geography,
            WorldPlan unresolved,
            YearMonth from,
            BigDecimal scale,
            long seed) {
        this.calibration = calibration;
        this.plan = unresolved.resolved(geography);
        this.identities = new IdentityNumbers(this.plan.firstIdentity(), this.plan.laterIdentity());
        this.geography = geography;
        this.from = from;
        this.scale = scale.doubleValue();
        this.seed = seed;
        this.plan.counties().forEach(county -> geography.declareTownships(county.code(), county.townships()));
        this.weights = this.plan.counties().stream().mapToDouble(this::elders).toArray();
        this.settlements = new Settlements(this.plan, geography, this.plan.homesScaled() ? this.scale : 1);
        this.institutions = new Institutions(
                calibration, this.plan, geography, weights, this.plan.homesScaled() ? this.scale : 1, seed);
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

    /** The region's level divided by population 60+, seen with the county's lead; persons are scaled. */
    public int count(String level, int county, YearMonth month) {
        YearMonth seen = month.plusMonths(plan.counties().get(county).lead());
        double share = plan.level(level, seen) * weights[county] / weight();
        if (plan.homesScaled()) {
            return Math.max(AT_LEAST_ONE.contains(level) ? 1 : 0, (int) Math.round(share * scale));
        }
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
        all[0] = plan.region();
        System.arraycopy(words, 0, all, 1, words.length);
        return Chance.of(seed, all);
    }

    /** A person between 60 and 100 years old when the simulation begins, the younger the more likely. */
    public Elder newElder(Chance chance) {
        int oldest = chance.happens(0.5) ? 74 : chance.happens(0.7) ? 86 : 99;
        LocalDate today = from.atDay(1);
        return identities.born(today.minusYears(oldest), today.minusYears(60), chance);
    }

    /** A person of a register that came later than the roster, the visits and the volunteers. */
    public Elder newcomer(Chance chance, int youngest, int oldest) {
        LocalDate today = from.atDay(1);
        return identities.bornLater(today.minusYears(oldest), today.minusYears(youngest), chance);
    }

    /** The county's part of the region by population 60+. */
    public double share(int county) {
        return weights[county] / weight();
    }

    private double weight() {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        return total;
    }

    /** Persons on the county's roster at the end of the current month. */
    public List<Roster> rostered(int county) {
        return rosters.live(county);
    }

    /** Institutions of the county, whatever their status. */
    public List<Institution> institutions(int county) {
        return institutions.of(code(county));
    }

    public Settlements settlements() {
        return settlements;
    }

    public long seed() {
        return seed;
    }

    /** The region's own office, or that of the county's prefecture where the region has several. */
    public String cityOf(String county) {
        return county.equals(plan.region()) ? county : geography.above(county).get(0);
    }

    /** The first county of its prefecture: the city's own institutions stand there. */
    boolean isSeatOfTheCity(int county) {
        return county == 0 || !cityOf(code(county - 1)).equals(cityOf(code(county)));
    }

    public Calibration calibration() {
        return calibration;
    }

    public int counties() {
        return plan.counties().size();
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

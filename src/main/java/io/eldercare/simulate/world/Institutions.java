package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Apportion;
import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.WorldPlan.CountyPlan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The institutions of a prefecture: founded to match the published figures of 2020-12, then month by month. */
public final class Institutions {
    private static final LocalDate LONG_AGO = LocalDate.of(1985, 1, 1);
    private static final int FEWEST_BEDS = 20;
    private static final LocalDate RECENTLY = LocalDate.of(2019, 12, 31);

    private final Calibration calibration;
    private final WorldPlan plan;
    private final Geography geography;
    private final double[] weights;
    private final double scale;
    private final long seed;
    private final List<Institution> all = new ArrayList<>();
    private final Map<String, List<Institution>> byCounty = new HashMap<>();

    /** @param scale divides the numbers of homes, beds and residents; a kind of home is nowhere missing then */
    Institutions(
            Calibration calibration, WorldPlan plan, Geography geography, double[] weights, double scale, long seed) {
        this.calibration = calibration;
        this.plan = plan;
        this.geography = geography;
        this.weights = weights;
        this.scale = scale;
        this.seed = seed;
        foundBaseline();
        planChanges();
        foundLater();
    }

    public List<Institution> of(String county) {
        return Collections.unmodifiableList(byCounty.getOrDefault(county, List.of()));
    }

    private void foundBaseline() {
        List<Institution> welfare = found("welfare_homes", Institution.WELFARE, scaled("welfare_homes"));
        List<Institution> township = found("township_homes", Institution.TOWNSHIP, scaled("township_homes"));
        List<Institution> homes = found("private_homes", Institution.PRIVATE, scaled("private_homes"));
        Chance chance = Chance.of(seed, "institution", "beds");
        giveBeds(welfare, beds("welfare_beds", welfare), chance);
        giveBeds(township, beds("township_beds", township), chance);
        giveBeds(homes, beds("private_beds", homes), chance);
        giveNursingBeds(chance);
        List<Institution> ofTheState = new ArrayList<>(welfare);
        ofTheState.addAll(township);
        giveResidents(ofTheState, scaled("public_residents"), chance);
        giveResidents(homes, scaled("private_residents"), chance);
    }

    private int scaled(String name) {
        return (int) Math.round(plan.baseline(name) * scale);
    }

    private int beds(String name, List<Institution> homes) {
        return scale < 1 ? Math.max(scaled(name), homes.size() * FEWEST_BEDS) : scaled(name);
    }

    private List<Institution> found(String name, String kind, int total) {
        int[] shares = Apportion.byWeight(total, weights);
        List<Institution> founded = new ArrayList<>();
        for (int index = 0; index < plan.counties().size(); index++) {
            CountyPlan county = plan.counties().get(index);
            int share = county.homes().getOrDefault(name, shares[index]);
            int number = scale < 1 ? Math.max(1, share) : share;
            for (int ordinal = 0; ordinal < number; ordinal++) {
                founded.add(found(
                        county, kind, Chance.of(seed, "founding", county.code(), kind, ordinal), LONG_AGO, RECENTLY));
            }
        }
        return founded;
    }

    private Institution found(CountyPlan county, String kind, Chance chance, LocalDate first, LocalDate last) {
        List<String> townships = geography.townships(county.code());
        String township = townships.isEmpty() ? "" : chance.pick(townships);
        int ordinal = of(county.code()).size() + 1;
        String id = county.code() + "JG" + Integer.toString(1000 + ordinal).substring(1);
        String ownership = switch (kind) {
            case Institution.WELFARE -> "公办公营";
            case Institution.TOWNSHIP -> chance.happens(0.3) ? "公建民营" : "公办公营";
            case Institution.DAY_CARE -> "民办公助";
            default -> chance.happens(0.35) ? "民办公助" : "民办民营";
        };
        String name = geography.name(county.code()) + "第" + ordinal + kind;
        Institution founded =
                new Institution(id, county.code(), township, name, kind, ownership, chance.day(first, last));
        all.add(founded);
        byCounty.computeIfAbsent(county.code(), code -> new ArrayList<>()).add(founded);
        return founded;
    }

    private static void giveBeds(List<Institution> institutions, int beds, Chance chance) {
        double[] weights =
                institutions.stream().mapToDouble(one -> chance.part(0.6, 1.5)).toArray();
        int[] shares = Apportion.byWeight(beds, weights);
        for (int index = 0; index < shares.length; index++) {
            Institution one = institutions.get(index);
            one.built = shares[index];
            one.open = shares[index] - shares[index] / chance.between(8, 30);
        }
    }

    private void giveNursingBeds(Chance chance) {
        double[] wanted = all.stream()
                .mapToDouble(
                        one -> one.built * chance.part(0.7, 1.3) * (one.kind.equals(Institution.TOWNSHIP) ? 0.85 : 1))
                .toArray();
        int[] caps = all.stream().mapToInt(one -> one.built * 9 / 10).toArray();
        int[] shares = Apportion.byWeight(scaled("nursing_beds"), wanted, caps);
        for (int index = 0; index < shares.length; index++) {
            all.get(index).nursing = shares[index];
        }
    }

    private static void giveResidents(List<Institution> institutions, int residents, Chance chance) {
        double[] wanted = institutions.stream()
                .mapToDouble(one -> one.built * chance.part(0.6, 1.4))
                .toArray();
        int[] caps = institutions.stream().mapToInt(one -> one.open).toArray();
        int[] shares = Apportion.byWeight(residents, wanted, caps);
        for (int index = 0; index < shares.length; index++) {
            Institution one = institutions.get(index);
            one.residents = shares[index];
            one.occupancyAtStart = one.built == 0 ? 0 : (double) one.residents / one.built;
            one.occupancyGain = chance.part(0.7, 1.3);
        }
    }

    private void planChanges() {
        for (Institution one : all) {
            Chance chance = Chance.of(seed, "changes", one.id);
            boolean closes =
                    one.kind.equals(Institution.TOWNSHIP) && chance.happens(calibration.rate("institution.closure"));
            if (closes) {
                one.closesIn = later(one, chance.between(10, 62));
            } else if (chance.happens(calibration.rate("institution.upgrade"))) {
                planUpgrade(one, chance);
            }
        }
    }

    private void planUpgrade(Institution one, Chance chance) {
        one.upgradeIn = later(one, chance.between(4, 66));
        double growth = chance.part(
                calibration.rate("institution.upgrade_growth_low"),
                calibration.rate("institution.upgrade_growth_high"));
        double nursing = chance.part(
                calibration.rate("institution.upgrade_nursing_low"),
                calibration.rate("institution.upgrade_nursing_high"));
        one.builtAfterUpgrade = (int) Math.round(one.built * growth);
        one.nursingAfterUpgrade = Math.max(one.nursing, (int) Math.round(one.builtAfterUpgrade * nursing));
        one.pausesBeforeUpgrade = one.kind.equals(Institution.TOWNSHIP)
                && chance.happens(calibration.rate("institution.renovation_pause"));
    }

    private YearMonth later(Institution one, int months) {
        return World.BASELINE.plusMonths(Math.max(3, months - lead(one.county)));
    }

    private int lead(String county) {
        return plan.counties().stream()
                .filter(one -> one.code().equals(county))
                .mapToInt(CountyPlan::lead)
                .findFirst()
                .orElse(0);
    }

    private void foundLater() {
        foundLater("new_private_homes", Institution.PRIVATE, 60, 180);
        foundLater("new_public_centres", Institution.TOWNSHIP, 90, 200);
        foundLater("day_care_centres", Institution.DAY_CARE, 15, 40);
    }

    private void foundLater(String name, String kind, int fewest, int most) {
        int[] shares = Apportion.byWeight((int) Math.round(plan.growth(name) * scale), weights);
        for (int index = 0; index < shares.length; index++) {
            CountyPlan county = plan.counties().get(index);
            for (int ordinal = 0; ordinal < shares[index]; ordinal++) {
                Chance chance = Chance.of(seed, "later", county.code(), name, ordinal);
                YearMonth opening = World.BASELINE.plusMonths(chance.between(5, 62));
                Institution founded = found(county, kind, chance, opening.atDay(1), opening.atDay(28));
                founded.built = chance.between(fewest, most);
                founded.open = founded.built - founded.built / 12;
                founded.nursing = kind.equals(Institution.DAY_CARE)
                        ? 0
                        : (int) Math.round(founded.built * chance.part(0.58, 0.75));
                founded.occupancyAtStart = 0.2;
            }
        }
    }

    /** Lets {@code month} happen. */
    public void step(YearMonth month) {
        for (Institution one : all) {
            if (one.isListed(month) && month.isAfter(World.BASELINE)) {
                step(one, month);
            }
        }
    }

    private void step(Institution one, YearMonth month) {
        if (month.equals(one.upgradeIn)) {
            one.built = one.builtAfterUpgrade;
            one.nursing = one.nursingAfterUpgrade;
            one.open = one.built - one.built / 15;
        }
        one.admissions = 0;
        one.discharges = 0;
        one.deaths = 0;
        if (one.kind.equals(Institution.DAY_CARE)) {
            return;
        }
        if (!one.status(month).equals(Institution.RUNNING)) {
            one.discharges = one.residents;
            one.residents = 0;
            return;
        }
        move(one, month, Chance.of(seed, "residents", one.id, month));
    }

    private void move(Institution one, YearMonth month, Chance chance) {
        String level = switch (one.kind) {
            case Institution.WELFARE -> "welfare_occupancy";
            case Institution.TOWNSHIP -> "township_occupancy";
            default -> "private_occupancy";
        };
        double gained = plan.level(level, month.plusMonths(lead(one.county))) - plan.level(level, World.BASELINE);
        double wanted = Math.min(0.93, Math.max(0.05, one.occupancyAtStart + gained * one.occupancyGain));
        if (one.openedOn.isAfter(World.BASELINE.atEndOfMonth())) {
            wanted = plan.level(level, month);
        }
        int missing = (int) Math.round(one.built * wanted) - one.residents;
        one.deaths = chance.count(one.residents, calibration.rate("institution.death"));
        one.discharges = chance.count(one.residents - one.deaths, calibration.rate("institution.discharge"));
        int left = one.residents - one.deaths - one.discharges;
        int arriving = chance.round(Math.max(0, missing * 0.25 + one.deaths + one.discharges + chance.part(-0.6, 0.6)));
        one.admissions = Math.max(0, Math.min(arriving, one.open - left));
        one.residents = left + one.admissions;
    }
}

package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.Facility;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Standing;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Communities, villages and townships that have a facility. A register of facilities stands until the next is due. */
final class CoverageTruth {
    private static final String OTHER_UNIT = "类似乡级单位";
    private static final int LARGE = 1000;

    /** The points of a county as last stated. */
    private record Register(YearMonth month, List<Facility> serving) {}

    private final World world;
    private final Figures figures;
    private final Filed filed;
    private final Map<String, Register> registers = new HashMap<>();

    CoverageTruth(World world, Figures figures, Filed filed) {
        this.world = world;
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, CountyMonth state, CountyRegisters register) {
        String county = state.county();
        if (filed.inThatMonth(county, month, "facility")) {
            registers.put(
                    county,
                    new Register(
                            month,
                            register.facilities().stream()
                                    .filter(one -> one.serves(month))
                                    .toList()));
        }
        if (!filed.all(county, month, "facility")) {
            return;
        }
        List<Facility> serving = standing(county, month);
        facilities(county, month, serving);
        if (!filed.everStated(county, "population")) {
            return;
        }
        Predicate<Facility> mutualAid = one -> one.kind().equals(Facility.MUTUAL_AID);
        Predicate<Facility> dayCare = CoverageTruth::givesDayCare;
        List<String> villages = world.settlements().villages(county);
        List<String> communities = world.settlements().communities(county);
        covered("village_facility_coverage", county, month, villages, serving, one -> true);
        covered("village_mutual_aid_coverage", county, month, villages, serving, mutualAid);
        covered(
                "village_mutual_aid_meal_coverage",
                county,
                month,
                villages,
                serving,
                mutualAid.and(one -> one.functions().contains(Facility.MEALS)));
        covered("urban_facility_coverage", county, month, communities, serving, one -> true);
        covered("community_day_care_coverage", county, month, communities, serving, dayCare);
        covered(
                "community_station_coverage",
                county,
                month,
                communities,
                serving,
                one -> one.kind().equals(Facility.STATION));
    }

    private void facilities(String county, YearMonth month, List<Facility> serving) {
        YearMonth stated = stated(county, month);
        Predicate<Facility> running = one -> one.status(stated).equals("运营");
        Predicate<Facility> dayCare = CoverageTruth::givesDayCare;
        Predicate<Facility> meals =
                running.and(one -> one.kind().equals("助餐点") || one.functions().contains(Facility.MEALS));
        figures.count("facility_count", county, month, serving, Facility::township);
        figures.count("day_care_facility_count", county, month, such(serving, dayCare), Facility::township);
        figures.count("meal_point_count", county, month, such(serving, meals), Facility::township);
        figures.share("facility_running_share", county, month, serving, Facility::township, running);
    }

    private static List<Facility> such(List<Facility> all, Predicate<Facility> which) {
        return all.stream().filter(which).toList();
    }

    private static boolean givesDayCare(Facility one) {
        return one.kind().equals(Facility.DAY_CARE) || one.functions().contains(Facility.DAY_CARE);
    }

    private YearMonth stated(String county, YearMonth month) {
        Register register = registers.get(county);
        return register == null ? month : register.month();
    }

    private List<Facility> standing(String county, YearMonth month) {
        Register register = registers.get(county);
        return register == null || !filed.all(county, month, "facility") ? List.of() : register.serving();
    }

    private void covered(
            String kpi,
            String county,
            YearMonth month,
            List<String> places,
            List<Facility> serving,
            Predicate<Facility> such) {
        Set<String> reached = new HashSet<>();
        serving.stream().filter(such).forEach(one -> reached.addAll(one.covers()));
        List<String> covered = places.stream().filter(reached::contains).toList();
        figures.share(kpi, county, month, 0, places.size());
        figures.quotient(kpi, county, month, covered, code -> code.substring(0, 9), code -> 1, code -> 0);
    }

    /** Townships with a site, wherever that is registered; of counties whose townships the reference lists. */
    void townships(YearMonth month, List<CountyMonth> states) {
        Map<String, List<Facility>> facilities = new HashMap<>();
        Map<String, List<Institution>> institutions = new HashMap<>();
        Map<Institution, Standing> standings = new HashMap<>();
        for (int county = 0; county < states.size(); county++) {
            CountyMonth state = states.get(county);
            for (Facility one : standing(state.county(), month)) {
                facilities
                        .computeIfAbsent(one.township(), code -> new ArrayList<>())
                        .add(one);
            }
            for (Institution one : state.institutions()) {
                if (one.isListed(month) && one.status(month).equals(Institution.RUNNING)) {
                    institutions
                            .computeIfAbsent(one.township, code -> new ArrayList<>())
                            .add(one);
                    standings.put(one, Standing.of(world, county, one, month));
                }
            }
        }
        for (CountyMonth state : states) {
            String county = state.county();
            List<String> all = world.geography().listedTownships(county).stream()
                    .filter(code -> !world.geography().band(code).equals(OTHER_UNIT))
                    .toList();
            if (!filed.all(county, month, "institution")) {
                continue;
            }
            boolean facilitiesStated = filed.all(county, month, "facility");
            List<String> streets =
                    all.stream().filter(code -> isStreetOrSeat(code, all)).toList();
            Predicate<String> home = code -> institutions.getOrDefault(code, List.of()).stream()
                    .anyMatch(one -> one.kind.equals(Institution.TOWNSHIP) && one.isPublic());
            Predicate<String> centre = code -> institutions.getOrDefault(code, List.of()).stream()
                            .anyMatch(one -> of(standings, one).regionalCentre())
                    || facilities.getOrDefault(code, List.of()).stream().anyMatch(Facility::isCentre);
            Predicate<String> large = code -> institutions.getOrDefault(code, List.of()).stream()
                            .anyMatch(one -> of(standings, one).regionalCentre()
                                    && of(standings, one).floorArea() >= LARGE)
                    || facilities.getOrDefault(code, List.of()).stream()
                            .anyMatch(one -> one.isCentre() && one.area() >= LARGE);
            Predicate<String> site = code -> institutions.containsKey(code) || facilities.containsKey(code);
            present("public_home_township_coverage", county, month, all, home);
            if (facilitiesStated) {
                present("regional_centre_street_coverage", county, month, streets, centre);
                present("regional_centre_township_coverage", county, month, all, centre);
                present("comprehensive_centre_street_coverage", county, month, streets, large);
                present("township_site_coverage", county, month, all, site);
            }
        }
    }

    private static Standing of(Map<Institution, Standing> standings, Institution one) {
        Standing standing = standings.get(one);
        if (standing == null) {
            throw new IllegalStateException(one.id);
        }
        return standing;
    }

    private boolean isStreetOrSeat(String township, List<String> all) {
        boolean streets =
                all.stream().anyMatch(code -> world.geography().band(code).equals("街道"));
        return world.geography().band(township).equals("街道") || (!streets && township.endsWith("100"));
    }

    private void present(String kpi, String county, YearMonth month, List<String> all, Predicate<String> such) {
        figures.share(kpi, county, month, all, code -> code, such);
    }
}

package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.Worker;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Occupancy;
import io.eldercare.simulate.world.Standing;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Ratings, medical units, mechanisms, ownership and staff of institutions, and whether a county has one of a kind. */
final class InstitutionTruth {
    private static final Set<String> COUNTY_OR_CITY = Set.of("市", "县");
    private static final int MEDICAL_RESIDENTS = 50;
    private static final int MEDICAL_BEDS = 150;
    private static final int FULL_CENTRE_BEDS = 100;
    private static final int FULL_CENTRE_RATING = 3;

    private record Home(Institution one, Standing standing) {
        boolean is(String kind) {
            return one.kind.equals(kind);
        }

        String township() {
            return one.township;
        }
    }

    private final World world;
    private final Figures figures;
    private final Filed filed;

    InstitutionTruth(World world, Figures figures, Filed filed) {
        this.world = world;
        this.figures = figures;
        this.filed = filed;
    }

    void observe(int county, YearMonth month, CountyMonth state, CountyRegisters registers) {
        if (!filed.all(state.county(), month, "institution")) {
            return;
        }
        List<Home> running = state.institutions().stream()
                .filter(one -> one.isListed(month) && one.status(month).equals(Institution.RUNNING))
                .map(one -> new Home(one, Standing.of(world, county, one, month)))
                .toList();
        List<Home> homes =
                running.stream().filter(one -> one.one().counts(month)).toList();
        List<Home> township =
                homes.stream().filter(one -> one.is(Institution.TOWNSHIP)).toList();
        List<Home> welfare = homes.stream()
                .filter(one -> one.is(Institution.WELFARE)
                        && COUNTY_OR_CITY.contains(one.standing().adminLevel()))
                .toList();
        List<Home> ofCounty = welfare.stream()
                .filter(one -> one.standing().adminLevel().equals("县"))
                .toList();
        Predicate<Home> ratedTwo = one -> one.standing().validRating(month) >= 2;
        Predicate<Home> medical = one -> one.standing().inHouseMedical();
        String code = state.county();
        share(
                "township_home_rating1_share",
                code,
                month,
                township,
                one -> one.standing().validRating(month) >= 1);
        share("welfare_home_rating2_share", code, month, welfare, ratedTwo);
        share("county_welfare_home_rating2_share", code, month, ofCounty, ratedTwo);
        share("welfare_home_medical_share", code, month, welfare, medical);
        share("county_welfare_home_medical_share", code, month, ofCounty, medical);
        share(
                "admission_mechanism_share",
                code,
                month,
                homes,
                one -> one.standing().hasAllMechanisms());
        List<Home> shown =
                homes.stream().filter(one -> one.standing().demonstration()).toList();
        figures.count("demonstration_institution_count", code, month, shown, Home::township);
        if (filed.all(code, month, "bed_month")) {
            ofHomes(code, month, homes, medical);
        }
        staffing(code, month, homes, registers.workers());
        if (world.geography().census(code).isPresent()) {
            ofTheCounty(code, month, running, homes);
        }
    }

    private void ofHomes(String code, YearMonth month, List<Home> homes, Predicate<Home> medical) {
        figures.quotient(
                "inclusive_bed_share",
                code,
                month,
                homes,
                Home::township,
                one -> one.standing().inclusive() ? one.one().built : 0,
                one -> one.one().built);
        share("public_home_medical_share", code, month, large(homes, true), medical);
        share("private_home_medical_share", code, month, large(homes, false), medical);
    }

    private void share(String kpi, String county, YearMonth month, List<Home> homes, Predicate<Home> such) {
        figures.share(kpi, county, month, homes, Home::township, such);
    }

    /** Public homes with 50 residents or more, or private ones with 150 beds or more: those that shall have a medical unit. */
    private static List<Home> large(List<Home> homes, boolean ofTheState) {
        return homes.stream()
                .filter(one -> one.one().isPublic() == ofTheState)
                .filter(one -> ofTheState ? one.one().residents >= MEDICAL_RESIDENTS : one.one().built >= MEDICAL_BEDS)
                .toList();
    }

    private void staffing(String county, YearMonth month, List<Home> homes, List<Worker> workers) {
        if (!filed.all(county, month, "institution", "bed_month", "staff")) {
            return;
        }
        List<Home> lived = homes.stream().filter(one -> one.one().residents > 0).toList();
        share(
                "staffing_ratio_share",
                county,
                month,
                lived,
                home -> caregivers(home, workers, month) * 30 >= needed(home));
        figures.quotient(
                "caregiver_supply_rate",
                county,
                month,
                lived,
                Home::township,
                home -> caregivers(home, workers, month) * 30,
                this::needed);
    }

    private static long caregivers(Home home, List<Worker> workers, YearMonth month) {
        return workers.stream()
                .filter(one -> one.home == home.one() && one.is(Worker.CAREGIVER) && one.isInPost(month))
                .count();
    }

    /** One caregiver for 3 of levels 3 and 4, for 6 of levels 1 and 2, for 10 of level 0: in thirtieths. */
    private long needed(Home home) {
        int[] levels = Occupancy.levels(world, home.one());
        return 10L * (levels[3] + levels[4]) + 5L * (levels[1] + levels[2]) + 3L * levels[0];
    }

    /** At least one of a kind; a zone is no county. */
    private void ofTheCounty(String county, YearMonth month, List<Home> running, List<Home> homes) {
        Predicate<Home> centre = one -> one.standing().destituteSupport()
                && one.standing().specialistCare()
                && one.standing().adminLevel().equals("县");
        exists(
                "specialist_institution_county_coverage",
                county,
                month,
                running,
                one -> one.standing().specialistCare());
        exists("destitute_care_centre_county_coverage", county, month, running, centre);
        exists(
                "county_care_institution_coverage",
                county,
                month,
                running,
                centre.and(one -> one.standing().validRating(month) >= FULL_CENTRE_RATING
                        && one.one().built >= FULL_CENTRE_BEDS));
        exists(
                "demonstration_home_county_coverage",
                county,
                month,
                running,
                one -> one.is(Institution.TOWNSHIP)
                        && one.standing().regionalCentre()
                        && one.standing().demonstration());
        exists(
                "public_demonstration_county_coverage",
                county,
                month,
                homes,
                one -> one.one().ownership.equals("公办公营") && one.standing().demonstration());
        exists(
                "county_centre_coverage",
                county,
                month,
                homes,
                one -> one.one().isPublic() && one.standing().adminLevel().equals("县"));
    }

    private void exists(String kpi, String county, YearMonth month, List<Home> homes, Predicate<Home> such) {
        figures.share(kpi, county, month, homes.stream().anyMatch(such) ? 1 : 0, 1);
    }
}

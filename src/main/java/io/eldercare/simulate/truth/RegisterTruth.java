package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.Destitute;
import io.eldercare.simulate.register.Stay;
import io.eldercare.simulate.register.Worker;
import io.eldercare.simulate.world.Standing;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Staff of homes, and persons on destitute support. */
final class RegisterTruth {
    private static final Set<String> COUNTY_OR_CITY = Set.of("市", "县");

    private final World world;
    private final Figures figures;
    private final Filed filed;

    RegisterTruth(World world, Figures figures, Filed filed) {
        this.world = world;
        this.figures = figures;
        this.filed = filed;
    }

    void observe(int county, YearMonth month, CountyMonth state, CountyRegisters registers) {
        if (filed.all(state.county(), month, "institution", "staff")) {
            staff(state.county(), month, registers.workers());
        }
        if (filed.all(state.county(), month, "destitute")) {
            destitute(county, state.county(), month, registers.destitute());
        }
        if (filed.all(state.county(), month, "destitute", "resident")) {
            confirmed(state.county(), month, registers);
        }
    }

    private void staff(String county, YearMonth month, List<Worker> workers) {
        List<Worker> inPost = workers.stream()
                .filter(one -> one.isInPost(month) && one.home.isListed(month) && one.home.counts(month))
                .toList();
        List<Worker> caregivers =
                inPost.stream().filter(one -> one.is(Worker.CAREGIVER)).toList();
        List<Worker> directors =
                inPost.stream().filter(one -> one.is(Worker.DIRECTOR)).toList();
        Predicate<Worker> trained = one -> one.isTrained(month);
        figures.count("caregiver_count", county, month, caregivers, one -> one.home.township);
        staff("certified_caregiver_share", county, month, caregivers, Worker::isCertified);
        staff("caregiver_trained_share", county, month, caregivers, trained.or(Worker::isCertified));
        staff("director_trained_share", county, month, directors, trained);
        staff("staff_trained_share", county, month, inPost, trained);
    }

    private void staff(String kpi, String county, YearMonth month, List<Worker> workers, Predicate<Worker> such) {
        figures.share(kpi, county, month, workers, one -> one.home.township, such);
    }

    private void destitute(int position, String county, YearMonth month, List<Destitute> all) {
        List<Destitute> willing = all.stream().filter(Destitute::isWilling).toList();
        List<Destitute> disabled = willing.stream()
                .filter(one -> one.dependency.equals(Destitute.DISABLED))
                .toList();
        placed("destitute_centralised_rate", county, month, all);
        placed("destitute_placement_rate", county, month, willing);
        placed(
                "destitute_elder_placement_rate",
                county,
                month,
                willing.stream().filter(one -> one.isElder(month)).toList());
        placed("destitute_disabled_placement_rate", county, month, disabled);
        placed(
                "destitute_dependent_centralised_rate",
                county,
                month,
                all.stream()
                        .filter(one -> one.isElder(month) && one.isDependent())
                        .toList());
        figures.share(
                "destitute_disabled_county_care_rate",
                county,
                month,
                disabled,
                one -> one.township,
                one -> isOfTheCounty(position, one, month));
    }

    /** Placed persons who are seen to live in a home. */
    private void confirmed(String county, YearMonth month, CountyRegisters registers) {
        Set<Destitute> living = registers.stays().stream()
                .filter(Stay::isLive)
                .flatMap(stay -> Optional.ofNullable(stay.destitute).stream())
                .collect(Collectors.toSet());
        List<Destitute> placed =
                registers.destitute().stream().filter(Destitute::isCentralised).toList();
        figures.share(
                "destitute_placement_confirmed_rate", county, month, placed, one -> one.township, living::contains);
    }

    private void placed(String kpi, String county, YearMonth month, List<Destitute> persons) {
        figures.share(kpi, county, month, persons, one -> one.township, Destitute::isCentralised);
    }

    private boolean isOfTheCounty(int position, Destitute one, YearMonth month) {
        return one.home() != null
                && COUNTY_OR_CITY.contains(
                        Standing.of(world, position, one.home(), month).adminLevel());
    }
}

package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.BedService;
import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.world.FamilyBed;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Occupancy;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Beds of institutions, who lies in them, and beds at home. */
final class BedTruth {
    private final World world;
    private final Figures figures;
    private final Filed filed;

    BedTruth(World world, Figures figures, Filed filed) {
        this.world = world;
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, CountyMonth state, CountyRegisters registers) {
        List<Institution> counted = state.institutions().stream()
                .filter(one -> one.isListed(month) && one.counts(month))
                .toList();
        if (filed.all(state.county(), month, "institution", "bed_month")) {
            ofInstitutions(state.county(), month, counted);
            byAbility(state.county(), month, counted);
        }
        if (filed.all(state.county(), month, "family_bed")) {
            ofFamilies(state.county(), month, state.beds(), registers.bedsInService());
        }
    }

    private void ofInstitutions(String county, YearMonth month, List<Institution> counted) {
        figures.sum("institution_bed_count", county, month, counted, one -> one.township, one -> one.built);
        figures.count("institution_count", county, month, counted, one -> one.township);
        ofBuilt("nursing_bed_share", county, month, counted, one -> one.nursing);
        ofBuilt("open_bed_share", county, month, counted, one -> one.open);
        ofBuilt("occupancy_rate", county, month, counted, one -> one.residents);
        ofBuilt("public_bed_share", county, month, counted, one -> one.isPublic() ? one.built : 0);
        ofBuilt("private_bed_share", county, month, counted, one -> one.isPublic() ? 0 : one.built);
        Predicate<Institution> townshipHome = one -> one.kind.equals(Institution.TOWNSHIP);
        Predicate<Institution> publicHome = one ->
                one.isPublic() && (one.kind.equals(Institution.TOWNSHIP) || one.kind.equals(Institution.WELFARE));
        ofBuilt("township_home_occupancy", county, month, such(counted, townshipHome), one -> one.residents);
        ofBuilt("public_home_occupancy", county, month, such(counted, publicHome), one -> one.residents);
    }

    private void byAbility(String county, YearMonth month, List<Institution> counted) {
        ofBuilt("occupancy_able_rate", county, month, counted, one -> levels(one)[0]);
        ofBuilt("occupancy_mild_rate", county, month, counted, one -> levels(one)[1]);
        ofBuilt("occupancy_moderate_rate", county, month, counted, one -> levels(one)[2]);
        ofBuilt("occupancy_severe_rate", county, month, counted, one -> levels(one)[3] + levels(one)[4]);
        ofBuilt("occupancy_unassessed_rate", county, month, counted, one -> levels(one)[Occupancy.UNASSESSED]);
        figures.quotient(
                "disabled_resident_share",
                county,
                month,
                counted,
                one -> one.township,
                one -> levels(one)[2] + levels(one)[3] + levels(one)[4],
                one -> one.residents);
        figures.quotient(
                "nursing_bed_occupancy",
                county,
                month,
                counted,
                one -> one.township,
                Occupancy::nursingBeds,
                one -> one.nursing);
    }

    private int[] levels(Institution one) {
        return Occupancy.levels(world, one);
    }

    private static <T> List<T> such(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).toList();
    }

    private void ofBuilt(
            String kpi, String county, YearMonth month, List<Institution> counted, ToLongFunction<Institution> what) {
        figures.quotient(kpi, county, month, counted, one -> one.township, what, one -> one.built);
    }

    private void ofFamilies(String county, YearMonth month, List<FamilyBed> beds, List<FamilyBed> live) {
        Set<FamilyBed> inService = new HashSet<>(live);
        List<FamilyBed> built = such(beds, bed -> bed.counts(month));
        List<FamilyBed> serving = such(built, inService::contains);
        families("family_bed_count", county, month, built);
        families("family_bed_hardup_count", county, month, such(built, FamilyBed::isForHardUp));
        families("family_bed_elder_count", county, month, such(built, FamilyBed::careBed));
        families("family_sickbed_count", county, month, such(built, bed -> !bed.careBed()));
        families("family_bed_in_service_count", county, month, serving);
        figures.share("family_bed_in_service_share", county, month, built, FamilyBed::township, inService::contains);
        if (filed.all(county, month, "family_bed_month")) {
            figures.share(
                    "family_bed_served_share",
                    county,
                    month,
                    serving,
                    FamilyBed::township,
                    bed -> BedService.of(world, bed, month).isServed());
        }
    }

    private void families(String kpi, String county, YearMonth month, List<FamilyBed> beds) {
        figures.count(kpi, county, month, beds, FamilyBed::township);
    }
}

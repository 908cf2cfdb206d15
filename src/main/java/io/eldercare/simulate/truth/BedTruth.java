package io.eldercare.simulate.truth;

import io.eldercare.simulate.world.FamilyBed;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Beds of institutions and at home. */
final class BedTruth {
    private final Figures figures;

    BedTruth(Figures figures) {
        this.figures = figures;
    }

    void observe(YearMonth month, CountyMonth state) {
        List<Institution> counted = state.institutions().stream()
                .filter(one -> one.isListed(month) && one.counts(month))
                .toList();
        ofInstitutions(state.county(), month, counted);
        ofFamilies(state.county(), month, state.beds());
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

    private static List<Institution> such(List<Institution> all, Predicate<Institution> which) {
        return all.stream().filter(which).toList();
    }

    private void ofBuilt(
            String kpi, String county, YearMonth month, List<Institution> counted, ToLongFunction<Institution> what) {
        figures.quotient(kpi, county, month, counted, one -> one.township, what, one -> one.built);
    }

    private void ofFamilies(String county, YearMonth month, List<FamilyBed> beds) {
        List<FamilyBed> built = beds.stream().filter(bed -> bed.counts(month)).toList();
        List<FamilyBed> hardUp = built.stream().filter(FamilyBed::isForHardUp).toList();
        figures.count("family_bed_count", county, month, built, FamilyBed::township);
        figures.count("family_bed_hardup_count", county, month, hardUp, FamilyBed::township);
        figures.share(
                "family_bed_in_service_share",
                county,
                month,
                built,
                FamilyBed::township,
                bed -> bed.isAccepted(month) && !bed.hasEnded(month));
    }
}

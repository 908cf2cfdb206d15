package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.FamilyBed;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Occupancy;
import io.eldercare.simulate.world.Standing;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import io.eldercare.simulate.world.WorldPlan.Scheme;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one county pays in a month after the schemes of its plan. Some payments are forgotten, some are made twice, some go on after
 * the person's bed has ended, and some are for care at home of people who live in a home.
 */
final class Benefits {
    private static final double[] MULTIPLIERS = {1, 1, 1.05, 1.1, 1.2, 1.25};

    private final World world;
    private final int county;
    private final YearMonth month;
    private final Chance chance;
    private final List<Benefit> paid = new ArrayList<>();

    private Benefits(World world, int county, YearMonth month) {
        this.world = world;
        this.county = county;
        this.month = month;
        this.chance = world.chance("benefit", world.code(county), month);
    }

    static List<Benefit> paid(
            World world,
            int county,
            YearMonth month,
            CountyMonth state,
            List<Worker> workers,
            List<Stay> stays,
            List<Destitute> destitute,
            List<Retrofit> retrofits) {
        Benefits benefits = new Benefits(world, county, month);
        state.institutions().stream()
                .filter(one -> one.counts(month) && !one.isPublic())
                .forEach(benefits::toInstitution);
        workers.stream()
                .filter(one -> one.is(Worker.CAREGIVER) && one.isInPost(month) && one.isCertified())
                .forEach(benefits::toCaregiver);
        state.beds().forEach(benefits::toFamilyBed);
        stays.stream().filter(Stay::isLive).forEach(benefits::toResident);
        destitute.stream()
                .filter(Destitute::isCentralised)
                .forEach(one -> benefits.toPerson(
                        one.person.id, "destitute_" + (one.isDependent() ? one.dependency : "independent"), 1));
        retrofits.stream()
                .filter(one -> one.acceptedOn() != null && !one.selfPaid())
                .forEach(one -> benefits.toPerson(one.elder().id, "retrofit", 1));
        return benefits.paid;
    }

    private void toInstitution(Institution one) {
        Standing standing = Standing.of(world, county, one, month);
        int rating = standing.validRating(month);
        int[] levels = Occupancy.levels(world, one);
        toInstitution(one, "operating_moderate", levels[2] * MULTIPLIERS[rating]);
        toInstitution(one, "operating_severe", (levels[3] + levels[4]) * MULTIPLIERS[rating]);
        toInstitution(one, "operating_rating_" + rating, one.residents);
        boolean newlyRated = standing.ratingFrom() != null
                && YearMonth.from(standing.ratingFrom()).equals(month);
        if (newlyRated) {
            toInstitution(one, "rating_" + rating, 1);
        }
        if (YearMonth.from(one.openedOn).equals(month) || month.equals(one.upgradeIn)) {
            toInstitution(one, "construction", one.nursing);
        }
    }

    private void toCaregiver(Worker worker) {
        toPerson(worker.person.id, "caregiver_month_" + worker.skill, 1);
        if (worker.certifiedOn != null && YearMonth.from(worker.certifiedOn).equals(month)) {
            toPerson(worker.person.id, "caregiver_" + worker.skill, 1);
        }
    }

    private void toFamilyBed(FamilyBed bed) {
        boolean serves = bed.isAccepted(month) && !bed.hasEnded(month);
        boolean goesOn = bed.hasEnded(month) && chance.happens(world.rate("benefit.after_end"));
        if (bed.isForHardUp() && (serves || goesOn)) {
            toPerson(bed.elder().id, bed.level() >= 3 ? "home_severe" : "home_moderate", 1);
        }
    }

    /** Care at home for somebody who lives in a home: a payment that excludes the other. */
    private void toResident(Stay stay) {
        if (stay.destitute == null && chance.happens(world.rate("benefit.to_residents"))) {
            toPerson(stay.elder.id, "home_moderate", 1);
        }
    }

    private void toPerson(String person, String role, double units) {
        pay(person, null, role, units);
    }

    private void toInstitution(Institution one, String role, double units) {
        pay(null, one.id, role, units);
    }

    private void pay(@Nullable String person, @Nullable String institution, String role, double units) {
        Scheme scheme = world.plan().schemes().get(role);
        long cents = scheme == null ? 0 : Math.round(units * scheme.amount() * 100);
        if (scheme == null || cents == 0 || chance.happens(world.rate("benefit.missed"))) {
            return;
        }
        int times = chance.happens(world.rate("benefit.twice")) ? 2 : 1;
        for (int time = 0; time < times; time++) {
            String id = world.code(county)
                    + "BT"
                    + month.toString().replace("-", "")
                    + Integer.toString(1_000_001 + paid.size()).substring(1);
            paid.add(new Benefit(
                    id,
                    person,
                    institution,
                    scheme.rule(),
                    BigDecimal.valueOf(cents, 2),
                    chance.day(month.atDay(10), month.atDay(28))));
        }
    }
}

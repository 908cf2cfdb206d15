package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a register says of an institution beside its beds, at the end of a month.
 *
 * @param rating 0 before the first rating, else 1-5
 * @param adminLevel 市, 县, 乡 or 社会
 */
public record Standing(
        int rating,
        @Nullable LocalDate ratingFrom,
        @Nullable LocalDate ratingTo,
        boolean destituteSupport,
        boolean inHouseMedical,
        boolean regionalCentre,
        boolean inclusive,
        boolean specialistCare,
        boolean demonstration,
        String adminLevel,
        List<String> mechanisms,
        int floorArea) {
    private static final List<String> MECHANISMS = List.of("入院评估", "服务协议", "风险告知", "纠纷调解");
    private static final int RATING_MONTHS = 36;
    private static final int LATEST = 66;
    private static final int CENTRE_BEDS = 90;
    private static final int MEDICAL_BEDS = 100;

    public boolean hasAllMechanisms() {
        return mechanisms.size() == MECHANISMS.size();
    }

    /** The rating, where it is valid at the end of the month; else 0. */
    public int validRating(YearMonth month) {
        boolean valid = ratingFrom != null
                && ratingTo != null
                && !ratingFrom.isAfter(month.atEndOfMonth())
                && !ratingTo.isBefore(month.atEndOfMonth());
        return valid ? rating : 0;
    }

    /** @param county position of the institution's county in the world */
    public static Standing of(World world, int county, Institution one, YearMonth month) {
        Chance chance = Chance.of(world.seed(), "standing", one.id);
        int lead = world.plan().counties().get(county).lead();
        int passed = (int) ChronoUnit.MONTHS.between(World.BASELINE, month) + lead;
        Institution first = leading(world.institutions(county));
        boolean leads = first == one;
        boolean firstOfKind = world.institutions(county).stream()
                .filter(other -> other.kind.equals(one.kind))
                .findFirst()
                .filter(other -> other == one)
                .isPresent();
        boolean welfare = one.kind.equals(Institution.WELFARE);
        boolean township = one.kind.equals(Institution.TOWNSHIP);
        boolean dayCare = one.kind.equals(Institution.DAY_CARE);
        int ratedAfter = chance.between(4, LATEST);
        int level = dayCare
                ? 0
                : welfare || leads
                        ? (chance.happens(0.6) ? 2 : 3)
                        : township ? (chance.happens(0.75) ? 1 : 2) : chance.between(1, 3);
        int raisedAfter = chance.happens(leads ? 0.75 : 0.25) ? ratedAfter + chance.between(8, 24) : Integer.MAX_VALUE;
        boolean raised = passed >= raisedAfter;
        int since = raised ? raisedAfter : ratedAfter;
        boolean rated = level > 0 && passed >= ratedAfter;
        LocalDate from = rated ? from(since - lead, passed - since) : null;
        int medicalAfter = chance.between(2, welfare ? 62 : 90);
        int specialistAfter = chance.between(12, LATEST);
        int demonstrationAfter = chance.between(8, LATEST + 4);
        boolean centre = township && (firstOfKind || one.built >= CENTRE_BEDS);
        boolean specialist = leads && passed >= specialistAfter;
        int mechanismsAfter = chance.between(2, 58);
        int mechanisms = passed >= mechanismsAfter ? MECHANISMS.size() : chance.between(1, MECHANISMS.size() - 1);
        return new Standing(
                rated ? Math.min(5, level + (raised ? 1 : 0)) : 0,
                from,
                from == null ? null : from.plusMonths(RATING_MONTHS).minusDays(1),
                township || specialist,
                one.built > MEDICAL_BEDS || ((welfare || leads) && passed >= medicalAfter),
                centre,
                one.isPublic() || chance.happens(0.3),
                specialist,
                firstOfKind && one.isPublic() && passed >= demonstrationAfter,
                level(world, county, one, leads),
                dayCare ? List.of() : MECHANISMS.subList(0, mechanisms),
                one.built * chance.between(24, 42));
    }

    /** Ratings are renewed when they run out. */
    private static LocalDate from(int afterBaseline, int valid) {
        int renewals = Math.max(0, valid) / RATING_MONTHS;
        return World.BASELINE
                .plusMonths(afterBaseline + (long) renewals * RATING_MONTHS)
                .atDay(15);
    }

    private static String level(World world, int county, Institution one, boolean leads) {
        if (one.kind.equals(Institution.WELFARE)) {
            return leads && world.isSeatOfTheCity(county) ? "市" : "县";
        }
        return leads ? "县" : one.isPublic() ? "乡" : "社会";
    }

    /** The county's welfare home, else its first public home, else its first. */
    private static @Nullable Institution leading(List<Institution> institutions) {
        Institution best = null;
        for (Institution one : institutions) {
            if (best == null || weight(one) > weight(best)) {
                best = one;
            }
        }
        return best;
    }

    private static int weight(Institution one) {
        return one.kind.equals(Institution.WELFARE) ? 2 : one.kind.equals(Institution.TOWNSHIP) ? 1 : 0;
    }
}

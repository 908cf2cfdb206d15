package io.eldercare.simulate;

import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.feed.Table;
import io.eldercare.simulate.world.FamilyBed;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Occupancy;
import io.eldercare.simulate.world.Population;
import io.eldercare.simulate.world.Standing;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States the world in the feeds of the submission standard. */
final class Tables {
    private final World world;
    private final YearMonth month;
    private final CountyMonth county;
    private final int position;

    /** @param position of the county in the world */
    Tables(World world, YearMonth month, CountyMonth county, int position) {
        this.world = world;
        this.month = month;
        this.county = county;
        this.position = position;
    }

    /** All feeds of the county and month; none for the population of a zone without a census figure. */
    List<Table> all() {
        List<Table> tables = new ArrayList<>(List.of(institutions(), beds()));
        tables.addAll(new PersonTables(month, county).all());
        tables.add(familyBeds());
        population(tables);
        return tables;
    }

    private Table institutions() {
        Table table = empty(Feed.INSTITUTION);
        for (Institution one : county.institutions()) {
            if (one.isListed(month)) {
                boolean township = one.kind.equals(Institution.TOWNSHIP);
                boolean closed = one.status(month).equals(Institution.CLOSED);
                boolean planned = one.status(month).equals(Institution.PLANNED);
                Standing standing = Standing.of(world, position, one, month);
                add(
                        table,
                        one.id,
                        null,
                        one.name,
                        one.county,
                        text(one.township),
                        one.kind,
                        one.ownership,
                        one.legalForm(),
                        planned ? null : one.openedOn,
                        closed ? one.closedOn() : null,
                        one.status(month),
                        !planned,
                        Integer.toString(standing.rating()),
                        standing.ratingFrom(),
                        standing.ratingTo(),
                        standing.destituteSupport(),
                        standing.inHouseMedical() ? "内设" : "签约",
                        true,
                        standing.floorArea(),
                        !township,
                        standing.regionalCentre(),
                        standing.inclusive(),
                        standing.specialistCare(),
                        standing.demonstration(),
                        standing.adminLevel(),
                        standing.mechanisms());
            }
        }
        return table;
    }

    private Table beds() {
        Table table = empty(Feed.BED_MONTH);
        for (Institution one : county.institutions()) {
            if (one.isListed(month) && one.hasBeds(month)) {
                boolean dayCare = one.kind.equals(Institution.DAY_CARE);
                boolean paused = one.status(month).equals(Institution.PAUSED);
                int[] levels = Occupancy.levels(world, one);
                add(
                        table,
                        one.id,
                        month,
                        one.approved(),
                        one.built,
                        paused ? 0 : one.open,
                        one.nursing,
                        dayCare ? 0 : one.built,
                        dayCare ? one.built : 0,
                        one.residents,
                        levels[0],
                        levels[1],
                        levels[2],
                        levels[3],
                        levels[4],
                        levels[5],
                        Occupancy.destitute(one),
                        dayCare ? one.built / 3 : 0,
                        one.admissions,
                        one.discharges,
                        one.deaths,
                        Occupancy.nursingBeds(one));
            }
        }
        return table;
    }

    private Table familyBeds() {
        Table table = empty(Feed.FAMILY_BED);
        for (FamilyBed bed : county.beds()) {
            boolean accepted = bed.isAccepted(month);
            boolean ended = bed.hasEnded(month);
            LocalDate accepting = bed.acceptedOn();
            add(
                    table,
                    bed.id(),
                    bed.elder().id,
                    county.county(),
                    text(bed.township()),
                    bed.careBed() ? "养老" : "病床",
                    text(bed.operator()),
                    Integer.toString(bed.level()),
                    bed.eligibility(),
                    accepting.minusDays(70),
                    accepting.minusDays(45),
                    accepted ? accepting.minusDays(10) : null,
                    accepted ? accepting : null,
                    accepted ? accepting : null,
                    ended ? bed.serviceTo() : null,
                    ended ? bed.endReason() : null,
                    bed.fundSource());
        }
        return table;
    }

    private void population(List<Table> tables) {
        Population.of(world, position, month).ifPresent(people -> {
            List<String> townships = world.geography().townships(county.county());
            int streets = (int) townships.stream()
                    .filter(code -> world.geography().band(code).equals("街道"))
                    .count();
            Table table = empty(Feed.POPULATION);
            add(
                    table,
                    county.county(),
                    month,
                    people.total(),
                    people.aged60(),
                    people.aged65(),
                    people.aged80(),
                    people.households(),
                    world.settlements().villages(county.county()).size(),
                    world.settlements().communities(county.county()).size(),
                    townships.size() - streets,
                    streets,
                    "卫健部门年报",
                    month.atEndOfMonth());
            tables.add(table);
        });
    }

    private Table empty(Feed feed) {
        return Table.empty(feed, county.county(), month);
    }

    private static void add(Table table, @Nullable Object... cells) {
        table.add(cells);
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}

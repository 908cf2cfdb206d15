package io.eldercare.simulate;

import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.feed.Table;
import io.eldercare.simulate.world.Assessment;
import io.eldercare.simulate.world.Roster;
import io.eldercare.simulate.world.Team;
import io.eldercare.simulate.world.Visit;
import io.eldercare.simulate.world.Volunteer;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States the persons of a county: assessed, on the roster, visited, and volunteering. */
final class PersonTables {
    private static final String STANDARD = "GB/T 42195-2022";

    private final YearMonth month;
    private final CountyMonth county;

    PersonTables(YearMonth month, CountyMonth county) {
        this.month = month;
        this.county = county;
    }

    List<Table> all() {
        return List.of(assessments(), roster(), visits(), teams(), volunteers(), memberships());
    }

    private Table assessments() {
        Table table = empty(Feed.ASSESSMENT);
        for (Assessment one : county.assessments()) {
            @Nullable Object[] row = new Object[Feed.ASSESSMENT.columns().size()];
            int at = fill(
                    row,
                    0,
                    one.id(),
                    one.elder().id,
                    one.elder().birth,
                    one.elder().sex(),
                    county.county(),
                    one.setting(),
                    STANDARD,
                    "首次评估",
                    one.assessedOn());
            for (int item : one.items()) {
                row[at++] = item;
            }
            for (int sum : one.sums()) {
                row[at++] = sum;
            }
            fill(
                    row,
                    at,
                    one.total(),
                    Integer.toString(one.initialLevel()),
                    false,
                    one.dementia(),
                    false,
                    Integer.toString(one.falls()),
                    "0",
                    "0",
                    "0",
                    "0",
                    Integer.toString(one.finalLevel()),
                    one.organisation(),
                    one.organisation() + "PG" + (10 + one.assessor()),
                    one.organisation() + "PG" + (30 + one.assessor()),
                    "BG" + one.id());
            table.rows().add(row);
        }
        return table;
    }

    private Table roster() {
        Table table = empty(Feed.SPECIAL_ROSTER);
        for (Roster spell : county.register().spells()) {
            add(
                    table,
                    spell.elder.id,
                    spell.county,
                    spell.township,
                    null,
                    spell.categories,
                    spell.validFrom,
                    spell.validTo,
                    spell.exitReason,
                    "每月一次",
                    spell.responsibleVisitor);
        }
        return table;
    }

    private Table visits() {
        Table table = empty(Feed.VISIT);
        for (Visit visit : county.visits()) {
            add(
                    table,
                    visit.id(),
                    visit.elder().id,
                    visit.visitedAt(),
                    visit.mode(),
                    visit.outcome(),
                    visit.visitorType(),
                    visit.visitorId(),
                    visit.minutes(),
                    visit.referred());
        }
        return table;
    }

    private Table teams() {
        Table table = empty(Feed.VOLUNTEER_TEAM);
        for (Team team : county.volunteers().teams()) {
            add(
                    table,
                    team.id,
                    team.name,
                    team.elderService,
                    county.county(),
                    team.foundedOn,
                    team.elderService,
                    team.isRegistered() ? "在册" : "注销");
        }
        return table;
    }

    private Table volunteers() {
        Table table = empty(Feed.VOLUNTEER);
        for (Volunteer one : county.volunteers().volunteers()) {
            add(
                    table,
                    one.id,
                    one.personGiven ? one.person.id : null,
                    county.county(),
                    one.registeredOn,
                    one.person.birth.getYear(),
                    one.person.sex(),
                    one.trainingHours,
                    one.leftOn == null ? "在册" : "注销",
                    one.leftOn);
        }
        return table;
    }

    private Table memberships() {
        Table table = empty(Feed.VOLUNTEER_MEMBERSHIP);
        for (Volunteer one : county.volunteers().volunteers()) {
            for (Volunteer.Membership membership : one.memberships) {
                add(table, county.county(), one.id, membership.team.id, membership.from, membership.to);
            }
        }
        return table;
    }

    private Table empty(Feed feed) {
        return Table.empty(feed, county.county(), month);
    }

    private static void add(Table table, @Nullable Object... cells) {
        table.add(cells);
    }

    private static int fill(@Nullable Object[] row, int from, @Nullable Object... cells) {
        System.arraycopy(cells, 0, row, from, cells.length);
        return from + cells.length;
    }
}

package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Volunteer.Membership;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Teams and volunteers of one county. */
public final class Volunteers {
    private static final int LAST_SAFE_DAY = 27;

    private final World world;
    private final int county;
    private List<Team> teams = new ArrayList<>();
    private List<Volunteer> volunteers = new ArrayList<>();
    private int teamsEver;
    private int volunteersEver;

    public Volunteers(World world, int county, YearMonth before) {
        this.world = world;
        this.county = county;
        Chance chance = world.chance("volunteer", world.code(county), "start");
        foundTeams(world.count("teams", county, before), before.minusMonths(70), before, chance);
        int size = world.count("volunteers", county, before);
        while (volunteers.size() < size) {
            register(person(chance), before.minusMonths(36).atDay(1), before.atEndOfMonth(), chance);
        }
    }

    public List<Team> teams() {
        return teams;
    }

    public List<Volunteer> volunteers() {
        return volunteers;
    }

    /** Forgets what ended before {@code month}, then lets the month happen. */
    public void step(YearMonth month, List<Volunteers> everywhere) {
        teams = new ArrayList<>(teams.stream().filter(Team::isRegistered).toList());
        volunteers = new ArrayList<>(
                volunteers.stream().filter(one -> one.leftOn == null).toList());
        Chance chance = world.chance("volunteer", world.code(county), month);
        for (Team team : teams) {
            if (chance.happens(world.rate("volunteer.team_deregisters"))) {
                team.leftIn = month;
            }
        }
        for (Volunteer volunteer : volunteers) {
            change(volunteer, month, chance);
        }
        foundTeams(world.count("teams", county, month), month, month, chance);
        long size = volunteers.stream().filter(one -> one.leftOn == null).count();
        for (int wanted = world.count("volunteers", county, month); size < wanted; size++) {
            register(personOf(everywhere, chance), month.atDay(1), month.atDay(LAST_SAFE_DAY), chance);
        }
    }

    private void change(Volunteer volunteer, YearMonth month, Chance chance) {
        LocalDate day = chance.day(month.atDay(1), month.atDay(LAST_SAFE_DAY));
        volunteer.memberships.removeIf(one -> one.to != null);
        boolean lostTeam = false;
        for (Membership membership : volunteer.memberships) {
            // a team that left last month: its memberships are ended belatedly
            if (membership.team.leftIn != null && membership.team.leftIn.isBefore(month)) {
                membership.to = month.atDay(3);
                lostTeam = true;
            }
        }
        if (lostTeam && chance.happens(world.rate("volunteer.finds_another_team"))) {
            join(volunteer, month.atDay(3), chance);
        }
        if (chance.happens(world.rate("volunteer.leaves"))) {
            volunteer.leftOn = day;
            for (Membership membership : volunteer.memberships) {
                membership.to = day;
            }
        } else if (chance.happens(world.rate("volunteer.changes_team"))) {
            for (Membership membership : volunteer.memberships) {
                membership.to = day;
            }
            join(volunteer, day, chance);
        }
    }

    private void foundTeams(int wanted, YearMonth first, YearMonth last, Chance chance) {
        long serving = teams.stream()
                .filter(team -> team.elderService && team.isRegistered())
                .count();
        while (serving < wanted) {
            boolean elderService = !chance.happens(world.rate("volunteer.team_other_service"));
            teamsEver++;
            String code = world.code(county);
            String name = world.geography().name(code) + (elderService ? "为老服务" : "文明实践") + "第" + teamsEver + "志愿队";
            LocalDate founded = chance.day(first.atDay(1), last.atDay(LAST_SAFE_DAY));
            String id = code + "DW" + Integer.toString(10_000 + teamsEver).substring(1);
            teams.add(new Team(id, name, founded, elderService));
            serving += elderService ? 1 : 0;
        }
    }

    private Elder person(Chance chance) {
        LocalDate today = world.from().atDay(1);
        return chance.happens(0.01)
                ? world.identities().born(today.minusYears(18), today.minusYears(15), chance)
                : world.identities().born(today.minusYears(74), today.minusYears(18), chance);
    }

    private Elder personOf(List<Volunteers> everywhere, Chance chance) {
        if (everywhere.size() > 1 && chance.happens(world.rate("volunteer.second_county"))) {
            int other = (county + chance.between(1, everywhere.size() - 1)) % everywhere.size();
            List<Volunteer> there = everywhere.get(other).volunteers;
            Volunteer known = there.isEmpty() ? null : chance.pick(there);
            if (known != null && known.personGiven && isUnknown(known.person)) {
                return known.person;
            }
        }
        return person(chance);
    }

    private boolean isUnknown(Elder person) {
        return volunteers.stream().noneMatch(one -> one.person.id.equals(person.id));
    }

    private void register(Elder person, LocalDate first, LocalDate last, Chance chance) {
        volunteersEver++;
        String id = world.code(county) + "ZY"
                + Integer.toString(1_000_000 + volunteersEver).substring(1);
        boolean given = !chance.happens(world.rate("volunteer.without_person_id"));
        Volunteer volunteer = new Volunteer(id, person, given, chance.day(first, last), chance.between(0, 40));
        volunteers.add(volunteer);
        join(volunteer, volunteer.registeredOn, chance);
        if (chance.happens(world.rate("volunteer.second_team"))) {
            join(volunteer, volunteer.registeredOn, chance);
        }
    }

    private void join(Volunteer volunteer, LocalDate day, Chance chance) {
        boolean elderService = !chance.happens(world.rate("volunteer.other_team_only"));
        for (int attempt = 0; attempt < 20; attempt++) {
            Team team = chance.pick(teams);
            boolean fits = team.elderService == elderService && team.isRegistered();
            if (fits && volunteer.memberships.stream().noneMatch(one -> one.team == team)) {
                volunteer.memberships.add(new Membership(volunteer, team, day));
                return;
            }
        }
    }
}

package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Persons on destitute support in one county: those at home, and those whom the county's institutions house. */
final class DestituteRegister {
    private final World world;
    private final int county;
    private final List<String> townships;
    private final List<Destitute> atHome = new ArrayList<>();
    private final List<Destitute> housed = new ArrayList<>();

    DestituteRegister(World world, int county, YearMonth before) {
        this.world = world;
        this.county = county;
        this.townships = world.geography().townships(world.code(county));
        Chance chance = world.chance("destitute", world.code(county), "start");
        int size = world.count("destitute_home", county, before);
        while (atHome.size() < size) {
            atHome.add(registered(before, false, chance));
        }
    }

    /** Everybody on support at the end of the current month: at home, then housed. */
    List<Destitute> all() {
        List<Destitute> all = new ArrayList<>(atHome);
        all.addAll(housed);
        return all;
    }

    /** Takes somebody who waits for a place, else somebody new, into a home. */
    Destitute house(Institution home, YearMonth month, Chance chance) {
        Destitute person = atHome.stream()
                .filter(Destitute::isWilling)
                .findFirst()
                .orElseGet(() -> registered(month, true, chance));
        atHome.remove(person);
        person.willing = true;
        person.home = home;
        housed.add(person);
        return person;
    }

    void leave(Destitute person, boolean died) {
        housed.remove(person);
        person.home = null;
        person.willing = false;
        if (!died) {
            atHome.add(person);
        }
    }

    /**
     * After the institutions' changes: deaths and new entries at home, and how many of them would rather be housed: those in
     * need of care first.
     */
    void step(YearMonth month) {
        Chance chance = world.chance("destitute", world.code(county), month);
        atHome.removeIf(person -> chance.happens(world.rate("destitute.death")));
        int size = world.count("destitute_home", county, month);
        while (atHome.size() < size) {
            atHome.add(registered(month, false, chance));
        }
        double waiting = world.level("destitute_waiting", county, month);
        int wanted = Math.min(atHome.size(), chance.round(housed.size() * waiting / (1 - waiting)));
        atHome.sort(Comparator.comparing(person -> !person.isDependent()));
        for (int place = 0; place < atHome.size(); place++) {
            atHome.get(place).willing = place < wanted;
        }
    }

    private Destitute registered(YearMonth month, boolean toBeHoused, Chance chance) {
        LocalDate since = chance.day(month.minusMonths(90).atDay(1), month.atDay(1));
        Elder person = chance.happens(world.rate("destitute.under_60"))
                ? world.newcomer(chance, 42, 58)
                : world.newcomer(chance, 61, 92);
        String kind = toBeHoused ? "destitute.housed_" : "destitute.home_";
        double draw = chance.part(0, 1);
        double full = world.rate(kind + "full");
        String dependency =
                draw < full ? Destitute.DISABLED : draw < full + world.rate(kind + "partly") ? "半护理" : "全自理";
        Destitute registered = new Destitute(person, chance.pick(townships), dependency, since, false);
        registered.placedOtherwise = !toBeHoused && chance.happens(world.rate("destitute.elsewhere"));
        return registered;
    }
}

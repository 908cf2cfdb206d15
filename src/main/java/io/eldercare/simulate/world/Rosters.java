package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.WorldPlan.CountyPlan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The special-care rosters of a prefecture's counties. */
public final class Rosters {
    private static final List<String> CATEGORIES = List.of("独居", "空巢", "留守", "失能", "重残", "计生特殊家庭");
    private static final int PERSONS_A_VISITOR = 40;

    /** What a county's register shows of a month, and whom it dropped without a word. */
    public record Register(List<Roster> spells, List<Roster> dropped) {}

    private record Comeback(Roster earlier, LocalDate on, boolean linked) {}

    private final World world;
    private final List<List<Roster>> live = new ArrayList<>();
    private final List<List<Comeback>> comebacks = new ArrayList<>();
    private final List<List<Comeback>> arrivals = new ArrayList<>();

    public Rosters(World world, YearMonth before) {
        this.world = world;
        for (int index = 0; index < world.plan().counties().size(); index++) {
            live.add(new ArrayList<>());
            comebacks.add(new ArrayList<>());
            arrivals.add(new ArrayList<>());
            CountyPlan county = world.plan().counties().get(index);
            Chance chance = world.chance("roster", county.code(), "start");
            int size = world.count("roster", index, before);
            for (int person = 0; person < size; person++) {
                LocalDate since = chance.day(before.minusMonths(40).atDay(1), before.atEndOfMonth());
                enter(index, world.newElder(chance), since, chance);
            }
        }
    }

    /** Persons on the roster of the county at the end of the last simulated month. */
    public List<Roster> live(int county) {
        return live.get(county);
    }

    /** Registers of {@code month}, in the order of the counties. */
    public List<Register> step(YearMonth month) {
        List<Register> registers = new ArrayList<>();
        for (int index = 0; index < live.size(); index++) {
            registers.add(leave(index, month));
        }
        for (int index = 0; index < live.size(); index++) {
            enterAll(index, month, registers.get(index));
        }
        return registers;
    }

    private Register leave(int index, YearMonth month) {
        Chance chance = world.chance("roster", code(index), "leave", month);
        List<Roster> shown = new ArrayList<>();
        List<Roster> dropped = new ArrayList<>();
        List<Roster> staying = new ArrayList<>();
        for (Roster spell : live.get(index)) {
            if (chance.happens(world.rate("roster.silently_dropped"))) {
                dropped.add(spell);
                if (chance.happens(world.rate("roster.dropped_returns"))) {
                    LocalDate back = month.plusMonths(2).atDay(chance.between(1, 28));
                    comebacks.get(index).add(new Comeback(spell, back, false));
                }
                continue;
            }
            end(spell, index, month, chance);
            shown.add(spell);
            if (spell.validTo == null) {
                staying.add(spell);
            }
        }
        live.set(index, staying);
        return new Register(shown, dropped);
    }

    private void end(Roster spell, int index, YearMonth month, Chance chance) {
        double death = world.rate("roster.death");
        double moved = death + world.rate("roster.moved");
        double institution = moved + world.rate("roster.to_institution");
        double changed = institution + world.rate("roster.changed");
        double draw = chance.part(0, 1);
        if (draw >= changed) {
            return;
        }
        LocalDate day = chance.day(month.atDay(1), month.atEndOfMonth());
        if (draw < death) {
            close(spell, day, "死亡");
        } else if (draw < moved) {
            move(spell, index, day, chance);
        } else if (draw < institution) {
            close(spell, day, "入住机构");
        } else {
            close(spell, day, "情况变化");
            if (chance.happens(world.rate("roster.changed_returns"))) {
                comebacks.get(index).add(new Comeback(spell, day.plusDays(chance.between(6, 25)), true));
            }
        }
    }

    private void move(Roster spell, int index, LocalDate day, Chance chance) {
        boolean within = live.size() > 1 && chance.happens(world.rate("roster.moved_within_prefecture"));
        boolean unnoticed = within && chance.happens(world.rate("roster.moved_unnoticed"));
        if (within) {
            int target = (index + chance.between(1, live.size() - 1)) % live.size();
            arrivals.get(target).add(new Comeback(spell, day.plusDays(1), false));
        }
        if (!unnoticed) {
            close(spell, day, "迁出");
        }
    }

    private static void close(Roster spell, LocalDate day, String reason) {
        spell.validTo = day;
        spell.exitReason = reason;
    }

    private void enterAll(int index, YearMonth month, Register register) {
        Chance chance = world.chance("roster", code(index), "enter", month);
        List<Roster> entered = new ArrayList<>();
        Set<Elder> present = new HashSet<>();
        live.get(index).forEach(spell -> present.add(spell.elder));
        List<Comeback> waiting = new ArrayList<>();
        for (Comeback comeback : comebacks.get(index)) {
            if (YearMonth.from(comeback.on()).isAfter(month)) {
                waiting.add(comeback);
            } else if (present.add(comeback.earlier().elder)) {
                entered.add(again(index, comeback, chance));
            }
        }
        comebacks.set(index, waiting);
        List<Comeback> later = new ArrayList<>();
        for (Comeback arrival : arrivals.get(index)) {
            if (YearMonth.from(arrival.on()).isAfter(month)) {
                later.add(arrival);
            } else if (present.add(arrival.earlier().elder)) {
                entered.add(again(index, arrival, chance));
            }
        }
        arrivals.set(index, later);
        int wanted = world.count("roster", index, month);
        while (live.get(index).size() < wanted) {
            entered.add(enter(index, world.newElder(chance), chance.day(month.atDay(1), month.atEndOfMonth()), chance));
        }
        register.spells().addAll(entered);
    }

    private Roster again(int index, Comeback comeback, Chance chance) {
        Roster earlier = comeback.earlier();
        Roster spell = new Roster(
                earlier.elder,
                code(index),
                comeback.linked() ? earlier.township : township(index, chance),
                earlier.categories,
                comeback.on(),
                visitor(index, chance),
                comeback.linked() ? earlier : null);
        if (comeback.linked()) {
            earlier.next = spell;
        }
        live.get(index).add(spell);
        return spell;
    }

    private Roster enter(int index, Elder elder, LocalDate since, Chance chance) {
        Roster spell = new Roster(
                elder, code(index), township(index, chance), categories(chance), since, visitor(index, chance), null);
        live.get(index).add(spell);
        return spell;
    }

    private String township(int index, Chance chance) {
        List<String> townships = world.geography().townships(code(index));
        return chance.pick(townships);
    }

    private String visitor(int index, Chance chance) {
        int visitors = Math.max(3, live.get(index).size() / PERSONS_A_VISITOR);
        return code(index) + "TF" + (1000 + chance.between(1, Math.max(visitors, 3)));
    }

    private static List<String> categories(Chance chance) {
        String first = chance.pick(CATEGORIES);
        String second = chance.pick(CATEGORIES);
        boolean two = chance.happens(0.3) && !second.equals(first);
        return two ? List.of(first, second) : List.of(first);
    }

    private String code(int index) {
        return world.plan().counties().get(index).code();
    }
}

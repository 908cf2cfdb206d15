package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Occupancy;
import io.eldercare.simulate.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The residents of one county's institutions as persons. Numbers, movements, abilities and destitute persons are those that the
 * institutions state of the month.
 */
final class Stays {
    private static final List<String> REASONS = List.of("回家", "回家", "转院", "住院", "其他");
    private static final List<String> PAYERS = List.of("自费", "自费", "自费", "优抚", "其他");

    private final World world;
    private final int county;
    private final DestituteRegister destitute;
    private final Map<String, List<Stay>> live = new HashMap<>();
    private List<Stay> shown = new ArrayList<>();

    Stays(World world, int county, DestituteRegister destitute, YearMonth before) {
        this.world = world;
        this.county = county;
        this.destitute = destitute;
        Chance chance = world.chance("resident", world.code(county), "start");
        for (Institution one : world.institutions(county)) {
            List<Stay> stays = new ArrayList<>();
            int onSupport = Occupancy.destitute(one);
            while (stays.size() < one.residents) {
                stays.add(admitted(one, stays.size() < onSupport, before.minusMonths(50), before, chance));
            }
            assess(one, stays);
            live.put(one.id, stays);
        }
    }

    /** Stays that touched the current month. */
    List<Stay> shown() {
        return shown;
    }

    void step(YearMonth month) {
        Chance chance = world.chance("resident", world.code(county), month);
        shown = new ArrayList<>();
        for (Institution one : world.institutions(county)) {
            List<Stay> stays = live.computeIfAbsent(one.id, id -> new ArrayList<>());
            if (one.isListed(month) && month.isAfter(World.BASELINE)) {
                change(one, stays, month, chance);
            } else {
                shown.addAll(stays);
            }
        }
    }

    private void change(Institution one, List<Stay> stays, YearMonth month, Chance chance) {
        int leaving = one.deaths + one.discharges;
        int supported =
                (int) stays.stream().filter(stay -> stay.destitute != null).count();
        int wanted = Occupancy.destitute(one);
        int fewest = Math.max(supported - wanted, leaving - (stays.size() - supported));
        int most = Math.min(Math.min(leaving, supported), one.admissions + supported - wanted);
        int supportedLeaving = Math.max(fewest, Math.min(most, leaving / 2));
        List<Stay> ended = new ArrayList<>();
        take(stays, true, supportedLeaving, ended, chance);
        take(stays, false, leaving - supportedLeaving, ended, chance);
        for (int ordinal = 0; ordinal < ended.size(); ordinal++) {
            // deaths are drawn from both, the first of a shuffled order
            end(ended.get(ordinal), ordinal < one.deaths, chance.day(month.atDay(1), month.atEndOfMonth()), chance);
        }
        int arriving = wanted - (supported - supportedLeaving);
        for (int ordinal = 0; ordinal < one.admissions; ordinal++) {
            stays.add(admitted(one, ordinal < arriving, month, month, chance));
        }
        assess(one, stays);
        shown.addAll(ended);
        shown.addAll(stays);
    }

    private static void take(List<Stay> stays, boolean supported, int number, List<Stay> ended, Chance chance) {
        List<Stay> candidates = new ArrayList<>(stays.stream()
                .filter(stay -> (stay.destitute != null) == supported)
                .toList());
        for (int taken = 0; taken < number; taken++) {
            Stay stay = candidates.remove(chance.between(0, candidates.size() - 1));
            stays.remove(stay);
            ended.add(chance.between(0, ended.size()), stay);
        }
    }

    private void end(Stay stay, boolean died, LocalDate day, Chance chance) {
        stay.leftOn = day.isBefore(stay.admittedOn) ? stay.admittedOn : day;
        stay.leaveReason = died ? "死亡" : chance.pick(REASONS);
        if (stay.destitute != null) {
            destitute.leave(stay.destitute, died);
        }
    }

    private Stay admitted(Institution one, boolean onSupport, YearMonth first, YearMonth last, Chance chance) {
        LocalDate opened = one.openedOn;
        LocalDate earliest = first.atDay(1).isBefore(opened) ? opened : first.atDay(1);
        LocalDate day =
                earliest.isAfter(last.atEndOfMonth()) ? last.atEndOfMonth() : chance.day(earliest, last.atEndOfMonth());
        if (onSupport) {
            Destitute person = destitute.house(one, last, chance);
            return new Stay(person.person, one, day, "特困", person);
        }
        return new Stay(world.newcomer(chance, 62, 96), one, day, chance.pick(PAYERS), null);
    }

    /** Gives everybody a level so that the numbers are those of the institution's statement; changes as few as it can. */
    private void assess(Institution one, List<Stay> stays) {
        int[] wanted = Occupancy.levels(world, one);
        for (Stay stay : stays) {
            if (stay.level >= 0 && --wanted[stay.level] < 0) {
                wanted[stay.level]++;
                stay.level = Stay.UNKNOWN;
            }
        }
        int level = 0;
        for (Stay stay : stays) {
            while (stay.level < 0 && level < wanted.length && wanted[level] == 0) {
                level++;
            }
            if (stay.level < 0 && level < wanted.length) {
                stay.level = level;
                wanted[level]--;
            }
        }
    }
}

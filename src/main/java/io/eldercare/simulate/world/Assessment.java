package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An assessment after GB/T 42195-2022: 26 items, sums, level by total, one level more for dementia or two risk events. */
public record Assessment(
        String id,
        Elder elder,
        LocalDate assessedOn,
        String setting,
        int[] items,
        boolean dementia,
        int falls,
        String organisation,
        int assessor) {
    private static final int[] MAXIMA = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 1, 1, 2, 2, 2, 4, 3, 4};
    private static final int[] GROUPS = {8, 4, 9, 5};
    private static final int FULL = 90;

    /** The four sub-totals. */
    public int[] sums() {
        int[] sums = new int[GROUPS.length];
        int item = 0;
        for (int group = 0; group < GROUPS.length; group++) {
            for (int member = 0; member < GROUPS[group]; member++) {
                sums[group] += items[item++];
            }
        }
        return sums;
    }

    public int total() {
        int total = 0;
        for (int item : items) {
            total += item;
        }
        return total;
    }

    public int initialLevel() {
        int total = total();
        return total == FULL ? 0 : total >= 66 ? 1 : total >= 46 ? 2 : total >= 30 ? 3 : 4;
    }

    public int finalLevel() {
        return Math.min(4, initialLevel() + (dementia || falls >= 2 ? 1 : 0));
    }

    /** The assessments of a county in a month: some of the roster, some others. */
    public static List<Assessment> of(World world, int county, YearMonth month, List<Roster> roster) {
        Chance chance = world.chance("assessment", world.code(county), month);
        int size = world.count("assessments", county, month);
        int known = Math.min(roster.size(), chance.count(size, world.rate("assessment.of_roster")));
        Set<Elder> elders = new LinkedHashSet<>();
        for (int draw = 0; draw < known; draw++) {
            elders.add(chance.pick(roster).elder);
        }
        while (elders.size() < size) {
            elders.add(world.newElder(chance));
        }
        List<Assessment> made = new ArrayList<>();
        String prefix = "PG" + world.code(county) + month.toString().replace("-", "");
        for (Elder elder : elders) {
            made.add(new Assessment(
                    prefix + Integer.toString(100_000 + made.size() + 1).substring(1),
                    elder,
                    chance.day(month.atDay(1), month.atEndOfMonth()),
                    chance.pick(List.of("居家", "居家", "社区", "机构")),
                    items(chance),
                    chance.happens(0.06),
                    chance.happens(0.08) ? chance.between(1, 3) : 0,
                    "PGJG" + world.code(county),
                    chance.between(1, 12)));
        }
        return made;
    }

    private static int[] items(Chance chance) {
        int[] items = MAXIMA.clone();
        int points = chance.happens(0.03)
                ? 0
                : chance.happens(0.62)
                        ? chance.between(1, 24)
                        : chance.happens(0.6) ? chance.between(25, 60) : chance.between(61, 88);
        while (points > 0) {
            int item = chance.between(0, items.length - 1);
            if (items[item] > 0) {
                items[item]--;
                points--;
            }
        }
        return items;
    }
}

package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Roster;
import io.eldercare.simulate.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The retrofits of one county; each household once, but for a few. */
final class Retrofits {
    private static final Map<String, String> BY_ROSTER =
            Map.of("空巢", "空巢", "留守", "留守", "失能", "失能", "重残", "残疾", "计生特殊家庭", "计生特殊家庭", "独居", "其他");
    private static final int LAST_DAY = 26;
    private static final int VERY_OLD = 80;

    private final World world;
    private final int county;
    private final Map<Elder, String> households = new HashMap<>();
    private List<Retrofit> month = List.of();
    private int ever;

    Retrofits(World world, int county) {
        this.world = world;
        this.county = county;
    }

    List<Retrofit> ofTheMonth() {
        return month;
    }

    void step(YearMonth now) {
        Chance chance = world.chance("retrofit", world.code(county), now);
        List<Roster> rostered = world.rostered(county);
        List<Retrofit> done = new ArrayList<>();
        for (int wanted = world.count("retrofits", county, now); wanted > 0 && !rostered.isEmpty(); wanted--) {
            Roster spell = chance.pick(rostered);
            boolean again = chance.happens(world.rate("retrofit.again"));
            if (households.containsKey(spell.elder) == again) {
                done.add(made(spell, now, chance));
            } else if (!again || households.isEmpty()) {
                done.add(made(fresh(rostered, spell, chance), now, chance));
            }
        }
        month = done;
    }

    private Roster fresh(List<Roster> rostered, Roster drawn, Chance chance) {
        Roster spell = drawn;
        for (int attempt = 0; attempt < 20 && households.containsKey(spell.elder); attempt++) {
            spell = chance.pick(rostered);
        }
        return spell;
    }

    private Retrofit made(Roster spell, YearMonth now, Chance chance) {
        ever++;
        String number = Integer.toString(1_000_000 + ever).substring(1);
        String household = households.computeIfAbsent(spell.elder, elder -> world.code(county) + "H" + number);
        LocalDate accepted = now.atDay(chance.between(1, LAST_DAY));
        LocalDate completed = accepted.minusDays(chance.between(0, accepted.getDayOfMonth() - 1));
        @Nullable LocalDate acceptedOn = chance.happens(world.rate("retrofit.not_accepted")) ? null : accepted;
        boolean selfPaid = chance.happens(world.rate("retrofit.self_paid"));
        int cost = chance.between(15, 60) * 100;
        return new Retrofit(
                world.code(county) + "GZ" + number,
                spell.elder,
                household,
                spell.township,
                eligibility(spell, now, chance),
                completed.minusDays(chance.between(20, 80)),
                completed,
                acceptedOn,
                cost,
                selfPaid ? 0 : Math.min(cost, 3000),
                selfPaid);
    }

    private List<String> eligibility(Roster spell, YearMonth now, Chance chance) {
        List<String> codes = new ArrayList<>();
        if (chance.happens(world.rate("retrofit.hard_up"))) {
            codes.add(chance.happens(0.4) ? "特困" : "低保");
        }
        for (String category : spell.categories) {
            String code = BY_ROSTER.getOrDefault(category, "其他");
            if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        if (now.getYear() - spell.elder.birth.getYear() >= VERY_OLD) {
            codes.add("高龄");
        }
        return List.copyOf(codes);
    }
}

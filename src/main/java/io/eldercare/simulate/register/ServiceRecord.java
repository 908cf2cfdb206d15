package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.Volunteer;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Hours that a volunteer gave to a group of people on one occasion. */
public record ServiceRecord(
        String id,
        Volunteer volunteer,
        String team,
        int groupSize,
        String kind,
        LocalDateTime start,
        int halfHours,
        boolean elderService,
        String timeBank) {
    private static final List<String> KINDS = List.of("助餐", "助浴", "助洁", "助行", "助医", "陪伴", "陪伴", "文娱");
    private static final int MINUTES = 30;

    public LocalDateTime end() {
        return start.plusMinutes((long) halfHours * MINUTES);
    }

    public BigDecimal hours() {
        return BigDecimal.valueOf(halfHours * 5L, 1);
    }

    private static final int MOST_OCCASIONS = 4;
    private static final int ID_DIGITS = 5;

    /** As many occasions of each volunteer as the month needs, each in a part of the month of its own, so that none overlap. */
    static List<ServiceRecord> given(World world, int county, YearMonth month, CountyMonth state) {
        Chance chance = world.chance("service", world.code(county), month);
        List<Volunteer> able = state.volunteers().volunteers().stream()
                .filter(Volunteer::counts)
                .toList();
        int wanted = Math.min(MOST_OCCASIONS * able.size(), world.count("service_records", county, month));
        int rounds = able.isEmpty() ? 1 : Math.max(1, (wanted + able.size() - 1) / able.size());
        List<ServiceRecord> given = new ArrayList<>();
        String prefix = world.code(county) + "FW" + month.toString().replace("-", "");
        int first = able.isEmpty() ? 0 : chance.between(0, able.size() - 1);
        for (int ordinal = 0; ordinal < wanted; ordinal++) {
            String number = Integer.toString(ordinal + 1);
            int round = ordinal / able.size();
            Volunteer one = able.get((first + ordinal) % able.size());
            boolean elderService = chance.happens(world.rate("service.for_elders"));
            given.add(new ServiceRecord(
                    prefix + "0".repeat(Math.max(0, ID_DIGITS - number.length())) + number,
                    one,
                    one.memberships.get(0).team.id,
                    chance.between(1, 12),
                    chance.pick(KINDS),
                    chance.day(
                                    startOf(round, rounds, month),
                                    startOf(round + 1, rounds, month).minusDays(1))
                            .atTime(chance.between(8, 16), 30),
                    chance.between(2, 8),
                    elderService,
                    chance.happens(world.rate("service.spends")) ? "SPEND" : "EARN"));
        }
        return given;
    }

    private static LocalDate startOf(int round, int rounds, YearMonth month) {
        return month.atDay(1).plusDays((long) month.lengthOfMonth() * round / rounds);
    }
}

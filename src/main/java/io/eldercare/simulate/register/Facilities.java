package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.Settlements;
import io.eldercare.simulate.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The community, village and township points of one county: all that will ever open, each with its day. */
final class Facilities {
    private static final YearMonth LAST = YearMonth.of(2026, 12);
    private static final LocalDate EARLY = LocalDate.of(2015, 1, 1);

    private final World world;
    private final int county;
    private final Chance chance;
    private final List<Facility> all = new ArrayList<>();

    Facilities(World world, int county) {
        this.world = world;
        this.county = county;
        this.chance = world.chance("facility", world.code(county));
        Settlements settlements = world.settlements();
        inCommunities(shuffled(settlements.communities(world.code(county))));
        List<String> villages = settlements.villages(world.code(county));
        inVillages(shuffled(villages), villages);
        centres();
    }

    List<Facility> listed(YearMonth month) {
        return all.stream().filter(one -> one.isListed(month)).toList();
    }

    private void inCommunities(List<String> communities) {
        for (int place = 0; place < communities.size(); place++) {
            String code = communities.get(place);
            Optional<LocalDate> opening = opening("community_coverage", place, communities.size());
            boolean dayCare = chance.happens(world.rate("facility.day_care"));
            opening.ifPresent(day -> add(
                    dayCare ? Facility.DAY_CARE : "嵌入式",
                    day,
                    List.of(code),
                    dayCare ? List.of(Facility.DAY_CARE, Facility.MEALS, "文体娱乐") : List.of("短期托养", Facility.MEALS)));
            opening("station_coverage", place, communities.size())
                    .ifPresent(day -> add(Facility.STATION, day, List.of(code), List.of("健康管理", "精神慰藉")));
            if (chance.happens(world.rate("facility.canteen"))) {
                opening.ifPresent(day -> add("助餐点", day, List.of(code), List.of(Facility.MEALS)));
            }
        }
    }

    private void inVillages(List<String> villages, List<String> inOrder) {
        for (int place = 0; place < villages.size(); place++) {
            String code = villages.get(place);
            List<String> covers = new ArrayList<>(List.of(code));
            int next = inOrder.indexOf(code) + 1;
            boolean serves = chance.happens(world.rate("facility.second_village"));
            if (serves && next < inOrder.size() && inOrder.get(next).startsWith(code.substring(0, 9))) {
                covers.add(inOrder.get(next));
            }
            List<String> functions = chance.happens(world.rate("facility.village_meals"))
                    ? List.of(Facility.MEALS, "文体娱乐")
                    : List.of("文体娱乐", "精神慰藉");
            opening("village_coverage", place, villages.size())
                    .ifPresent(day -> add(Facility.MUTUAL_AID, day, covers, functions));
        }
    }

    private void centres() {
        List<String> townships = shuffled(world.geography().townships(world.code(county)));
        for (int place = 0; place < townships.size(); place++) {
            String township = townships.get(place);
            boolean street = township.substring(6).compareTo("100") <= 0;
            Optional<LocalDate> opening = opening(street ? "street_centres" : "town_centres", place, townships.size());
            List<String> where = settlements(township);
            List<String> functions = new ArrayList<>(List.of(Facility.DAY_CARE, "短期托养", "康复护理", Facility.MEALS, "助浴"));
            if (chance.happens(world.rate("facility.centre_incomplete"))) {
                functions.remove("康复护理");
            }
            opening.ifPresent(day -> add("其他", township, where, day, functions));
        }
    }

    /** Where a centre of the township stands: its first community, else its first village, where the county has any there. */
    private List<String> settlements(String township) {
        return Stream.concat(
                        world.settlements().communities(world.code(county)).stream(),
                        world.settlements().villages(world.code(county)).stream())
                .filter(code -> code.startsWith(township))
                .limit(1)
                .toList();
    }

    /** The day from which the county's level covers the place, which stands at {@code place} of {@code size}. */
    private Optional<LocalDate> opening(String level, int place, int size) {
        double rank = (place + 0.5) / size;
        LocalDate early = chance.day(EARLY, World.BASELINE.atDay(1));
        int day = chance.between(1, 28);
        for (YearMonth month = World.BASELINE; !month.isAfter(LAST); month = month.plusMonths(1)) {
            if (world.level(level, county, month) >= rank) {
                return Optional.of(month.equals(World.BASELINE) ? early : month.atDay(day));
            }
        }
        return Optional.empty();
    }

    /** @param covers where it stands comes first */
    private void add(String kind, LocalDate openedOn, List<String> covers, List<String> functions) {
        add(kind, covers.get(0).substring(0, 9), covers, openedOn, functions);
    }

    private void add(String kind, String township, List<String> covers, LocalDate openedOn, List<String> functions) {
        boolean centre = kind.equals("其他");
        int ordinal = all.size() + 1;
        String id =
                world.code(county) + "SS" + Integer.toString(100_000 + ordinal).substring(1);
        @Nullable
        LocalDate closedOn = chance.happens(world.rate("facility.closes"))
                ? openedOn.plusMonths(chance.between(10, 70)).withDayOfMonth(15)
                : null;
        all.add(new Facility(
                id,
                world.geography().name(township) + (centre ? "综合养老服务中心" : "第" + ordinal + kind),
                kind,
                township,
                covers.isEmpty() ? "" : covers.get(0),
                centre ? chance.between(900, 1900) : chance.between(90, 420),
                centre ? chance.between(20, 60) : kind.equals("嵌入式") ? chance.between(8, 20) : 0,
                openedOn,
                closedOn,
                List.copyOf(covers),
                List.copyOf(functions)));
    }

    private List<String> shuffled(List<String> codes) {
        List<String> shuffled = new ArrayList<>(codes);
        for (int place = shuffled.size() - 1; place > 0; place--) {
            Collections.swap(shuffled, place, chance.between(0, place));
        }
        return shuffled;
    }
}

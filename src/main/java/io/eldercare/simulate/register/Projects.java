package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Standing;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.WorldPlan.ListedProject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The projects of one county: those of the plan's annex, and one for every home that is rebuilt or founded. */
final class Projects {
    private static final int YUAN_A_BED = 90_000;
    private static final int AREA_A_BED = 35;
    private static final double NURSING_OF_LISTED = 0.6;

    private final World world;
    private final int county;
    private final List<Project> all = new ArrayList<>();

    Projects(World world, int county) {
        this.world = world;
        this.county = county;
        world.plan().projects().stream()
                .filter(one -> one.county().equals(world.code(county)))
                .forEach(this::addListed);
        for (Institution one : world.institutions(county)) {
            YearMonth upgrade = one.upgradeIn;
            if (one.kind.equals(Institution.DAY_CARE)) {
                continue;
            }
            if (upgrade != null) {
                boolean conversion = one.kind.equals(Institution.TOWNSHIP);
                add(
                        one,
                        conversion ? "改造" : one.isPublic() ? "改建" : "扩建",
                        upgrade,
                        one.builtAfterUpgrade,
                        one.nursingAfterUpgrade);
            } else if (one.openedOn.isAfter(World.BASELINE.atEndOfMonth())) {
                add(one, "新建", YearMonth.from(one.openedOn), one.built, one.nursing);
            }
        }
    }

    List<Project> listed(YearMonth month) {
        return all.stream().filter(one -> one.isListed(month)).toList();
    }

    private void addListed(ListedProject one) {
        Chance chance = world.chance("project", one.number());
        LocalDate start = one.start().atDay(chance.between(1, 28));
        LocalDate started = start.plusDays(chance.between(0, 120));
        LocalDate completed = started.plusYears(one.years()).plusDays(chance.between(0, 300));
        LocalDate accepted = completed.plusDays(chance.between(20, 90));
        all.add(new Project(
                id(),
                one.name(),
                one.kind(),
                null,
                one.owner(),
                one.name().startsWith("景德镇市") ? "市" : one.isPublic() ? "县" : "社会",
                one.isPublic(),
                one.beds(),
                (int) Math.round(one.beds() * NURSING_OF_LISTED),
                one.area(),
                BigDecimal.valueOf(Math.round(one.investment() * 10_000)),
                start,
                start.plusYears(one.years()),
                started,
                completed,
                accepted,
                accepted.plusDays(chance.between(5, 60)),
                false,
                true));
    }

    private void add(Institution one, String kind, YearMonth inUse, int beds, int nursing) {
        Chance chance = world.chance("project", one.id);
        LocalDate inUseOn = inUse.atDay(1);
        LocalDate accepted = inUseOn.minusDays(chance.between(5, 25));
        LocalDate completed = accepted.minusDays(chance.between(10, 50));
        LocalDate started = completed.minusDays(chance.between(150, kind.equals("新建") ? 600 : 330));
        LocalDate start = started.minusDays(chance.between(0, 60));
        boolean isPublic = one.isPublic();
        all.add(new Project(
                id(),
                one.name + kind + "项目",
                kind,
                one.id,
                one.name,
                Standing.of(world, county, one, inUse).adminLevel(),
                isPublic,
                beds,
                Math.min(beds, nursing),
                beds * AREA_A_BED,
                BigDecimal.valueOf((long) beds * (kind.equals("新建") ? YUAN_A_BED : YUAN_A_BED / 3)),
                start,
                completed.minusDays(chance.between(0, 60)).isBefore(start)
                        ? start
                        : completed.minusDays(chance.between(0, 60)),
                started,
                completed,
                accepted,
                inUseOn,
                false,
                false));
    }

    private String id() {
        return world.code(county) + "XM" + Integer.toString(1001 + all.size()).substring(1);
    }
}

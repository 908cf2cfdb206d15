package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.MeasurePlan;
import io.eldercare.simulate.world.Population;
import io.eldercare.simulate.world.World;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure of another department at the end of a month.
 *
 * @param region a county, or the city
 * @param denominator 0 where the number stands alone
 */
public record Measure(MeasurePlan plan, String region, long numerator, long denominator) {

    /**
     * What the county's departments report; a zone, whose people are its host's, reports nothing. A county
     * that is the region itself reports what a city would, too.
     */
    static List<Measure> ofCounty(World world, int county, YearMonth month) {
        String code = world.code(county);
        List<Measure> measures = new ArrayList<>(Population.of(world, county, month)
                .map(people -> reported(world, code, false, people, county, month))
                .orElse(List.of()));
        if (world.cityOf(code).equals(code)) {
            measures.addAll(ofCity(world, code, county, month));
        }
        return measures;
    }

    /** What the city's departments report of the city itself; the county of that position stands for its progress. */
    static List<Measure> ofCity(World world, String city, int county, YearMonth month) {
        return reported(world, city, true, Population.NONE, county, month);
    }

    private static List<Measure> reported(
            World world, String region, boolean ofCity, Population people, int county, YearMonth month) {
        List<Measure> measures = new ArrayList<>();
        for (MeasurePlan plan : world.calibration().measures()) {
            if (plan.ofCity() == ofCity && plan.isFor(world.plan().plans())) {
                measures.add(reported(world, plan, region, people, county, month));
            }
        }
        return measures;
    }

    private static Measure reported(
            World world, MeasurePlan plan, String region, Population people, int county, YearMonth month) {
        Chance chance = world.chance("measure", plan.code(), region);
        double lean = chance.part(-1, 1);
        double threshold = chance.part(0, 1);
        double base = plan.per()
                * switch (plan.base()) {
                    case "one", "yes_no" -> 1;
                    case "pop_total" -> people.total();
                    case "pop60" -> people.aged60();
                    case "pop65" -> people.aged65();
                    case "pop80" -> people.aged80();
                    case "townships" ->
                        world.geography().townships(world.code(county)).size();
                    case "region" -> plan.ofCity() ? 1 : world.share(county);
                    default -> throw new IllegalStateException("no base '" + plan.base() + "'");
                };
        YearMonth seen = month.plusMonths(world.plan().counties().get(county).lead());
        double level = plan.level().at(seen);
        if (plan.base().equals("yes_no")) {
            return new Measure(plan, region, level >= threshold ? 1 : 0, plan.isShare() ? 1 : 0);
        }
        double reached = Math.min(plan.top(), level * (1 + plan.spread() * lean));
        if (plan.isShare()) {
            long denominator = Math.max(1, Math.round(base));
            return new Measure(plan, region, Math.round(denominator * reached), denominator);
        }
        return new Measure(plan, region, Math.round(base * reached), 0);
    }
}

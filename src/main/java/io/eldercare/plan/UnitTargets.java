package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The targets of a plan, told for the jurisdiction and for every unit that they bind. */
public final class UnitTargets {
    private UnitTargets() {}

    /**
     * A share binds every unit with the same number; a count binds a unit through its quota only. A target that names regions
     * binds no others. A printed baseline is the jurisdiction's: a unit's path starts from its own first value.
     *
     * @param populations residents aged 60 and over by county; a unit that is not in it gets no computed quota
     * @return in the order of the plan, the jurisdiction first, then units by region code
     */
    public static List<UnitTarget> of(Plan plan, Map<String, BigDecimal> populations) {
        List<UnitTarget> all = new ArrayList<>();
        for (Target target : plan.targets()) {
            if (plan.binds(target, plan.jurisdiction())) {
                all.add(new UnitTarget(
                        target,
                        plan.jurisdiction(),
                        target.value(),
                        target.baseline(),
                        target.milestones(),
                        Optional.empty()));
            }
            for (String unit : plan.units()) {
                if (!target.isCount() && plan.binds(target, unit)) {
                    all.add(new UnitTarget(
                            target, unit, target.value(), Optional.empty(), target.milestones(), Optional.empty()));
                }
            }
            quotas(plan, target, populations)
                    .forEach((unit, quota) -> all.add(new UnitTarget(
                            target, unit, quota, Optional.empty(), List.of(), Optional.of(target.quotaSource()))));
        }
        return all;
    }

    /** The units' parts of a counted target; they add up to it when they are computed. Empty for shares, ratios and undivided targets. */
    public static SortedMap<String, BigDecimal> quotas(Plan plan, Target target, Map<String, BigDecimal> populations) {
        if (!target.isCount() || target.quotaSource() == QuotaSource.NONE) {
            return new TreeMap<>();
        }
        if (target.quotaSource() == QuotaSource.DOCUMENT) {
            return target.quotas();
        }
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        for (String unit : plan.units()) {
            BigDecimal population = populations.getOrDefault(unit, BigDecimal.ZERO);
            if (population.signum() > 0) {
                weights.put(unit, population);
            }
        }
        return weights.isEmpty() ? weights : LargestRemainder.divide(target.value(), weights);
    }
}

package io.eldercare.job.money;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Target;
import io.eldercare.plan.money.AllocationException;
import io.eldercare.plan.money.FundRules;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may be corrected in a "what if": figures that the allocation rests on. */
final class Corrections {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Definitions definitions;
    private final Plan plan;
    private final YearMonth month;
    private final Set<String> needed;
    private final Set<String> scored;

    Corrections(Definitions definitions, Plan plan, FundRules rules, YearMonth month) {
        this.definitions = definitions;
        this.plan = plan;
        this.month = month;
        this.needed = new TreeSet<>();
        rules.needBases().forEach(base -> base.kpiCode().ifPresent(needed::add));
        this.scored = new TreeSet<>();
        plan.targets().stream()
                .filter(target -> plan.itemOf(target.id()).isPresent())
                .map(Target::kpiCode)
                .forEach(scored::add);
    }

    /** @throws AllocationException for the first that would say nothing */
    void check(List<Correction> corrections) {
        corrections.forEach(this::check);
    }

    private void check(Correction correction) {
        if (!plan.units().contains(correction.regionCode())) {
            throw new AllocationException(
                    "规划 " + plan.code() + " 没有地区 " + correction.regionCode() + "；有：" + String.join("、", plan.units()));
        }
        boolean counts = needed.contains(correction.kpiCode()) || scored.contains(correction.kpiCode());
        if (!counts) {
            Set<String> all = new TreeSet<>(needed);
            all.addAll(scored);
            throw new AllocationException("指标 " + correction.kpiCode() + " 不影响本规划的分配；有影响的：" + String.join("、", all));
        }
        boolean yearBefore =
                scored.contains(correction.kpiCode()) && correction.month().equals(month.minusYears(1));
        if (!correction.month().equals(month) && !yearBefore) {
            throw new AllocationException(correction.month() + " 的数不影响 " + month + " 的分配；可以假设本月，评分指标还可以假设上年同月");
        }
        Kpi kpi = Optional.ofNullable(definitions.kpis().get(correction.kpiCode()))
                .orElseThrow();
        if (kpi.isShare() && correction.value().compareTo(HUNDRED) > 0) {
            throw new AllocationException(
                    kpi.name() + "是百分数，不能大于 100：" + correction.value().toPlainString());
        }
        if (!kpi.isShare() && correction.value().stripTrailingZeros().scale() > 0) {
            throw new AllocationException(
                    kpi.name() + "是个数，应为整数：" + correction.value().toPlainString());
        }
    }
}

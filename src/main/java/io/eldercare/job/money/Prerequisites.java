package io.eldercare.job.money;

import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Plan;
import io.eldercare.plan.QuotaSource;
import io.eldercare.plan.Target;
import io.eldercare.plan.money.FundRules;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What an allocation needs before money may follow it; while something is missing it is a trial (试算). */
final class Prerequisites {
    private Prerequisites() {}

    /** @param definitionsChanged since the figures were published */
    static List<String> missing(
            Handle handle,
            Plan plan,
            FundRules rules,
            YearMonth month,
            Participants participants,
            boolean definitionsChanged) {
        List<String> missing = new ArrayList<>();
        if (plan.documentStatus() == DocumentStatus.DRAFT) {
            missing.add("规划文件尚未正式印发");
        }
        if (rules.document().isEmpty()) {
            missing.add("没有资金分配的文件依据");
        }
        if (rules.weightsDocument().isEmpty()) {
            missing.add("资金份额和权重未经文件批准");
        }
        if (plan.scoring().weightsDocument().isEmpty()) {
            missing.add("评分权重未经文件批准");
        }
        String computed = plan.targets().stream()
                .filter(target -> target.quotaSource() == QuotaSource.COMPUTED)
                .filter(target -> plan.itemOf(target.id()).isPresent())
                .map(Target::name)
                .collect(Collectors.joining("、"));
        if (!computed.isEmpty()) {
            missing.add("各地目标数是试算的，未经文件分解：" + computed);
        }
        if (!isReleased(handle, plan, month)) {
            missing.add("本月评分尚未随通报发布");
        }
        String unrated = participants.units().stream()
                .filter(unit -> !participants.standing(unit).rated())
                .map(participants::name)
                .collect(Collectors.joining("、"));
        if (!unrated.isEmpty()) {
            missing.add("暂不评定的地区：" + unrated);
        }
        if (definitionsChanged) {
            missing.add("定义文件在最近一次发布后改过，请先运行 nightly");
        }
        return missing;
    }

    private static boolean isReleased(Handle handle, Plan plan, YearMonth month) {
        return handle.createQuery(
                        "select exists (select from mart.bulletin where plan_code = :plan and month = :month)")
                .bind("plan", plan.code())
                .bind("month", month.atDay(1))
                .mapTo(Boolean.class)
                .one();
    }
}

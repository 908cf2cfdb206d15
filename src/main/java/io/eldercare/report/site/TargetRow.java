package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.Plan.Standing;
import io.eldercare.report.site.Plan.Target;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target in a region at a month, as printed.
 *
 * @param indicatorPath page of its indicator
 * @param status code of its standing, for its look
 * @param bullet the figure as a bar against the target; empty where there is no figure
 */
record TargetRow(
        String id,
        String name,
        String indicatorPath,
        String target,
        String deadline,
        String value,
        String change,
        String expected,
        String status,
        String statusName,
        String reason,
        String outlook,
        String clause,
        String bullet) {

    static TargetRow of(MartContent mart, Plan plan, Target head, String region, YearMonth month) {
        Target target = plan.targetOf(head, region);
        Indicator indicator = mart.indicator(target.indicator());
        Optional<Standing> standing = plan.standing(target.id(), region, month);
        Figure figure = mart.figure(target.indicator(), region, month);
        String status = Judgement.of(figure, standing);
        @Nullable BigDecimal value = figure.value();
        return new TargetRow(
                target.id(),
                plan.promise(target.id()).map(Plan.Promise::name).orElse(target.name()),
                Paths.indicator(target.indicator()),
                target.print(indicator),
                target.standing() ? "每月" : Figures.month(YearMonth.from(target.deadline())) + "底",
                value == null ? figure.absence() : indicator.print(value),
                mart.change(indicator, region, month, month.minusMonths(1)),
                standing.map(Standing::expected).map(indicator::print).orElse(Indicator.NOTHING),
                status,
                status.equals(Judgement.NO_DATA) ? figure.absence() : Judgement.name(status),
                standing.map(Standing::reason).orElse(""),
                standing.map(Standing::outlook).orElse(""),
                plan.promise(target.id()).map(Plan.Promise::clause).orElse(""),
                Bullet.of(value, target.value()));
    }
}

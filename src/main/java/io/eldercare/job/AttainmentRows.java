package io.eldercare.job;

import io.eldercare.mart.Change;
import io.eldercare.plan.Attainment;
import io.eldercare.plan.Outlook;
import io.eldercare.plan.Pace;
import io.eldercare.plan.trend.Forecast;
import io.eldercare.plan.trend.GrowthProgress;
import io.eldercare.plan.trend.ProcessBehaviour;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attainments as rows of {@code mart.attainment}. */
final class AttainmentRows {
    private static final String[] COLUMNS = {
        "plan_code",
        "target_id",
        "region_code",
        "month",
        "value",
        "expected",
        "attainment",
        "status",
        "reason",
        "required_pace",
        "recent_pace",
        "forecast",
        "forecast_low",
        "forecast_high",
        "pace_low",
        "pace_high",
        "sdg_ratio",
        "sdg_verdict",
        "xmr_centre",
        "xmr_low",
        "xmr_high",
        "xmr_signal",
        "xmr_rule",
        "assurance",
        "outlook"
    };

    private AttainmentRows() {}

    /** Attainments of a plan from {@code from} on. */
    static Change replacing(String plan, YearMonth from, Collection<Attainment> attainments) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        attainments.forEach(one -> rows.add(row(plan, one)));
        return MartChanges.replacePlan("mart.attainment", plan, from, rows, COLUMNS);
    }

    private static @Nullable Object[] row(String plan, Attainment one) {
        Outlook outlook = one.outlook();
        Optional<Forecast> forecast = outlook.forecast();
        Optional<ProcessBehaviour> behaviour = outlook.behaviour();
        return new @Nullable Object[] {
            plan,
            one.targetId(),
            one.regionCode(),
            one.month().atDay(1),
            one.value().orElse(null),
            one.expected().orElse(null),
            one.attainment().orElse(null),
            one.status().code(),
            one.reason(),
            one.requiredPace().orElse(null),
            one.recentPace().orElse(null),
            forecast.map(Forecast::value).orElse(null),
            forecast.map(Forecast::low).orElse(null),
            forecast.map(Forecast::high).orElse(null),
            outlook.band().map(Pace.Band::low).orElse(null),
            outlook.band().map(Pace.Band::high).orElse(null),
            outlook.growth().flatMap(GrowthProgress::ratio).orElse(null),
            outlook.growth().map(progress -> progress.verdict().code()).orElse(null),
            behaviour.map(ProcessBehaviour::centre).orElse(null),
            behaviour.map(ProcessBehaviour::low).orElse(null),
            behaviour.map(ProcessBehaviour::high).orElse(null),
            behaviour.map(seen -> seen.signal().code()).orElse(null),
            behaviour
                    .flatMap(ProcessBehaviour::flag)
                    .map(flag -> flag.rule().code())
                    .orElse(null),
            behaviour.map(seen -> seen.assurance().code()).orElse(null),
            outlook.note()
        };
    }
}

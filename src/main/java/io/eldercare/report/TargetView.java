package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Value;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A target as templates print it: words and preformatted numbers.
 *
 * @param numeral 一, 二, …: its place among the headline targets
 * @param chart file name of its progress chart
 * @param effect what of a change came from cases and what from the base, where there is a change to part
 */
record TargetView(
        String numeral,
        String kpi,
        String chart,
        String name,
        String document,
        String clause,
        String definition,
        boolean share,
        String value,
        boolean present,
        Change change,
        Effect.@Nullable View effect,
        String target,
        String deadline,
        boolean standing,
        String expected,
        String baseline,
        String status,
        String code,
        String gap,
        String gapDirection,
        boolean againstPath,
        boolean partial,
        String coverage,
        String low,
        String high,
        String requiredPace,
        String recentPace,
        String forecast,
        String forecastLow,
        String forecastHigh,
        String outlook,
        boolean quotaComputed) {

    /** @param region the jurisdiction, or a unit that the target binds */
    static TargetView of(Edition edition, TargetLine line, String region, int place) {
        Kpi kpi = line.kpi();
        Value value = line.value();
        BigDecimal gap = line.gap();
        Change change = Change.of(edition, kpi, region);
        return new TargetView(
                ChineseNumeral.of(place),
                kpi.code(),
                "progress-" + line.target().id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_"),
                kpi.name(),
                text(line.target().document()),
                text(line.target().clause()),
                kpi.definition(),
                kpi.share(),
                value.suppressed() ? Print.SUPPRESSED : Print.value(kpi, value.value()),
                value.value() != null || value.suppressed(),
                change,
                change.moved() ? Effect.viewed(edition, kpi, region) : null,
                line.target().numberPrinted() ? line.targetText() : "",
                Print.month(YearMonth.from(line.target().deadline())),
                line.target().standing(),
                line.expected() == null ? "" : Print.value(kpi, line.expected()),
                text(line.baselineText()),
                line.status().label(),
                line.status().code(),
                gap == null ? "" : Print.gap(kpi, gap),
                gap == null || gap.signum() == 0 ? "level" : gap.signum() < 0 ? "below" : "above",
                line.againstPath(),
                value.partial(),
                Print.percentOf(value.coverage()),
                Print.value(kpi, value.low()),
                Print.value(kpi, value.high()),
                Print.pace(kpi, line.requiredPace()),
                Print.pace(kpi, line.recentPace()),
                forecast(kpi, line.outlook().forecast()),
                forecast(kpi, line.outlook().forecastLow()),
                forecast(kpi, line.outlook().forecastHigh()),
                line.outlook().note(),
                "computed".equals(line.target().quotaSource()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String forecast(Kpi kpi, @Nullable BigDecimal value) {
        return value == null ? "" : Print.value(kpi, value);
    }
}

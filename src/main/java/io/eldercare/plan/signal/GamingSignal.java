package io.eldercare.plan.signal;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * Something to verify about a region at a month.
 *
 * @param ruleId code of docs/codes.md
 * @param kpiCode empty where it is not about one figure
 * @param feed empty where it is not about one feed
 * @param evidence a Chinese sentence with the numbers
 */
public record GamingSignal(
        String ruleId, String regionCode, YearMonth month, String kpiCode, String feed, String evidence) {
    static final Comparator<GamingSignal> ORDER = Comparator.comparing(GamingSignal::month)
            .thenComparing(GamingSignal::regionCode)
            .thenComparing(GamingSignal::ruleId)
            .thenComparing(GamingSignal::kpiCode)
            .thenComparing(GamingSignal::feed);
}

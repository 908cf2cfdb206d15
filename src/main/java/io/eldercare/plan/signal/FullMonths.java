package io.eldercare.plan.signal;

import io.eldercare.plan.Figures;
import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Everybody reached, month after month. Where each case succeeds with probability p, n cases in each of m months all succeed with
 * p^(n·m): of a hundred cases in six months at p = 99.5 %, one run in twenty.
 */
final class FullMonths {
    private FullMonths() {}

    /** @param history a share, month by month; looked at backwards from {@code month} */
    static Optional<String> evidence(NavigableMap<YearMonth, KpiValue> history, YearMonth month, SignalRules rules) {
        List<BigDecimal> bases = new ArrayList<>();
        Optional<BigDecimal> base = fullBase(history, month, rules.fullBase());
        while (base.isPresent()) {
            bases.add(base.get());
            base = fullBase(history, month.minusMonths(bases.size()), rules.fullBase());
        }
        if (bases.size() < rules.fullMonths()) {
            return Optional.empty();
        }
        BigDecimal least = Collections.min(bases);
        BigDecimal most = Collections.max(bases);
        return Optional.of("自" + Figures.month(month.minusMonths(bases.size() - 1L)) + "起连续" + bases.size()
                + "个月100%，每月应办" + Figures.number(least, 0)
                + (least.compareTo(most) == 0 ? "" : "至" + Figures.number(most, 0)) + "例");
    }

    /** The cases of a month in which every one succeeded, where there are enough of them. */
    private static Optional<BigDecimal> fullBase(
            NavigableMap<YearMonth, KpiValue> history, YearMonth month, BigDecimal leastBase) {
        return Optional.ofNullable(history.get(month))
                .filter(KpiValue::isComplete)
                .flatMap(value -> value.denominator()
                        .filter(base -> base.compareTo(leastBase) >= 0
                                && value.numerator().compareTo(base) == 0));
    }
}

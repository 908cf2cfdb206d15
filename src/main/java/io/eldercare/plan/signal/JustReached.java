package io.eldercare.plan.signal;

import io.eldercare.plan.Figures;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A share that was short of its target and now stands hardly beyond it, brought there by a leap. Figures that somebody steers gather
 * just past the number that counts (Burgstahler and Dichev 1997; Bevan and Hood 2006). Counts are left out: beds and teams are
 * built up to their number.
 */
final class JustReached {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int USUAL_MONTHS = 6;
    private static final int FEWEST_CHANGES = 3;

    private JustReached() {}

    /**
     * The share was short of the target the month before, is at most {@code band} beyond it, and moved by more than {@code jump}
     * times the median monthly change of the half year before. A base so small that one case moves it by more than the band
     * tells nothing, nor does a target of 100 %, beyond which nothing lies.
     *
     * @param history months after {@code month} are not looked at
     */
    static Optional<String> evidence(
            Target target, NavigableMap<YearMonth, KpiValue> history, YearMonth month, SignalRules rules) {
        BigDecimal aim = target.value();
        boolean hasBeyond = aim.signum() > 0 && aim.compareTo(WHOLE) < 0;
        Optional<BigDecimal> now = value(history, month);
        Optional<BigDecimal> before = value(history, month.minusMonths(1));
        if (!target.isShare()
                || !hasBeyond
                || !isFine(history, month, rules.band())
                || now.isEmpty()
                || before.isEmpty()
                || target.fulfils(before.get(), aim)
                || !target.fulfils(now.get(), aim)
                || now.get().subtract(aim).abs().compareTo(rules.band()) > 0) {
            return Optional.empty();
        }
        BigDecimal change = now.get().subtract(before.get()).abs();
        return usualChange(history, month.minusMonths(1))
                .filter(usual -> change.compareTo(usual.multiply(rules.jump())) > 0)
                .map(usual -> "由上月" + percent(before.get()) + "变为" + percent(now.get()) + "，刚过目标" + percent(aim) + "；变动"
                        + Figures.number(change, 2) + "个百分点，前半年每月一般" + Figures.number(usual, 2) + "个百分点");
    }

    private static String percent(BigDecimal value) {
        return Figures.withUnit(value, 2, "%");
    }

    private static boolean isFine(NavigableMap<YearMonth, KpiValue> history, YearMonth month, BigDecimal band) {
        return Optional.ofNullable(history.get(month))
                .flatMap(KpiValue::denominator)
                .map(base -> base.multiply(band).compareTo(WHOLE) >= 0)
                .orElse(false);
    }

    private static Optional<BigDecimal> value(NavigableMap<YearMonth, KpiValue> history, YearMonth month) {
        return Optional.ofNullable(history.get(month))
                .filter(KpiValue::isComplete)
                .flatMap(KpiValue::value);
    }

    /** Median size of the monthly changes up to {@code month}; empty where fewer than three are known. */
    private static Optional<BigDecimal> usualChange(NavigableMap<YearMonth, KpiValue> history, YearMonth month) {
        List<BigDecimal> changes = IntStream.range(0, USUAL_MONTHS)
                .mapToObj(month::minusMonths)
                .flatMap(at -> value(history, at)
                        .flatMap(now -> value(history, at.minusMonths(1))
                                .map(before -> now.subtract(before).abs()))
                        .stream())
                .sorted()
                .toList();
        if (changes.size() < FEWEST_CHANGES) {
            return Optional.empty();
        }
        BigDecimal lower = changes.get((changes.size() - 1) / 2);
        BigDecimal upper = changes.get(changes.size() / 2);
        return Optional.of(lower.add(upper).divide(BigDecimal.valueOf(2), KpiValue.SCALE, RoundingMode.HALF_UP));
    }
}

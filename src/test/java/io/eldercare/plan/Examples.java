package io.eldercare.plan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Small targets and series for the tests of plans and scores. */
public final class Examples {
    public static final YearMonth DEADLINE = YearMonth.of(2025, 12);
    public static final Optional<Point> NO_BASELINE = Optional.empty();

    private Examples() {}

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    public static YearMonth month(String text) {
        return YearMonth.parse(text);
    }

    public static Target share(String id, String kpi, Comparison comparison, String value, String floor) {
        return target(id, kpi, comparison, value, "%", floor, NO_BASELINE, List.of());
    }

    public static Target target(
            String id,
            String kpi,
            Comparison comparison,
            String value,
            String unit,
            String floor,
            Optional<Point> baseline,
            List<Point> milestones) {
        return new Target(
                id,
                id,
                kpi,
                comparison,
                decimal(value),
                unit,
                DEADLINE,
                comparison == Comparison.APPROXIMATELY ? decimal("5") : BigDecimal.ZERO,
                true,
                Nature.UNSTATED,
                false,
                baseline,
                milestones,
                decimal(floor),
                unit.equals("%") ? QuotaSource.NONE : QuotaSource.COMPUTED,
                new TreeMap<>(),
                "一(一)",
                "测试文件");
    }

    public static Target standing(Target target) {
        return new Target(
                target.id(),
                target.name(),
                target.kpiCode(),
                target.comparison(),
                target.value(),
                target.unit(),
                target.deadline(),
                target.tolerance(),
                target.numberPrinted(),
                target.nature(),
                true,
                target.baseline(),
                target.milestones(),
                target.floor(),
                target.quotaSource(),
                target.quotas(),
                target.clause(),
                target.sourceDocument());
    }

    /** The target as it binds the jurisdiction. */
    public static UnitTarget whole(Target target) {
        return new UnitTarget(
                target, "360200", target.value(), target.baseline(), target.milestones(), Optional.empty());
    }

    /** A share whose value is exactly the given one. */
    public static KpiValue percent(String value) {
        return KpiValue.share(decimal(value), decimal("100"));
    }

    public static NavigableMap<YearMonth, KpiValue> history(Map<String, KpiValue> values) {
        NavigableMap<YearMonth, KpiValue> history = new TreeMap<>();
        values.forEach((month, value) -> history.put(month(month), value));
        return history;
    }
}

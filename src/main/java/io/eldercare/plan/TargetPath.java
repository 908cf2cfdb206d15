package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** 序时进度: straight lines from the start over the milestones to the target at the deadline. */
public final class TargetPath {
    private final Point start;
    private final NavigableMap<YearMonth, BigDecimal> points;

    private TargetPath(Point start, NavigableMap<YearMonth, BigDecimal> points) {
        this.start = start;
        this.points = points;
    }

    /**
     * @param first the first reported value, where the path starts if the document prints no baseline
     * @return empty for a standing duty, for a start that has reached the target already, and without a start before the deadline
     */
    public static Optional<TargetPath> of(UnitTarget target, Optional<Point> first) {
        YearMonth deadline = target.target().deadline();
        return target.baseline()
                .or(() -> first)
                .filter(start -> !target.target().standing())
                .filter(start -> start.month().isBefore(deadline))
                .filter(start -> !target.isMetBy(start.value()))
                .map(start -> from(start, target));
    }

    private static TargetPath from(Point start, UnitTarget target) {
        NavigableMap<YearMonth, BigDecimal> points = new TreeMap<>();
        points.put(start.month(), start.value());
        target.milestones().stream()
                .filter(milestone -> milestone.month().isAfter(start.month()))
                .forEach(milestone -> points.put(milestone.month(), milestone.value()));
        points.put(target.target().deadline(), target.value());
        return new TargetPath(start, points);
    }

    public Point start() {
        return start;
    }

    /** The value due at the end of {@code month}; before the start the start's, after the deadline the target's. */
    public BigDecimal expected(YearMonth month) {
        Map.Entry<YearMonth, BigDecimal> before = points.floorEntry(month);
        Map.Entry<YearMonth, BigDecimal> after = points.ceilingEntry(month);
        if (before == null) {
            return scaled(points.firstEntry().getValue());
        }
        if (after == null || after.getKey().equals(before.getKey())) {
            return scaled(before.getValue());
        }
        long whole = ChronoUnit.MONTHS.between(before.getKey(), after.getKey());
        long gone = ChronoUnit.MONTHS.between(before.getKey(), month);
        BigDecimal rise = after.getValue().subtract(before.getValue()).multiply(BigDecimal.valueOf(gone));
        return Fraction.of(before.getValue())
                .plus(Fraction.of(rise).over(Fraction.of(whole)))
                .round(KpiValue.SCALE, RoundingMode.HALF_UP);
    }

    /** Below the path by no more than a quarter of the way it should have come: still 略有滞后. */
    BigDecimal laggingLimit(YearMonth month) {
        BigDecimal expected = expected(month);
        BigDecimal way = expected.subtract(start.value());
        return expected.subtract(way.multiply(new BigDecimal("0.25")).setScale(KpiValue.SCALE, RoundingMode.HALF_UP));
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value.setScale(KpiValue.SCALE, RoundingMode.HALF_UP);
    }
}

package io.eldercare.simulate.world;

import io.eldercare.definitions.YamlNode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A level over time: straight lines between months, constant outside. */
public record Trajectory(NavigableMap<YearMonth, Double> points) {

    public static Trajectory read(YamlNode node) {
        NavigableMap<YearMonth, Double> points = new TreeMap<>();
        node.entries().forEach((month, value) -> {
            try {
                points.put(YearMonth.parse(month), value.decimal().doubleValue());
            } catch (DateTimeException notAMonth) {
                value.problem("'" + month + "' is not a month (yyyy-MM)");
            }
        });
        if (points.isEmpty()) {
            node.problem("a trajectory needs a month and its value, such as {2020-12: 96}");
            points.put(World.BASELINE, 0.0);
        }
        return new Trajectory(points);
    }

    public double at(YearMonth month) {
        Map.Entry<YearMonth, Double> before = points.floorEntry(month);
        Map.Entry<YearMonth, Double> after = points.ceilingEntry(month);
        if (before == null) {
            return points.firstEntry().getValue();
        }
        if (after == null || before.getKey().equals(after.getKey())) {
            return before.getValue();
        }
        double months = ChronoUnit.MONTHS.between(before.getKey(), after.getKey());
        double passed = ChronoUnit.MONTHS.between(before.getKey(), month);
        return before.getValue() + (after.getValue() - before.getValue()) * passed / months;
    }
}

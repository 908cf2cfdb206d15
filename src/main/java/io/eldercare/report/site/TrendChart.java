package io.eldercare.report.site;

import io.eldercare.report.site.Chart.TargetLine;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of regions over months, with the target always drawn.
 *
 * @param series the first one is drawn strong, the others pale
 * @param path what the target's straight line expects of each month; empty where it has none
 */
record TrendChart(
        String label,
        Indicator indicator,
        List<YearMonth> months,
        List<Series> series,
        List<TargetLine> targets,
        List<@Nullable BigDecimal> path) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 58;
    private static final int RIGHT = 132;
    private static final int TOP = 26;
    private static final int BOTTOM = 34;

    record Series(String name, List<@Nullable BigDecimal> values) {
        Optional<BigDecimal> last() {
            return values.stream().filter(Objects::nonNull).reduce((first, second) -> second);
        }
    }

    /** Empty where there is nothing to draw. */
    Optional<Chart> chart() {
        List<BigDecimal> all = Stream.of(
                        series.stream().flatMap(one -> one.values().stream()),
                        targets.stream().map(TargetLine::value),
                        path.stream())
                .flatMap(values -> values)
                .filter(Objects::nonNull)
                .toList();
        if (series.stream().allMatch(one -> one.last().isEmpty())) {
            return Optional.empty();
        }
        Axis axis = Axis.around(
                all.stream().min(Comparator.naturalOrder()).orElseThrow(),
                all.stream().max(Comparator.naturalOrder()).orElseThrow(),
                indicator.isShare());
        return Optional.of(new Chart(label, Chart.json(data(axis)), picture(axis), "trend"));
    }

    private Map<String, Object> data(Axis axis) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("unit", indicator.unitLabel());
        data.put("decimals", indicator.decimals());
        data.put("low", Chart.plain(axis.low()));
        data.put("high", Chart.plain(axis.high()));
        data.put("step", Chart.plain(axis.step()));
        data.put("months", months.stream().map(YearMonth::toString).toList());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Series one : series) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", one.name());
            line.put("values", one.values().stream().map(Chart::plain).toList());
            lines.add(line);
        }
        data.put("series", lines);
        data.put("path", path.stream().map(Chart::plain).toList());
        List<Map<String, Object>> marks = new ArrayList<>();
        for (TargetLine target : targets) {
            Map<String, Object> mark = new LinkedHashMap<>();
            mark.put("name", target.name());
            mark.put("value", Chart.plain(target.value()));
            marks.add(mark);
        }
        data.put("targets", marks);
        return data;
    }

    private String picture(Axis axis) {
        Svg svg = new Svg(WIDTH, HEIGHT, "still", "");
        svg.text(LEFT - 8, 14, "end", Svg.SOFT, 12, indicator.unitLabel());
        for (BigDecimal tick : axis.ticks()) {
            svg.line(LEFT, y(axis, tick), WIDTH - RIGHT, y(axis, tick), Svg.FAINT, "");
            svg.text(LEFT - 8, y(axis, tick) + 4, "end", Svg.SOFT, 12, Axis.label(tick));
        }
        int every = Math.max(1, (months.size() + 6) / 7);
        for (int index = months.size() - 1; index >= 0; index -= every) {
            svg.text(
                    x(index),
                    HEIGHT - 12,
                    "middle",
                    Svg.SOFT,
                    12,
                    months.get(index).toString());
        }
        for (TargetLine target : targets) {
            double y = y(axis, target.value());
            svg.line(LEFT, y, WIDTH - RIGHT, y, Svg.TARGET, "stroke-width=\"1.6\"");
            svg.text(WIDTH - RIGHT + 8, y - 5, "start", Svg.TARGET, 12, target.name());
        }
        svg.path(line(axis, path), Svg.TARGET, "stroke-width=\"1.4\" stroke-dasharray=\"6 4\"");
        for (int index = series.size() - 1; index >= 0; index--) {
            boolean strong = index == 0;
            List<@Nullable BigDecimal> values = series.get(index).values();
            svg.path(
                    line(axis, values),
                    strong ? Svg.ACTUAL : Svg.PALE,
                    strong ? "stroke-width=\"2.6\"" : "stroke-width=\"1.4\"");
        }
        Series first = series.get(0);
        for (int index = months.size() - 1; index >= 0; index--) {
            BigDecimal value = first.values().get(index);
            if (value != null) {
                svg.dot(x(index), y(axis, value), 4, Svg.ACTUAL);
                svg.text(
                        WIDTH - RIGHT + 8,
                        clear(y(axis, value) + 4, axis),
                        "start",
                        Svg.ACTUAL,
                        13,
                        first.name() + " " + indicator.print(value));
                break;
            }
        }
        return svg.end();
    }

    /** Moves the label of the line below those of targets that it would cover. */
    private double clear(double y, Axis axis) {
        double clear = y;
        for (TargetLine target : targets) {
            double taken = y(axis, target.value()) - 5;
            if (Math.abs(clear - taken) < 15) {
                clear = taken + 15;
            }
        }
        return clear;
    }

    private String line(Axis axis, List<@Nullable BigDecimal> values) {
        StringBuilder points = new StringBuilder();
        boolean drawing = false;
        for (int index = 0; index < values.size(); index++) {
            BigDecimal value = values.get(index);
            if (value != null) {
                points.append(drawing ? 'L' : 'M')
                        .append(Svg.number(x(index)))
                        .append(' ')
                        .append(Svg.number(y(axis, value)))
                        .append(drawing ? "" : "h0"); // a month between two gaps is a dot
            }
            drawing = value != null;
        }
        return points.toString();
    }

    private double x(int index) {
        return LEFT + 8 + (double) (WIDTH - LEFT - RIGHT - 16) * index / Math.max(1, months.size() - 1);
    }

    private static double y(Axis axis, BigDecimal value) {
        return HEIGHT - BOTTOM - axis.place(value) * (HEIGHT - TOP - BOTTOM);
    }
}

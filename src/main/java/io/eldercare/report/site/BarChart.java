package io.eldercare.report.site;

import io.eldercare.report.site.Chart.TargetLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Regions beside one another at one month, in the order given, with the target always drawn; 缺报 where a value is missing. */
record BarChart(String label, Indicator indicator, List<Bar> bars, List<TargetLine> targets) {
    private static final int WIDTH = 720;
    private static final int LEFT = 150;
    private static final int RIGHT = 90;
    private static final int TOP = 30;
    private static final int ROW = 26;

    /** @param absence what stands in the place of a missing value */
    record Bar(String name, @Nullable BigDecimal value, String absence) {}

    /** Empty where there is nothing to draw. */
    Optional<Chart> chart() {
        List<BigDecimal> all = Stream.concat(
                        bars.stream().map(Bar::value), targets.stream().map(TargetLine::value))
                .filter(Objects::nonNull)
                .toList();
        if (bars.stream().allMatch(bar -> bar.value() == null)) {
            return Optional.empty();
        }
        Axis axis = Axis.fromZero(
                all.stream().min(Comparator.naturalOrder()).orElseThrow(),
                all.stream().max(Comparator.naturalOrder()).orElseThrow(),
                indicator.isShare());
        return Optional.of(new Chart(label, Chart.json(data(axis)), picture(axis), "bars"));
    }

    private Map<String, Object> data(Axis axis) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("unit", indicator.unitLabel());
        data.put("decimals", indicator.decimals());
        data.put("low", Chart.plain(axis.low()));
        data.put("high", Chart.plain(axis.high()));
        data.put("step", Chart.plain(axis.step()));
        data.put("names", bars.stream().map(Bar::name).toList());
        data.put("values", bars.stream().map(bar -> Chart.plain(bar.value())).toList());
        data.put("printed", bars.stream().map(this::printed).toList());
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

    private String printed(Bar bar) {
        return bar.value() == null ? bar.absence() : indicator.print(bar.value());
    }

    private String picture(Axis axis) {
        int height = TOP + ROW * bars.size() + 12;
        Svg svg = new Svg(WIDTH, height, "still", "");
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            double middle = TOP + ROW * (index + 0.5);
            BigDecimal value = bar.value();
            if (value != null) {
                double zero = x(axis, BigDecimal.ZERO);
                double end = x(axis, value);
                svg.box(Math.min(zero, end), middle - 8, Math.abs(end - zero), 16, Svg.ACTUAL);
            }
        }
        for (TargetLine target : targets) {
            double x = x(axis, target.value());
            svg.line(x, TOP - 6, x, height - 8, Svg.TARGET, "stroke-width=\"1.8\"");
            svg.text(x, TOP - 12, "middle", Svg.TARGET, 12, target.name());
        }
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            double base = TOP + ROW * (index + 0.5) + 5;
            double end = bar.value() == null ? LEFT : Math.max(LEFT, x(axis, bar.value()));
            svg.text(LEFT - 10, base, "end", Svg.INK, 13, bar.name());
            svg.text(end + 6, base, "start", Svg.INK, 13, printed(bar));
        }
        return svg.end();
    }

    private static double x(Axis axis, BigDecimal value) {
        return LEFT + axis.place(value) * (WIDTH - LEFT - RIGHT);
    }
}

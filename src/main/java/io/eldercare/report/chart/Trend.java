package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small multiples: the months of every target, each on its own scale. */
public record Trend(String file, String title, String subtitle, List<Panel> panels) implements ChartModel {
    public Trend {
        panels = List.copyOf(panels);
    }

    /** @param redefined the month from which the indicator is defined otherwise */
    public record Panel(
            String title,
            String lastLabel,
            List<Point> actual,
            @Nullable BigDecimal target,
            String targetLabel,
            boolean share,
            @Nullable YearMonth redefined) {
        public Panel {
            actual = List.copyOf(actual);
        }
    }

    @Override
    public String alternative() {
        return title + "。"
                + panels.stream()
                        .map(panel -> panel.title() + " " + panel.lastLabel() + "，" + panel.targetLabel())
                        .collect(Collectors.joining("；"))
                + "。";
    }

    @Override
    public String describe() {
        return "trend " + file + "\n" + title + "\n" + subtitle + "\n"
                + panels.stream()
                        .map(panel -> panel.title() + " " + panel.lastLabel() + " " + panel.targetLabel() + " "
                                + Point.series(panel.actual()))
                        .collect(Collectors.joining("\n"));
    }
}

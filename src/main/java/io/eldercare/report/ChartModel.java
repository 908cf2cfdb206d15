package io.eldercare.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a chart says, before it is drawn: title with the finding, labels and numbers. Tests and alternative texts read this. */
sealed interface ChartModel {
    /** File name without extension. */
    String file();

    String title();

    String subtitle();

    /** The text for those who cannot see the picture. */
    String alternative();

    /** Every word and series of the chart, a line each. */
    String describe();

    record Point(YearMonth month, @Nullable BigDecimal value) {}

    /** What is expected at the deadline, with the interval that opens towards it from the last figure it rests on. */
    record Fan(Point from, YearMonth due, BigDecimal value, BigDecimal low, BigDecimal high, String label) {
        String describe() {
            return "forecast " + due + "=" + value.stripTrailingZeros().toPlainString() + " "
                    + low.stripTrailingZeros().toPlainString() + ".."
                    + high.stripTrailingZeros().toPlainString() + " " + label;
        }
    }

    /**
     * A line of months with a gap where a month is missing, its path, target and base line.
     *
     * @param redefined the month from which the indicator is defined otherwise: the line is cut before it
     */
    record Progress(
            String file,
            String title,
            String subtitle,
            String unitLabel,
            int decimals,
            List<Point> actual,
            List<Point> path,
            @Nullable BigDecimal target,
            String targetLabel,
            String lastLabel,
            @Nullable Point baseline,
            @Nullable Fan fan,
            @Nullable YearMonth redefined)
            implements ChartModel {
        @Override
        public String alternative() {
            return title + "。" + subtitle + "。" + targetLabel + "。" + (fan == null ? "" : fan.label() + "。");
        }

        @Override
        public String describe() {
            String drawn = String.join(
                    "\n",
                    "progress " + file,
                    title,
                    subtitle,
                    "actual " + series(actual),
                    "path " + series(path),
                    "target " + targetLabel,
                    "last " + lastLabel);
            return drawn
                    + (fan == null ? "" : "\n" + fan.describe())
                    + (redefined == null ? "" : "\nredefined " + redefined);
        }
    }

    enum BarKind {
        RANKED,
        SHOWN,
        UNRATED
    }

    record Bar(String place, String rank, @Nullable BigDecimal score, BarKind kind, String label) {}

    record Ranking(String file, String title, String subtitle, List<Bar> bars) implements ChartModel {
        @Override
        public String alternative() {
            return title + "。"
                    + bars.stream()
                            .map(bar -> (bar.rank().isEmpty() ? "" : "第" + bar.rank() + "名") + bar.place() + " "
                                    + bar.label())
                            .collect(Collectors.joining("；"))
                    + "。";
        }

        @Override
        public String describe() {
            return "ranking " + file + "\n" + title + "\n" + subtitle + "\n"
                    + bars.stream()
                            .map(bar -> bar.kind() + " " + bar.rank() + " " + bar.place() + " " + bar.label())
                            .collect(Collectors.joining("\n"));
        }
    }

    /** A field of the heat map; {@code missing} is hatched and reads 缺报. */
    record Cell(String text, @Nullable Status status, boolean missing) {}

    record HeatRow(String place, boolean ranked, List<Cell> cells) {}

    record HeatMap(
            String file, String title, String subtitle, List<String> columns, List<String> targets, List<HeatRow> rows)
            implements ChartModel {
        @Override
        public String alternative() {
            return title + "。行为地区，列为" + String.join("、", columns) + "；颜色与符号表示状态，缺报以斜线标出。";
        }

        @Override
        public String describe() {
            return "heatmap " + file + "\n" + title + "\n" + subtitle + "\n" + String.join(" | ", columns) + "\n"
                    + String.join(" | ", targets) + "\n"
                    + rows.stream()
                            .map(row -> row.place() + ": "
                                    + row.cells().stream()
                                            .map(cell -> cell.text()
                                                    + (cell.status() == null
                                                            ? ""
                                                            : "/"
                                                                    + cell.status()
                                                                            .code()))
                                            .collect(Collectors.joining(" | ")))
                            .collect(Collectors.joining("\n"));
        }
    }

    record Panel(
            String title,
            String lastLabel,
            List<Point> actual,
            @Nullable BigDecimal target,
            String targetLabel,
            boolean share,
            @Nullable YearMonth redefined) {}

    record Trend(String file, String title, String subtitle, List<Panel> panels) implements ChartModel {
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
                                    + series(panel.actual()))
                            .collect(Collectors.joining("\n"));
        }
    }

    private static String series(List<Point> points) {
        return points.stream()
                .map(point -> point.month() + "="
                        + (point.value() == null
                                ? "-"
                                : point.value().stripTrailingZeros().toPlainString()))
                .collect(Collectors.joining(" "));
    }
}

package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target against its path: a line of months with a gap where a month is missing, the path, the target, the base line and what is
 * expected at the deadline.
 *
 * @param unitLabel as printed behind a value
 * @param path expected values by month; empty for a monthly duty
 * @param redefined the month from which the indicator is defined otherwise: the line is cut before it
 */
public record Progress(
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
    public Progress {
        actual = List.copyOf(actual);
        path = List.copyOf(path);
    }

    /**
     * What is expected at the deadline, with the interval that opens towards it from the last figure it rests on.
     *
     * @param rangeLabel the interval as printed
     */
    public record Fan(
            Point from,
            YearMonth due,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            String label,
            String rangeLabel) {
        String describe() {
            return "forecast " + due + "=" + Point.plain(value) + " " + Point.plain(low) + ".." + Point.plain(high)
                    + " " + label;
        }
    }

    @Override
    public String alternative() {
        return title + "。" + subtitle + "。" + targetLabel + "。"
                + (fan == null ? "" : fan.label() + "，" + fan.rangeLabel() + "。");
    }

    @Override
    public String describe() {
        String drawn = String.join(
                "\n",
                "progress " + file,
                title,
                subtitle,
                "actual " + Point.series(actual),
                "path " + Point.series(path),
                "target " + targetLabel,
                "last " + lastLabel);
        return drawn
                + (fan == null ? "" : "\n" + fan.describe())
                + (redefined == null ? "" : "\nredefined " + redefined);
    }
}

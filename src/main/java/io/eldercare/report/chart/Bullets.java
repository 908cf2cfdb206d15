package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Bullet charts (Few, Bullet Graph Design Specification, 2013), places by indicators: a bar for the value, ticks for target and path,
 * grounds up to the floor and up to the target. All bars of a column share one scale.
 */
public record Bullets(String file, String title, String subtitle, List<Column> columns, List<Row> rows)
        implements ChartModel {
    public Bullets {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param target as printed
     * @param low value at the left end of the scale
     * @param high value at its right end
     */
    public record Column(String name, String target, BigDecimal low, BigDecimal high) {}

    /**
     * @param value null where there is none; the label says why
     * @param expected on the path this month; null for a monthly duty
     * @param floor where a score begins; null where nothing is scored
     */
    public record Bullet(
            @Nullable BigDecimal value,
            String label,
            @Nullable BigDecimal target,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal floor,
            String status,
            Tone tone) {
        private String describe() {
            return label
                    + (status.isEmpty() ? "" : "/" + status)
                    + part(" target=", target)
                    + part(" path=", expected)
                    + part(" floor=", floor);
        }

        private static String part(String name, @Nullable BigDecimal value) {
            return value == null ? "" : name + Point.plain(value);
        }
    }

    public record Row(String place, List<Bullet> bullets) {
        public Row {
            bullets = List.copyOf(bullets);
        }
    }

    @Override
    public String alternative() {
        return title + "。每行一个地区，"
                + columns.stream()
                        .map(column -> column.name() + column.target())
                        .collect(Collectors.joining("、"))
                + "；横条为本月值，竖线为目标和序时进度。";
    }

    @Override
    public String describe() {
        return "bullets " + file + "\n" + title + "\n" + subtitle + "\n"
                + columns.stream()
                        .map(column -> column.name() + " " + column.target() + " " + Point.plain(column.low()) + ".."
                                + Point.plain(column.high()))
                        .collect(Collectors.joining(" | "))
                + "\n"
                + rows.stream()
                        .map(row -> row.place() + ": "
                                + row.bullets().stream().map(Bullet::describe).collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining("\n"));
    }
}

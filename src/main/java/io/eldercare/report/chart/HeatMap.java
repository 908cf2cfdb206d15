package io.eldercare.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/** Places by indicators: the month's values on the colour and the mark of their status. */
public record HeatMap(String file, String title, String subtitle, List<Column> columns, List<Row> rows)
        implements ChartModel {
    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param target as printed, or the unit of counts, which have a target of their own in every place */
    public record Column(String name, String target) {}

    /** @param status code of the mart, empty where nothing is judged; {@code missing} is hatched and reads 缺报 */
    public record Cell(String text, String status, Tone tone, boolean missing) {}

    /** @param note a mark behind the place, as the subtitle explains it; or empty */
    public record Row(String place, String note, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        private String describe() {
            return place + ": "
                    + cells.stream()
                            .map(cell -> cell.text() + (cell.status().isEmpty() ? "" : "/" + cell.status()))
                            .collect(Collectors.joining(" | "));
        }
    }

    @Override
    public String alternative() {
        return title + "。行为地区，列为" + columns.stream().map(Column::name).collect(Collectors.joining("、"))
                + "；颜色与符号表示状态，缺报以斜线标出。";
    }

    @Override
    public String describe() {
        return "heatmap " + file + "\n" + title + "\n" + subtitle + "\n"
                + columns.stream().map(Column::name).collect(Collectors.joining(" | ")) + "\n"
                + columns.stream().map(Column::target).collect(Collectors.joining(" | ")) + "\n"
                + rows.stream().map(Row::describe).collect(Collectors.joining("\n"));
    }
}

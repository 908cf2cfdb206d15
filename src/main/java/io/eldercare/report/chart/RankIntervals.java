package io.eldercare.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ranks with the interval that holds them when weights and methods vary within reason; places that cannot be told apart share a band.
 *
 * @param ranked number of ranked places: the right end of the scale
 */
public record RankIntervals(String file, String title, String subtitle, int ranked, List<Row> rows)
        implements ChartModel {
    public RankIntervals {
        rows = List.copyOf(rows);
    }

    /** @param label the score as printed */
    public record Row(String place, int rank, int low, int high, int band, String label) {}

    @Override
    public String alternative() {
        return title + "。"
                + rows.stream()
                        .map(row -> row.place() + "第" + row.rank() + "名（区间第" + row.low() + "至" + row.high() + "名，第"
                                + row.band() + "档）")
                        .collect(Collectors.joining("；"))
                + "。";
    }

    @Override
    public String describe() {
        return "intervals " + file + "\n" + title + "\n" + subtitle + "\n"
                + rows.stream()
                        .map(row -> row.band() + " " + row.place() + " " + row.rank() + " [" + row.low() + ", "
                                + row.high() + "] " + row.label())
                        .collect(Collectors.joining("\n"));
    }
}

package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scores as bars, 0–100, best first; then who has no score, then who is shown without a rank. */
public record Ranking(String file, String title, String subtitle, List<Bar> bars) implements ChartModel {
    public Ranking {
        bars = List.copyOf(bars);
    }

    public enum Kind {
        RANKED,
        SHOWN,
        UNRATED
    }

    public record Bar(String place, String rank, @Nullable BigDecimal score, Kind kind, String label) {}

    @Override
    public String alternative() {
        return title + "。"
                + bars.stream()
                        .map(bar ->
                                (bar.rank().isEmpty() ? "" : "第" + bar.rank() + "名") + bar.place() + " " + bar.label())
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

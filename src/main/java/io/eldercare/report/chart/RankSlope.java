package io.eldercare.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * From last month's bands to this month's. A move within a band, or between ranks whose intervals overlap, is drawn level: it tells
 * nothing.
 *
 * @param before heading of the left side
 * @param now heading of the right side
 */
public record RankSlope(String file, String title, String subtitle, String before, String now, List<Line> lines)
        implements ChartModel {
    public RankSlope {
        lines = List.copyOf(lines);
    }

    public enum Move {
        UP,
        DOWN,
        LEVEL
    }

    /**
     * @param bandBefore last month's band, from 1
     * @param seatBefore place in the list of last month, from 0: by band, within a band by region code
     */
    public record Line(String place, int bandBefore, int bandNow, int seatBefore, int seatNow, Move move) {}

    @Override
    public String alternative() {
        return title + "。" + moved(Move.UP, "升档") + moved(Move.DOWN, "降档") + "其余持平。";
    }

    private String moved(Move move, String word) {
        String places = lines.stream()
                .filter(line -> line.move() == move)
                .map(line -> line.place() + "由第" + line.bandBefore() + "档到第" + line.bandNow() + "档")
                .collect(Collectors.joining("、"));
        return places.isEmpty() ? "" : word + "：" + places + "；";
    }

    @Override
    public String describe() {
        return "slope " + file + "\n" + title + "\n" + subtitle + "\n" + before + " | " + now + "\n"
                + lines.stream()
                        .map(line -> line.place() + " " + line.bandBefore() + "->" + line.bandNow() + " "
                                + line.seatBefore() + "->" + line.seatNow() + " " + line.move())
                        .collect(Collectors.joining("\n"));
    }
}

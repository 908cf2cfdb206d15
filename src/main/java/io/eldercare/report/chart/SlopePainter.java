package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Draws moves between bands: last month's list at the left, this month's at the right. Of many places only those that moved are named. */
final class SlopePainter implements Body {
    private static final int ALL_NAMED = 36;
    private static final int MOST_NAMED = 28;
    private static final double CROWDED = 560;
    private static final double BAND_WIDTH = 46;
    private static final double NAME_WIDTH = 92;
    private static final double BAND_GAP = 5;
    private static final double HEAD = 26;

    private final RankSlope model;
    private final Font font;
    private final Font bold;
    private final double pitch;

    SlopePainter(RankSlope model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
        this.pitch =
                model.lines().size() <= ALL_NAMED ? 20 : CROWDED / model.lines().size();
    }

    private record Side(ToIntFunction<RankSlope.Line> band, ToIntFunction<RankSlope.Line> seat, boolean left) {}

    private static final Side BEFORE = new Side(RankSlope.Line::bandBefore, RankSlope.Line::seatBefore, true);
    private static final Side NOW = new Side(RankSlope.Line::bandNow, RankSlope.Line::seatNow, false);

    @Override
    public double height() {
        return HEAD + Math.max(bottom(BEFORE), bottom(NOW)) + 26;
    }

    private double bottom(Side side) {
        return model.lines().size() * pitch + (bands(side).size() - 1) * BAND_GAP;
    }

    private List<Integer> bands(Side side) {
        return model.lines().stream()
                .mapToInt(side.band())
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private double height(RankSlope.Line line, Side side) {
        int gaps = bands(side).indexOf(side.band().applyAsInt(line));
        return HEAD + (side.seat().applyAsInt(line) + 0.5) * pitch + gaps * BAND_GAP;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        double start = HouseStyle.MARGIN + BAND_WIDTH + NAME_WIDTH;
        double end = HouseStyle.RIGHT - BAND_WIDTH - NAME_WIDTH;
        canvas.rightAligned(bold, HouseStyle.INK, model.before(), start, top + 13);
        canvas.text(bold, HouseStyle.INK, model.now(), end, top + 13);
        side(canvas, BEFORE, top);
        side(canvas, NOW, top);
        for (RankSlope.Move move : List.of(RankSlope.Move.LEVEL, RankSlope.Move.DOWN, RankSlope.Move.UP)) {
            model.lines().stream().filter(line -> line.move() == move).forEach(line -> {
                double from = top + height(line, BEFORE);
                double to = top + height(line, NOW);
                canvas.line(colour(move), stroke(move), start + 8, from, end - 8, to);
                canvas.dot(colour(move), start + 8, from, 2.4);
                canvas.dot(colour(move), end - 8, to, move == RankSlope.Move.LEVEL ? 2.4 : 4);
            });
        }
        key(canvas, top + height() - 3);
    }

    private void side(Canvas canvas, Side side, double top) {
        double left = side.left() ? HouseStyle.MARGIN + BAND_WIDTH : HouseStyle.RIGHT - BAND_WIDTH - NAME_WIDTH;
        for (int band : bands(side)) {
            List<Double> heights = model.lines().stream()
                    .filter(line -> side.band().applyAsInt(line) == band)
                    .map(line -> top + height(line, side))
                    .sorted()
                    .toList();
            double first = heights.get(0) - pitch / 2;
            double high = heights.get(heights.size() - 1) + pitch / 2 - first;
            canvas.fill(HouseStyle.GROUND, new RoundRectangle2D.Double(left, first, NAME_WIDTH, high, 6, 6));
            bandName(canvas, side, band, first + high / 2);
        }
        names(canvas, side, left, top);
    }

    private void bandName(Canvas canvas, Side side, int band, double middle) {
        String name = "第" + band + "档";
        if (side.left()) {
            canvas.text(font, HouseStyle.SOFT, name, HouseStyle.MARGIN, middle + 4.5);
        } else {
            canvas.rightAligned(font, HouseStyle.SOFT, name, HouseStyle.RIGHT, middle + 4.5);
        }
    }

    private void names(Canvas canvas, Side side, double left, double top) {
        List<RankSlope.Line> named = new ArrayList<>(model.lines());
        if (named.size() > ALL_NAMED) {
            named.removeIf(line -> line.move() == RankSlope.Move.LEVEL);
            named.sort(Comparator.comparingInt((RankSlope.Line line) -> -Math.abs(line.bandNow() - line.bandBefore())));
            named = named.subList(0, Math.min(MOST_NAMED, named.size()));
        }
        double[] heights = Labels.apart(
                named.stream().mapToDouble(line -> top + height(line, side)).toArray(),
                HouseStyle.LINE_HEIGHT,
                top + HEAD + 8,
                top + HEAD + bottom(side) - 8);
        for (int index = 0; index < named.size(); index++) {
            RankSlope.Line line = named.get(index);
            Font face = line.move() == RankSlope.Move.LEVEL ? font : bold;
            String name = HouseStyle.shortened(face, line.place(), NAME_WIDTH - 8);
            if (side.left()) {
                canvas.rightAligned(face, HouseStyle.INK, name, left + NAME_WIDTH - 5, heights[index] + 4.5);
            } else {
                canvas.text(face, HouseStyle.INK, name, left + 5, heights[index] + 4.5);
            }
        }
    }

    private static Color colour(RankSlope.Move move) {
        return switch (move) {
            case UP -> HouseStyle.ACTUAL;
            case DOWN -> HouseStyle.TARGET;
            case LEVEL -> HouseStyle.MIDDLE;
        };
    }

    private static Stroke stroke(RankSlope.Move move) {
        return switch (move) {
            case UP -> HouseStyle.LINE;
            case DOWN -> HouseStyle.DASHED;
            case LEVEL -> HouseStyle.THIN;
        };
    }

    private void key(Canvas canvas, double base) {
        double left = HouseStyle.MARGIN;
        for (RankSlope.Move move : List.of(RankSlope.Move.UP, RankSlope.Move.DOWN, RankSlope.Move.LEVEL)) {
            String text = move == RankSlope.Move.UP ? "升档" : move == RankSlope.Move.DOWN ? "降档" : "持平（同档或名次区间重叠）";
            canvas.line(colour(move), stroke(move), left, base - 4.5, left + 26, base - 4.5);
            canvas.text(font, HouseStyle.SOFT, text, left + 32, base);
            left += 32 + HouseStyle.width(font, text) + 18;
        }
    }
}

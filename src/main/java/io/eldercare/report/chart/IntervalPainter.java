package io.eldercare.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws ranks as dots on their intervals; grounds hold those together that cannot be told apart. */
final class IntervalPainter implements Body {
    private static final double PLACE_LEFT = HouseStyle.MARGIN + 26;
    private static final double PLACE_WIDTH = 84;
    private static final double LEFT = PLACE_LEFT + PLACE_WIDTH + 14;
    private static final double RIGHT = HouseStyle.RIGHT - 100;
    private static final double HEAD = 22;

    private final RankIntervals model;
    private final Font font;
    private final Font bold;
    private final Scale scale;

    IntervalPainter(RankIntervals model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
        this.scale = new Scale(1, Math.max(2, model.ranked()), LEFT, RIGHT);
    }

    @Override
    public double height() {
        return HEAD + model.rows().size() * pitch();
    }

    private double pitch() {
        return model.rows().size() <= 12 ? 26 : 19;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        double first = top + HEAD;
        grounds(canvas, first);
        axis(canvas, top + 12, first);
        double row = first;
        for (RankIntervals.Row line : model.rows()) {
            row(canvas, line, row);
            row += pitch();
        }
    }

    /** A ground for every other band, its name beside its first row. */
    private void grounds(Canvas canvas, double top) {
        List<RankIntervals.Row> rows = model.rows();
        for (int index = 0; index < rows.size(); index++) {
            int band = rows.get(index).band();
            double row = top + index * pitch();
            if (band % 2 == 1) {
                canvas.fill(
                        HouseStyle.GROUND,
                        new Rectangle2D.Double(HouseStyle.MARGIN - 6, row, HouseStyle.BODY + 12, pitch()));
            }
            if (index == 0 || rows.get(index - 1).band() != band) {
                canvas.rightAligned(font, HouseStyle.SOFT, "第" + band + "档", HouseStyle.RIGHT, row + pitch() / 2 + 4.5);
            }
        }
    }

    private void axis(Canvas canvas, double base, double top) {
        double bottom = top + model.rows().size() * pitch();
        canvas.text(font, HouseStyle.SOFT, "名次", PLACE_LEFT - 26, base);
        canvas.rightAligned(font, HouseStyle.SOFT, "得分", RIGHT + 54, base);
        for (double tick : scale.ticks(model.ranked() <= 12 ? model.ranked() : 6)) {
            if (tick == Math.rint(tick)) {
                canvas.line(HouseStyle.FAINT, HouseStyle.THIN, scale.at(tick), top, scale.at(tick), bottom);
                canvas.centred(font, HouseStyle.SOFT, Integer.toString((int) tick), scale.at(tick), base);
            }
        }
    }

    private void row(Canvas canvas, RankIntervals.Row line, double top) {
        double middle = top + pitch() / 2;
        canvas.rightAligned(bold, HouseStyle.INK, Integer.toString(line.rank()), PLACE_LEFT - 7, middle + 4.5);
        canvas.text(
                font, HouseStyle.INK, HouseStyle.shortened(font, line.place(), PLACE_WIDTH), PLACE_LEFT, middle + 4.5);
        canvas.line(HouseStyle.ACTUAL, HouseStyle.LINE, scale.at(line.low()), middle, scale.at(line.high()), middle);
        canvas.line(
                HouseStyle.ACTUAL,
                HouseStyle.STRONG,
                scale.at(line.low()),
                middle - 4,
                scale.at(line.low()),
                middle + 4);
        canvas.line(
                HouseStyle.ACTUAL,
                HouseStyle.STRONG,
                scale.at(line.high()),
                middle - 4,
                scale.at(line.high()),
                middle + 4);
        canvas.dot(HouseStyle.ACTUAL, scale.at(line.rank()), middle, 4.6);
        canvas.rightAligned(font, HouseStyle.INK, line.label(), RIGHT + 54, middle + 4.5);
    }
}

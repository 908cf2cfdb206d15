package io.eldercare.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;

/** Draws scores as bars, each with its number at the end. */
final class RankingPainter implements Body {
    private static final double PLACE_LEFT = HouseStyle.MARGIN + 26;
    private static final double PLACE_WIDTH = 84;
    private static final double BAR_LEFT = PLACE_LEFT + PLACE_WIDTH + 6;
    private static final double LABEL_WIDTH = 48;
    private static final double APART = 26;

    private final Ranking model;
    private final Font font;
    private final Font bold;

    RankingPainter(Ranking model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
    }

    @Override
    public double height() {
        return model.bars().size() * pitch() + (setApart() ? APART : 0);
    }

    private double pitch() {
        return model.bars().size() <= 12 ? 26 : 19;
    }

    private boolean setApart() {
        return model.bars().stream().anyMatch(bar -> bar.kind() == Ranking.Kind.RANKED)
                && model.bars().stream().anyMatch(bar -> bar.kind() == Ranking.Kind.SHOWN);
    }

    @Override
    public void paint(Canvas canvas, double top) {
        double row = top;
        boolean apart = !setApart();
        for (Ranking.Bar bar : model.bars()) {
            if (!apart && bar.kind() == Ranking.Kind.SHOWN) {
                apart = true;
                canvas.text(font, HouseStyle.SOFT, "只列示，不排名", HouseStyle.MARGIN, row + 19);
                row += APART;
            }
            bar(canvas, bar, row);
            row += pitch();
        }
        canvas.line(HouseStyle.SOFT, HouseStyle.THIN, BAR_LEFT, top - 2, BAR_LEFT, row);
    }

    private void bar(Canvas canvas, Ranking.Bar bar, double top) {
        double base = top + pitch() / 2 + 4.5;
        canvas.rightAligned(bold, HouseStyle.INK, bar.rank(), PLACE_LEFT - 7, base);
        canvas.text(font, HouseStyle.INK, HouseStyle.shortened(font, bar.place(), PLACE_WIDTH), PLACE_LEFT, base);
        if (bar.score() == null) {
            canvas.text(font, HouseStyle.SOFT, bar.label(), BAR_LEFT + 7, base);
            return;
        }
        double length = (HouseStyle.RIGHT - LABEL_WIDTH - BAR_LEFT)
                * Math.max(0, bar.score().doubleValue())
                / 100;
        canvas.fill(
                bar.kind() == Ranking.Kind.RANKED ? HouseStyle.ACTUAL : HouseStyle.PALE,
                new Rectangle2D.Double(BAR_LEFT, top + pitch() * 0.16, length, pitch() * 0.68));
        canvas.text(bold, HouseStyle.INK, bar.label(), BAR_LEFT + length + 6, base);
    }
}

package io.eldercare.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the small multiples of trends, two across. */
final class TrendPainter implements Body {
    private static final int ACROSS = 2;
    private static final double PITCH = 152;
    private static final double GAP = 20;
    private static final double HEAD = 44;

    private final Trend model;
    private final Font font;
    private final Font bold;

    TrendPainter(Trend model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
    }

    @Override
    public double height() {
        return (model.panels().size() + ACROSS - 1) / ACROSS * PITCH;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        double wide = (HouseStyle.BODY - GAP) / ACROSS;
        for (int number = 0; number < model.panels().size(); number++) {
            double left = HouseStyle.MARGIN + number % ACROSS * (wide + GAP);
            double head = top + (double) (number / ACROSS) * PITCH;
            panel(canvas, model.panels().get(number), new Rectangle2D.Double(left, head, wide, PITCH - 12));
        }
    }

    private void panel(Canvas canvas, Trend.Panel panel, Rectangle2D box) {
        canvas.text(
                bold,
                HouseStyle.INK,
                HouseStyle.shortened(bold, panel.title(), box.getWidth()),
                box.getX(),
                box.getY() + 12);
        canvas.text(bold, HouseStyle.ACTUAL, panel.lastLabel(), box.getX(), box.getY() + 30);
        canvas.rightAligned(
                font,
                panel.target() == null ? HouseStyle.SOFT : HouseStyle.TARGET,
                panel.targetLabel(),
                box.getMaxX(),
                box.getY() + 30);
        List<@Nullable BigDecimal> all = new ArrayList<>();
        panel.actual().forEach(point -> all.add(point.value()));
        all.add(panel.target());
        List<Point> actual = panel.actual();
        MonthPlot plot = new MonthPlot(
                canvas,
                font,
                new Rectangle2D.Double(box.getX(), box.getY() + HEAD, box.getWidth(), box.getHeight() - HEAD),
                actual.get(0).month(),
                actual.get(actual.size() - 1).month(),
                Scale.range(all, panel.share()),
                2,
                "");
        if (panel.target() != null) {
            plot.level(panel.target(), HouseStyle.TARGET, HouseStyle.STRONG);
        }
        plot.line(actual, HouseStyle.ACTUAL, HouseStyle.LINE, panel.redefined());
        plot.dots(actual, HouseStyle.ACTUAL, 1.6);
        plot.dots(actual.subList(actual.size() - 1, actual.size()), HouseStyle.ACTUAL, 3.4);
    }
}

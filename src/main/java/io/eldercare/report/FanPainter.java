package io.eldercare.report;

import io.eldercare.report.ChartModel.Fan;
import io.eldercare.report.ChartModel.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Objects;

/** Draws where a line is heading: a pale fan between the ends of the interval, the expected value dotted in its middle. */
final class FanPainter {
    private static final int FILL_ALPHA = 40;
    private static final Stroke DOTTED =
            new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, new float[] {1f, 5f}, 0f);

    private FanPainter() {}

    static void paint(Graphics2D graphics, LinePlot plot, Fan fan) {
        Point2D from = plot.place(fan.from(), Objects.requireNonNull(fan.from().value()));
        Point2D centre = plot.place(new Point(fan.due(), fan.value()), fan.value());
        double low = plot.height(fan.low());
        double high = plot.height(fan.high());
        Path2D area = new Path2D.Double();
        area.moveTo(from.getX(), from.getY());
        area.lineTo(centre.getX(), low);
        area.lineTo(centre.getX(), high);
        area.closePath();
        Color line = HouseStyle.ACTUAL;
        graphics.setPaint(new Color(line.getRed(), line.getGreen(), line.getBlue(), FILL_ALPHA));
        graphics.fill(area);
        graphics.setPaint(line);
        graphics.setStroke(DOTTED);
        graphics.draw(new Line2D.Double(from, centre));
    }
}

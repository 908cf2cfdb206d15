package io.eldercare.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The paper of a chart: lines, areas and text in its units. */
class Canvas {
    private static final Stroke HATCH = new BasicStroke(0.8f);
    private static final double HATCH_STEP = 6;
    private static final Color HALO = new Color(255, 255, 255, 215);

    private final Graphics2D graphics;

    Canvas(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Every word of a chart passes here. */
    void text(Font font, Color colour, String text, double left, double base) {
        graphics.setFont(font);
        graphics.setPaint(colour);
        graphics.drawString(text, (float) left, (float) base);
    }

    final void centred(Font font, Color colour, String text, double centre, double base) {
        text(font, colour, text, centre - HouseStyle.width(font, text) / 2, base);
    }

    final void rightAligned(Font font, Color colour, String text, double right, double base) {
        text(font, colour, text, right - HouseStyle.width(font, text), base);
    }

    final void line(Color colour, Stroke stroke, double startX, double startY, double endX, double endY) {
        draw(colour, stroke, new Line2D.Double(startX, startY, endX, endY));
    }

    final void draw(Color colour, Stroke stroke, Shape shape) {
        graphics.setPaint(colour);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    final void fill(Color colour, Shape shape) {
        graphics.setPaint(colour);
        graphics.fill(shape);
    }

    final void dot(Color colour, double centreX, double centreY, double radius) {
        fill(colour, circle(centreX, centreY, radius));
    }

    static Ellipse2D circle(double centreX, double centreY, double radius) {
        return new Ellipse2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
    }

    /** A ground for text that would cross lines. */
    final void halo(Font font, String text, double left, double base) {
        double high = font.getSize2D();
        fill(HALO, new Rectangle2D.Double(left - 2, base - high, HouseStyle.width(font, text) + 4, high + 4));
    }

    /** Slanted lines: what is missing. */
    final void hatch(Rectangle2D box) {
        for (double shift = HATCH_STEP; shift < box.getWidth() + box.getHeight(); shift += HATCH_STEP) {
            double startX = Math.max(0, shift - box.getHeight());
            double endX = Math.min(box.getWidth(), shift);
            line(
                    HouseStyle.MIDDLE,
                    HATCH,
                    box.getX() + startX,
                    box.getY() + shift - startX,
                    box.getX() + endX,
                    box.getY() + shift - endX);
        }
    }
}

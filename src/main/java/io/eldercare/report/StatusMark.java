package io.eldercare.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The small sign of a status, drawn and not typed, so that it reads without colour. */
final class StatusMark {
    private StatusMark() {}

    static void draw(Graphics2D graphics, Status.Mark mark, Color colour, double centreX, double centreY) {
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (mark) {
            case TICK ->
                graphics.draw(
                        path(false, centreX - 4.5, centreY, centreX - 1, centreY + 4, centreX + 5, centreY - 4.5));
            case RING -> graphics.draw(new Ellipse2D.Double(centreX - 4, centreY - 4, 8, 8));
            case TRIANGLE -> graphics.draw(triangle(centreX, centreY));
            case FULL_TRIANGLE -> {
                graphics.draw(triangle(centreX, centreY));
                graphics.fill(triangle(centreX, centreY));
            }
            case NONE -> {
                return;
            }
        }
    }

    private static Path2D triangle(double centreX, double centreY) {
        return path(true, centreX - 4.5, centreY - 3.5, centreX + 4.5, centreY - 3.5, centreX, centreY + 4.5);
    }

    private static Path2D path(boolean closed, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int index = 2; index < points.length; index += 2) {
            path.lineTo(points[index], points[index + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}

package io.eldercare.report.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The small sign of a status, drawn and not typed, so that it reads without colour and without a font. */
public enum Mark {
    TICK("✓"),
    RING("○"),
    TRIANGLE("▽"),
    FULL_TRIANGLE("▼"),
    NONE("");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /** The same sign as text, for tables. */
    public String sign() {
        return sign;
    }

    void draw(Canvas canvas, java.awt.Color colour, double centreX, double centreY) {
        switch (this) {
            case TICK ->
                canvas.draw(
                        colour,
                        HouseStyle.MARK,
                        path(false, centreX - 4.5, centreY, centreX - 1, centreY + 4, centreX + 5, centreY - 4.5));
            case RING -> canvas.draw(colour, HouseStyle.MARK, new Ellipse2D.Double(centreX - 4, centreY - 4, 8, 8));
            case TRIANGLE -> canvas.draw(colour, HouseStyle.MARK, triangle(centreX, centreY));
            case FULL_TRIANGLE -> {
                canvas.draw(colour, HouseStyle.MARK, triangle(centreX, centreY));
                canvas.fill(colour, triangle(centreX, centreY));
            }
            case NONE -> {
                return;
            }
        }
    }

    private static Path2D triangle(double centreX, double centreY) {
        return path(true, centreX - 4.5, centreY - 3.5, centreX + 4.5, centreY - 3.5, centreX, centreY + 4.5);
    }

    static Path2D path(boolean closed, double... points) {
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

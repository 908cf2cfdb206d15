package io.eldercare.report.chart;

import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a free place for the name of a point beside it. */
final class Callouts {
    private static final double REACH = 8;
    private static final double DOT = 3.5;

    private final Rectangle2D area;
    private final List<Rectangle2D> taken = new ArrayList<>();

    Callouts(Rectangle2D area) {
        this.area = area;
    }

    void keepFree(double centreX, double centreY) {
        taken.add(new Rectangle2D.Double(centreX - DOT, centreY - DOT, 2 * DOT, 2 * DOT));
    }

    /**
     * @param needed whether the name goes to the side farther away when nothing is free
     * @return left end and base line
     */
    Optional<Point2D> place(Font font, String text, double centreX, double centreY, boolean needed) {
        double wide = HouseStyle.width(font, text);
        for (int ring = 0; ring < 6; ring++) {
            double away = ring * 13.0;
            for (double shift : new double[] {-away, away}) {
                for (double left : new double[] {centreX + REACH, centreX - REACH - wide, centreX - wide / 2}) {
                    double middle =
                            left == centreX - wide / 2 ? centreY + (shift > 0 ? 14 : -14) + shift : centreY + shift;
                    Rectangle2D box = new Rectangle2D.Double(left, middle - 8, wide, 16);
                    if (area.contains(box) && taken.stream().noneMatch(box::intersects)) {
                        taken.add(box);
                        return Optional.of(new Point2D.Double(left, middle + 4.5));
                    }
                }
            }
            if (!needed && ring == 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}

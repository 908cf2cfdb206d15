package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values over months: faint lines with their values at the left, months below, every year under its first month. */
final class MonthPlot {
    /** Height of the two lines of text below. */
    static final double FOOT = 38;

    private static final double LABEL_PITCH = 36;
    private static final int[] STEPS = {1, 2, 3, 6, 12, 24};

    private final Canvas canvas;
    private final Font font;
    private final Scale months;
    private final Scale values;
    private final Rectangle2D area;

    /**
     * Draws the frame.
     *
     * @param box with room for the texts at the left and below
     * @param range least and greatest value
     * @param unit behind every value at the left
     */
    MonthPlot(
            Canvas canvas,
            Font font,
            Rectangle2D box,
            YearMonth first,
            YearMonth last,
            double[] range,
            int ticks,
            String unit) {
        this.canvas = canvas;
        this.font = font;
        double bottom = box.getMaxY() - FOOT;
        values = new Scale(range[0], range[1], bottom, box.getY());
        double wide = values.ticks(ticks).stream()
                .mapToDouble(tick -> HouseStyle.width(font, values.text(tick, ticks) + unit))
                .max()
                .orElse(0);
        double left = box.getX() + wide + 6;
        area = new Rectangle2D.Double(left, box.getY(), box.getMaxX() - left, bottom - box.getY());
        months = new Scale(index(first) - 0.4, index(last) + 0.4, left, box.getMaxX());
        for (double tick : values.ticks(ticks)) {
            double height = values.at(tick);
            canvas.line(HouseStyle.FAINT, HouseStyle.THIN, left, height, box.getMaxX(), height);
            canvas.rightAligned(font, HouseStyle.SOFT, values.text(tick, ticks) + unit, left - 6, height + 4.5);
        }
        months(first, last);
    }

    private void months(YearMonth first, YearMonth last) {
        double pitch = months.at(1) - months.at(0);
        int step = STEPS[STEPS.length - 1];
        for (int candidate = STEPS.length - 1; candidate >= 0; candidate--) {
            if (STEPS[candidate] * pitch >= LABEL_PITCH) {
                step = STEPS[candidate];
            }
        }
        double base = area.getMaxY() + 16;
        int year = 0;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if ((month.getMonthValue() - 1) % Math.min(step, 12) != 0
                    || step > 12 && month.getYear() % (step / 12) != 0) {
                continue;
            }
            double centre = months.at(index(month));
            canvas.line(HouseStyle.MIDDLE, HouseStyle.THIN, centre, area.getMaxY(), centre, area.getMaxY() + 4);
            canvas.centred(font, HouseStyle.SOFT, month.getMonthValue() + "月", centre, base + 1);
            if (month.getYear() != year) {
                year = month.getYear();
                canvas.centred(font, HouseStyle.SOFT, Integer.toString(year), centre, base + HouseStyle.LINE_HEIGHT);
            }
        }
    }

    /** A line with gaps where values are missing, dots where one stands alone, cut before {@code redefined}. */
    void line(List<Point> points, Color colour, Stroke stroke, @Nullable YearMonth redefined) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (Point point : points) {
            BigDecimal value = point.value();
            if (value == null) {
                open = false;
                continue;
            }
            if (open && !point.month().equals(redefined)) {
                path.lineTo(x(point.month()), y(value));
            } else {
                path.moveTo(x(point.month()), y(value));
            }
            open = true;
        }
        canvas.draw(colour, stroke, path);
    }

    void dots(List<Point> points, Color colour, double radius) {
        points.forEach(point -> {
            if (point.value() != null) {
                canvas.dot(colour, x(point.month()), y(point.value()), radius);
            }
        });
    }

    void level(BigDecimal value, Color colour, Stroke stroke) {
        canvas.line(colour, stroke, area.getX(), y(value), area.getMaxX(), y(value));
    }

    /** Text on a white ground. */
    void label(Font face, Color colour, String text, double left, double base) {
        canvas.halo(face, text, left, base);
        canvas.text(face, colour, text, left, base);
    }

    Rectangle2D area() {
        return area;
    }

    double x(YearMonth month) {
        return months.at(index(month));
    }

    double y(BigDecimal value) {
        return values.at(value);
    }

    private static double index(YearMonth month) {
        return month.getLong(ChronoField.PROLEPTIC_MONTH);
    }
}

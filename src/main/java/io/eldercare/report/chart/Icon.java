package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;

/**
 * The icons of a process behaviour chart. Round and blue is good, a diamond and orange is not, round and grey is usual variation: shape
 * tells what colour tells.
 */
enum Icon {
    /** wavers within its limits */
    COMMON,
    IMPROVED_UP,
    IMPROVED_DOWN,
    CONCERN_UP,
    CONCERN_DOWN,
    PASSES,
    FAILS,
    /** wavers across the target */
    HIT_AND_MISS;

    private static final double RADIUS = 14;

    static Icon of(Behaviour.Panel panel) {
        return switch (panel.variation()) {
            case COMMON_CAUSE -> COMMON;
            case IMPROVEMENT -> panel.above() ? IMPROVED_UP : IMPROVED_DOWN;
            case CONCERN -> panel.above() ? CONCERN_UP : CONCERN_DOWN;
        };
    }

    static Icon of(Behaviour.Assurance assurance) {
        return switch (assurance) {
            case CONSISTENTLY_PASS -> PASSES;
            case CONSISTENTLY_FAIL -> FAILS;
            case HIT_AND_MISS -> HIT_AND_MISS;
        };
    }

    void draw(Canvas canvas, double x, double y) {
        canvas.fill(Color.WHITE, outline(x, y));
        canvas.draw(colour(), HouseStyle.MARK, outline(x, y));
        switch (this) {
            case COMMON -> wave(canvas, x, y);
            case IMPROVED_UP, CONCERN_UP -> arrow(canvas, x, y, -1);
            case IMPROVED_DOWN, CONCERN_DOWN -> arrow(canvas, x, y, 1);
            case PASSES -> {
                target(canvas, x, y + 7);
                canvas.draw(colour(), HouseStyle.LINE, Mark.path(false, x - 6, y - 2, x - 1, y + 3, x + 6, y - 6));
            }
            case FAILS -> {
                target(canvas, x, y - 6);
                canvas.draw(colour(), HouseStyle.LINE, Mark.path(false, x - 4, y - 1, x + 4, y + 7));
                canvas.draw(colour(), HouseStyle.LINE, Mark.path(false, x - 4, y + 7, x + 4, y - 1));
            }
            case HIT_AND_MISS -> {
                target(canvas, x, y);
                wave(canvas, x, y);
            }
        }
    }

    private Color colour() {
        return switch (this) {
            case COMMON, HIT_AND_MISS -> HouseStyle.SOFT;
            case IMPROVED_UP, IMPROVED_DOWN, PASSES -> HouseStyle.ACTUAL;
            case CONCERN_UP, CONCERN_DOWN, FAILS -> HouseStyle.TARGET;
        };
    }

    private Shape outline(double x, double y) {
        return colour().equals(HouseStyle.TARGET) ? diamond(x, y, RADIUS + 1) : Canvas.circle(x, y, RADIUS);
    }

    static Path2D diamond(double x, double y, double half) {
        return Mark.path(true, x, y - half, x + half, y, x, y + half, x - half, y);
    }

    private void wave(Canvas canvas, double x, double y) {
        canvas.draw(
                colour(),
                HouseStyle.MARK,
                Mark.path(false, x - 9, y + 3, x - 5, y - 4, x - 1, y + 4, x + 4, y - 4, x + 9, y + 2));
    }

    private void arrow(Canvas canvas, double x, double y, int down) {
        canvas.draw(colour(), HouseStyle.LINE, Mark.path(false, x, y - 6 * down, x, y + 6 * down));
        canvas.draw(colour(), HouseStyle.LINE, Mark.path(false, x - 5, y + down, x, y + 6 * down, x + 5, y + down));
    }

    private static void target(Canvas canvas, double x, double y) {
        canvas.line(HouseStyle.INK, HouseStyle.STRONG, x - 8, y, x + 8, y);
    }
}

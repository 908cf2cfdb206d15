package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws bullet charts: blocks of two or three indicators across, a row for each place. */
final class BulletPainter implements Body {
    private static final double PLACE_WIDTH = 88;
    private static final double LEFT = HouseStyle.MARGIN + PLACE_WIDTH;
    private static final double CELL_GAP = 10;
    private static final double MARKED = 15;
    private static final double BLOCK_GAP = 18;
    private static final double KEY = 26;
    private static final Color BELOW_FLOOR = new Color(0xBCC4CD);
    private static final Color BELOW_TARGET = new Color(0xDCE1E7);

    private final Bullets model;
    private final Font font;
    private final int across;
    private final double wide;
    private final double labelWide;
    private final double pitch;

    BulletPainter(Bullets model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.across = model.columns().size() <= 3 || model.rows().size() > 8
                ? Math.min(3, model.columns().size())
                : 2;
        this.wide = (HouseStyle.RIGHT - LEFT) / across - CELL_GAP;
        this.pitch = model.rows().size() > 12 ? 20 : 23;
        this.labelWide = model.rows().stream()
                .flatMap(row -> row.bullets().stream())
                .mapToDouble(bullet -> HouseStyle.width(font, bullet.label()))
                .max()
                .orElse(0);
    }

    private int blocks() {
        return (model.columns().size() + across - 1) / across;
    }

    private double head() {
        int lines = model.columns().stream()
                .mapToInt(column -> TextLines.of(font, column.name(), wide).size())
                .max()
                .orElse(1);
        return (lines + 1) * HouseStyle.LINE_HEIGHT + 4;
    }

    @Override
    public double height() {
        return blocks() * (head() + model.rows().size() * pitch + BLOCK_GAP) - BLOCK_GAP + KEY;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        double row = top;
        for (int block = 0; block < blocks(); block++) {
            row = block(canvas, block * across, row) + BLOCK_GAP;
        }
        key(canvas, row - BLOCK_GAP + KEY);
    }

    private double block(Canvas canvas, int first, double top) {
        int end = Math.min(first + across, model.columns().size());
        double row = top + head();
        for (int column = first; column < end; column++) {
            head(canvas, model.columns().get(column), left(column - first), row - 6);
        }
        for (Bullets.Row line : model.rows()) {
            double base = row + pitch / 2 + 4.5;
            canvas.text(
                    font,
                    HouseStyle.INK,
                    HouseStyle.shortened(font, line.place(), PLACE_WIDTH - 4),
                    HouseStyle.MARGIN,
                    base);
            for (int column = first; column < end; column++) {
                bullet(canvas, model.columns().get(column), line.bullets().get(column), left(column - first), row);
            }
            row += pitch;
        }
        return row;
    }

    private double left(int column) {
        return LEFT + column * (wide + CELL_GAP);
    }

    private void head(Canvas canvas, Bullets.Column column, double left, double base) {
        canvas.text(font, HouseStyle.TARGET, column.target(), left, base);
        List<String> lines = TextLines.of(font, column.name(), wide);
        for (int line = 0; line < lines.size(); line++) {
            canvas.text(
                    font, HouseStyle.INK, lines.get(line), left, base - (lines.size() - line) * HouseStyle.LINE_HEIGHT);
        }
    }

    private void bullet(Canvas canvas, Bullets.Column column, Bullets.Bullet bullet, double left, double top) {
        double length = wide - labelWide - MARKED - 6;
        double middle = top + pitch / 2;
        Scale scale = new Scale(column.low().doubleValue(), column.high().doubleValue(), left, left + length);
        if (bullet.target() != null) {
            grounds(canvas, bullet, scale, middle);
            if (bullet.value() != null) {
                double end = Math.max(left, Math.min(left + length, scale.at(bullet.value())));
                canvas.fill(HouseStyle.ACTUAL, new Rectangle2D.Double(left, middle - 3.5, end - left, 7));
            }
            if (bullet.expected() != null) {
                tick(canvas, HouseStyle.INK, scale.at(bullet.expected()), middle, 6, 1.4);
            }
            tick(canvas, HouseStyle.TARGET, scale.at(bullet.target()), middle, 8.5, 2.6);
        }
        bullet.tone().mark().draw(canvas, HouseStyle.INK, left + length + MARKED / 2 + 4, middle);
        canvas.rightAligned(
                font,
                bullet.value() == null ? HouseStyle.SOFT : HouseStyle.INK,
                bullet.label(),
                left + wide,
                middle + 4.5);
    }

    private void grounds(Canvas canvas, Bullets.Bullet bullet, Scale scale, double middle) {
        double start = scale.start();
        ground(canvas, HouseStyle.GROUND, start, scale.end(), middle);
        if (bullet.target() != null) {
            ground(canvas, BELOW_TARGET, start, scale.at(bullet.target()), middle);
        }
        if (bullet.floor() != null) {
            ground(canvas, BELOW_FLOOR, start, Math.max(start, scale.at(bullet.floor())), middle);
        }
    }

    private static void ground(Canvas canvas, Color colour, double start, double end, double middle) {
        canvas.fill(colour, new Rectangle2D.Double(start, middle - 7.5, end - start, 15));
    }

    private static void tick(Canvas canvas, Color colour, double at, double middle, double half, double wide) {
        canvas.fill(colour, new Rectangle2D.Double(at - wide / 2, middle - half, wide, 2 * half));
    }

    /** A specimen of each part beside its name. */
    private void key(Canvas canvas, double base) {
        double middle = base - 4.5;
        double left = HouseStyle.MARGIN;
        canvas.fill(HouseStyle.ACTUAL, new Rectangle2D.Double(left, middle - 3.5, 22, 7));
        left = name(canvas, "本月值", left + 26, base);
        tick(canvas, HouseStyle.TARGET, left + 2, middle, 8.5, 2.6);
        left = name(canvas, "目标", left + 8, base);
        tick(canvas, HouseStyle.INK, left + 2, middle, 6, 1.4);
        left = name(canvas, "序时进度", left + 8, base);
        canvas.fill(BELOW_FLOOR, new Rectangle2D.Double(left, middle - 7.5, 18, 15));
        left = name(canvas, "不得分", left + 22, base);
        canvas.fill(BELOW_TARGET, new Rectangle2D.Double(left, middle - 7.5, 18, 15));
        name(canvas, "未达目标", left + 22, base);
    }

    private double name(Canvas canvas, String name, double left, double base) {
        canvas.text(font, HouseStyle.SOFT, name, left, base);
        return left + HouseStyle.width(font, name) + 15;
    }
}

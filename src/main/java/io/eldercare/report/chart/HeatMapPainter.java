package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws places by indicators: each field on the colour of its status, with its mark. */
final class HeatMapPainter implements Body {
    private static final double PLACE_WIDTH = 92;
    private static final double LEFT = HouseStyle.MARGIN + PLACE_WIDTH;
    private static final double KEY = 20;
    private static final double MARK = 14;
    private static final double NARROW_MARK = 12;

    private final HeatMap model;
    private final Font font;
    private final StatusKey key;

    HeatMapPainter(HeatMap model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.key = new StatusKey(style, List.of("白底 无本地目标", "— 无对象"));
    }

    @Override
    public double height() {
        return head() + model.rows().size() * pitch() + KEY + key.height();
    }

    private double pitch() {
        return model.rows().size() <= 12 ? 30 : 21;
    }

    private double wide() {
        return (HouseStyle.RIGHT - LEFT) / model.columns().size();
    }

    private double head() {
        int lines = model.columns().stream()
                .mapToInt(
                        column -> TextLines.of(font, column.name(), wide() - 4).size())
                .max()
                .orElse(1);
        return (lines + 1) * HouseStyle.LINE_HEIGHT + 6;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        double row = top + head();
        for (int column = 0; column < model.columns().size(); column++) {
            head(canvas, model.columns().get(column), LEFT + (column + 0.5) * wide(), row - 6);
        }
        for (HeatMap.Row line : model.rows()) {
            canvas.text(
                    font,
                    HouseStyle.INK,
                    HouseStyle.shortened(font, line.place() + line.note(), PLACE_WIDTH - 4),
                    HouseStyle.MARGIN,
                    row + pitch() / 2 + 4.5);
            for (int column = 0; column < line.cells().size(); column++) {
                cell(
                        canvas,
                        line.cells().get(column),
                        new Rectangle2D.Double(LEFT + column * wide() + 1, row + 1, wide() - 2, pitch() - 2));
            }
            row += pitch();
        }
        key.paint(canvas, row + KEY);
    }

    /** The target stands in the last line, the name above it. */
    private void head(Canvas canvas, HeatMap.Column column, double centre, double base) {
        canvas.centred(font, HouseStyle.TARGET, column.target(), centre, base);
        List<String> lines = TextLines.of(font, column.name(), wide() - 4);
        for (int line = 0; line < lines.size(); line++) {
            canvas.centred(
                    font,
                    HouseStyle.INK,
                    lines.get(line),
                    centre,
                    base - (lines.size() - line) * HouseStyle.LINE_HEIGHT);
        }
    }

    private void cell(Canvas canvas, HeatMap.Cell cell, Rectangle2D box) {
        canvas.fill(cell.tone().colour(), box);
        if (cell.missing()) {
            canvas.hatch(box);
        }
        if (cell.tone() == Tone.OPEN) {
            canvas.draw(HouseStyle.FAINT, HouseStyle.THIN, box);
        }
        boolean isMarked = cell.tone().mark() != Mark.NONE;
        String text = isMarked
                ? fitted(cell.text(), box.getWidth())
                : HouseStyle.shortened(font, cell.text(), box.getWidth());
        double wide = HouseStyle.width(font, text);
        double marked = isMarked ? Math.min(MARK, Math.max(NARROW_MARK, box.getWidth() - wide)) : 0;
        double start = box.getCenterX() - (wide + marked) / 2;
        if (cell.missing()) {
            canvas.fill(Color.WHITE, new Rectangle2D.Double(start - 4, box.getCenterY() - 8, wide + 8, 16));
        }
        cell.tone().mark().draw(canvas, cell.tone().ink(), start + 5, box.getCenterY());
        canvas.text(font, cell.tone().ink(), text, start + marked, box.getCenterY() + 4.5);
    }

    /** Beside its mark a number does without the zero behind its point, and keeps every other digit as long as it can. */
    private String fitted(String text, double wide) {
        boolean isTight = HouseStyle.width(font, text) > wide - MARK;
        String shown = isTight && text.endsWith(".0%") ? text.replace(".0%", "%") : text;
        return HouseStyle.shortened(font, shown, wide - NARROW_MARK);
    }
}

package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A chart laid out: white ground, the finding as title, the subtitle in grey, the body. Long titles take a second line. */
final class Picture {
    private static final double TITLE_LINE = 23;
    private static final double FIRST_BASE = 29;
    private static final double GAP = 12;

    private final Font titleFont;
    private final Font subtitleFont;
    private final List<String> title;
    private final List<String> subtitle;
    private final Body body;

    Picture(ChartModel model, HouseStyle style) {
        titleFont = style.bold(HouseStyle.TITLE);
        subtitleFont = style.text();
        title = TextLines.title(titleFont, model.title(), HouseStyle.BODY);
        subtitle = TextLines.of(subtitleFont, model.subtitle(), HouseStyle.BODY);
        body = Body.of(model, style);
    }

    int height() {
        return (int) Math.ceil(top() + body.height() + HouseStyle.MARGIN);
    }

    private double top() {
        return FIRST_BASE + (title.size() - 1) * TITLE_LINE + 4 + subtitle.size() * HouseStyle.LINE_HEIGHT + GAP;
    }

    void paint(Canvas canvas) {
        canvas.fill(Color.WHITE, new Rectangle2D.Double(0, 0, HouseStyle.WIDTH, height()));
        double base = FIRST_BASE;
        for (String line : title) {
            canvas.text(titleFont, HouseStyle.INK, line, HouseStyle.MARGIN, base);
            base += TITLE_LINE;
        }
        base -= TITLE_LINE - 4;
        for (String line : subtitle) {
            base += HouseStyle.LINE_HEIGHT;
            canvas.text(subtitleFont, HouseStyle.SOFT, line, HouseStyle.MARGIN, base);
        }
        body.paint(canvas, top());
    }
}

package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws process behaviour charts one under another, each with its two icons and what they say. */
final class BehaviourPainter implements Body {
    private static final double PITCH = 196;
    private static final double HEAD = 46;
    private static final double SIDE = 132;
    private static final double ICON = 15;
    private static final double TEXT_WIDTH = SIDE - 2 * ICON - 8;

    private final Behaviour model;
    private final Font font;
    private final Font bold;

    BehaviourPainter(Behaviour model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
    }

    @Override
    public double height() {
        return model.panels().size() * PITCH - 12;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        for (int number = 0; number < model.panels().size(); number++) {
            panel(canvas, model.panels().get(number), top + number * PITCH);
        }
    }

    private void panel(Canvas canvas, Behaviour.Panel panel, double top) {
        double left = HouseStyle.MARGIN;
        canvas.text(bold, HouseStyle.INK, panel.title(), left, top + 12);
        canvas.rightAligned(bold, HouseStyle.ACTUAL, panel.lastLabel(), HouseStyle.RIGHT, top + 12);
        canvas.text(font, HouseStyle.SOFT, panel.rangeLabel(), left, top + 30);
        canvas.rightAligned(font, HouseStyle.TARGET, panel.targetLabel(), HouseStyle.RIGHT, top + 30);
        List<@Nullable BigDecimal> all = new ArrayList<>(List.of(panel.low(), panel.high(), panel.target()));
        panel.actual().forEach(point -> all.add(point.value()));
        List<Point> actual = panel.actual();
        MonthPlot plot = new MonthPlot(
                canvas,
                font,
                new Rectangle2D.Double(left, top + HEAD, HouseStyle.BODY - SIDE - 12, PITCH - HEAD - 22),
                actual.get(0).month(),
                actual.get(actual.size() - 1).month(),
                Scale.range(all, panel.share()),
                3,
                "");
        limits(canvas, panel, plot);
        plot.line(actual, HouseStyle.SOFT, HouseStyle.STRONG, null);
        points(canvas, panel, plot);
        double side = HouseStyle.RIGHT - SIDE;
        Icon.of(panel).draw(canvas, side + ICON, top + HEAD + ICON);
        words(canvas, panel.variationLabel(), side, top + HEAD);
        Icon.of(panel.assurance()).draw(canvas, side + ICON, top + HEAD + ICON + 64);
        words(canvas, panel.assuranceLabel(), side, top + HEAD + 64);
    }

    private static void limits(Canvas canvas, Behaviour.Panel panel, MonthPlot plot) {
        double high = plot.y(panel.high());
        Rectangle2D area = plot.area();
        canvas.fill(
                HouseStyle.GROUND,
                new Rectangle2D.Double(area.getX(), high, area.getWidth(), plot.y(panel.low()) - high));
        plot.level(panel.high(), HouseStyle.MIDDLE, HouseStyle.DASHED);
        plot.level(panel.low(), HouseStyle.MIDDLE, HouseStyle.DASHED);
        plot.level(panel.centre(), HouseStyle.MIDDLE, HouseStyle.THIN);
        plot.level(panel.target(), HouseStyle.TARGET, HouseStyle.STRONG);
    }

    /** Usual months are small grey dots, an improvement a large disc, a concern a diamond. */
    private static void points(Canvas canvas, Behaviour.Panel panel, MonthPlot plot) {
        Map<YearMonth, Behaviour.Variation> apart =
                panel.apart().stream().collect(Collectors.toMap(Behaviour.Apart::month, Behaviour.Apart::variation));
        for (Point point : panel.actual()) {
            if (point.value() != null) {
                double centreX = plot.x(point.month());
                double centreY = plot.y(point.value());
                switch (apart.getOrDefault(point.month(), Behaviour.Variation.COMMON_CAUSE)) {
                    case COMMON_CAUSE -> canvas.dot(HouseStyle.SOFT, centreX, centreY, 2.6);
                    case IMPROVEMENT -> canvas.dot(HouseStyle.ACTUAL, centreX, centreY, 4.2);
                    case CONCERN -> canvas.fill(HouseStyle.TARGET, Icon.diamond(centreX, centreY, 5.4));
                }
            }
        }
    }

    private void words(Canvas canvas, String text, double left, double top) {
        Color ink = HouseStyle.INK;
        double base = top + 12;
        for (String line : TextLines.of(font, text, TEXT_WIDTH)) {
            canvas.text(font, ink, line, left + 2 * ICON + 8, base);
            base += 16;
        }
    }
}

package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws a target against its path: labels at the right end of target and fan, the newest value beside its point. */
final class ProgressPainter implements Body {
    private static final double HEIGHT = 236;
    private static final double SIDE = 100;
    private static final int TICKS = 4;
    private static final Color FAN = new Color(0xD3E0EC);

    private final Progress model;
    private final Font font;
    private final Font bold;
    private final Font last;

    ProgressPainter(Progress model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
        this.last = style.bold(HouseStyle.TITLE);
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        List<String> targetLines = TextLines.of(bold, model.targetLabel(), SIDE);
        List<String> fanLines = fanLines();
        double side = Stream.concat(targetLines.stream(), fanLines.stream())
                .mapToDouble(line -> HouseStyle.width(bold, line))
                .max()
                .orElse(0);
        Progress.@Nullable Fan fan = model.fan();
        YearMonth end = Stream.concat(
                        Stream.concat(model.actual().stream(), model.path().stream())
                                .map(Point::month),
                        Stream.ofNullable(fan).map(Progress.Fan::due))
                .max(YearMonth::compareTo)
                .orElseThrow();
        Rectangle2D box = new Rectangle2D.Double(HouseStyle.MARGIN, top, HouseStyle.BODY - side - 10, HEIGHT);
        MonthPlot plot =
                new MonthPlot(canvas, font, box, model.actual().get(0).month(), end, range(), TICKS, model.unitLabel());
        if (fan != null) {
            fan(canvas, plot, fan);
        }
        if (model.target() != null) {
            plot.level(model.target(), HouseStyle.TARGET, HouseStyle.STRONG);
        }
        plot.line(model.path(), HouseStyle.SOFT, HouseStyle.DASHED, null);
        plot.line(model.actual(), HouseStyle.ACTUAL, HouseStyle.LINE, model.redefined());
        plot.dots(model.actual(), HouseStyle.ACTUAL, 2.4);
        baseline(canvas, plot);
        pathLabel(plot);
        lastLabel(canvas, plot);
        sideLabels(canvas, plot, targetLines, fanLines);
    }

    private List<String> fanLines() {
        Progress.@Nullable Fan fan = model.fan();
        List<String> lines = new ArrayList<>();
        if (fan != null) {
            lines.addAll(TextLines.of(font, fan.label(), SIDE));
            lines.addAll(TextLines.of(font, fan.rangeLabel(), SIDE));
        }
        return lines;
    }

    private double[] range() {
        List<@Nullable BigDecimal> all = new ArrayList<>();
        Stream.concat(model.actual().stream(), model.path().stream())
                .map(Point::value)
                .filter(Objects::nonNull)
                .forEach(all::add);
        all.add(model.target());
        Progress.@Nullable Fan fan = model.fan();
        if (fan != null) {
            all.addAll(List.of(fan.low(), fan.high()));
        }
        return Scale.range(all, model.unitLabel().equals("%"));
    }

    private static void fan(Canvas canvas, MonthPlot plot, Progress.Fan fan) {
        double startX = plot.x(fan.from().month());
        double startY = plot.y(Objects.requireNonNull(fan.from().value()));
        double endX = plot.x(fan.due());
        Path2D area = Mark.path(true, startX, startY, endX, plot.y(fan.low()), endX, plot.y(fan.high()));
        canvas.fill(FAN, area);
        canvas.line(HouseStyle.ACTUAL, HouseStyle.DOTTED, startX, startY, endX, plot.y(fan.value()));
    }

    private void baseline(Canvas canvas, MonthPlot plot) {
        Point baseline = model.baseline();
        if (baseline != null && baseline.value() != null) {
            double centreX = plot.x(baseline.month());
            double centreY = plot.y(baseline.value());
            canvas.draw(HouseStyle.SOFT, HouseStyle.STRONG, Canvas.circle(centreX, centreY, 4));
            plot.label(font, HouseStyle.SOFT, "基线", centreX + 7, centreY + 15);
        }
    }

    /** Beside the dashed line, on the side where the values are not. */
    private void pathLabel(MonthPlot plot) {
        List<Point> path = model.path();
        if (path.size() < 2) {
            return;
        }
        Point point = path.get(path.size() / 3);
        BigDecimal expected = Objects.requireNonNull(point.value());
        boolean below = model.actual().stream()
                .filter(other -> other.month().equals(point.month()) && other.value() != null)
                .anyMatch(other -> Objects.requireNonNull(other.value()).compareTo(expected) >= 0);
        double height = plot.y(expected);
        double base = below ? height + 19 : height - 9;
        double lowest = plot.area().getMaxY() - 4;
        plot.label(
                font,
                HouseStyle.SOFT,
                "序时进度",
                Math.max(plot.area().getX() + 3, plot.x(point.month()) - 26),
                base > lowest ? height - 9 : base);
    }

    /** The newest value, on the side of its line away from the target where there is room. */
    private void lastLabel(Canvas canvas, MonthPlot plot) {
        Point newest = model.actual().get(model.actual().size() - 1);
        if (newest.value() == null) {
            plot.label(
                    bold,
                    HouseStyle.INK,
                    "本月缺报",
                    plot.x(newest.month()) - 56,
                    plot.area().getCenterY());
            return;
        }
        double centreX = plot.x(newest.month());
        double centreY = plot.y(newest.value());
        canvas.dot(HouseStyle.ACTUAL, centreX, centreY, 4);
        @Nullable BigDecimal target = model.target();
        boolean roomBelow = centreY + 28 < plot.area().getMaxY();
        boolean roomAbove = centreY - 28 > plot.area().getY();
        boolean above = roomAbove && (target == null || plot.y(target) >= centreY || !roomBelow);
        double wide = HouseStyle.width(last, model.lastLabel());
        double left = Math.min(centreX - wide / 2, plot.area().getMaxX() - wide);
        plot.label(last, HouseStyle.ACTUAL, model.lastLabel(), left, above ? centreY - 10 : centreY + 24);
    }

    /** Target and fan at their heights; the fan's words give way where they would touch. */
    private void sideLabels(Canvas canvas, MonthPlot plot, List<String> targetLines, List<String> fanLines) {
        double left = plot.area().getMaxX() + 9;
        @Nullable BigDecimal target = model.target();
        double targetTop = target == null
                ? plot.area().getY()
                : Math.max(plot.area().getY() - 8, plot.y(target) - targetLines.size() * HouseStyle.LINE_HEIGHT / 2);
        lines(
                canvas,
                target == null ? font : bold,
                target == null ? HouseStyle.SOFT : HouseStyle.TARGET,
                targetLines,
                left,
                targetTop);
        Progress.@Nullable Fan fan = model.fan();
        if (fan != null) {
            double high = fanLines.size() * HouseStyle.LINE_HEIGHT;
            double targetEnd = targetTop + targetLines.size() * HouseStyle.LINE_HEIGHT;
            double wanted = plot.y(fan.value()) - high / 2;
            if (wanted < targetEnd + 4 && wanted + high > targetTop - 4) {
                boolean below = targetEnd + 4 + high <= plot.area().getMaxY() + MonthPlot.FOOT;
                wanted = below ? targetEnd + 4 : targetTop - 4 - high;
            }
            lines(
                    canvas,
                    font,
                    HouseStyle.ACTUAL,
                    fanLines,
                    left,
                    Math.max(wanted, plot.area().getY() - 8));
        }
    }

    private static void lines(Canvas canvas, Font face, Color colour, List<String> lines, double left, double top) {
        for (int line = 0; line < lines.size(); line++) {
            canvas.text(face, colour, lines.get(line), left, top + 13 + line * HouseStyle.LINE_HEIGHT);
        }
    }
}

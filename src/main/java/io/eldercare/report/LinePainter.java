package io.eldercare.report;

import io.eldercare.report.ChartModel.Fan;
import io.eldercare.report.ChartModel.Panel;
import io.eldercare.report.ChartModel.Point;
import io.eldercare.report.ChartModel.Progress;
import io.eldercare.report.ChartModel.Trend;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws progress against the path and the small multiples of trends. */
final class LinePainter {
    /** Leaves room at the right for the label of the target. */
    private static final int PROGRESS_WIDTH = 630;

    private static final int LABEL_HEIGHT = 22;
    private static final int PANELS_ACROSS = 3;
    private static final int PANEL_HEIGHT = 172;

    private final HouseStyle style;

    LinePainter(HouseStyle style) {
        this.style = style;
    }

    static int height(Progress progress) {
        return 450;
    }

    static int height(Trend trend) {
        return HouseStyle.TOP + (trend.panels().size() + PANELS_ACROSS - 1) / PANELS_ACROSS * PANEL_HEIGHT + 14;
    }

    void paint(Graphics2D graphics, Progress progress) {
        LinePlot plot = new LinePlot(style.regular(15f), 3);
        @Nullable Fan fan = progress.fan();
        YearMonth last = Stream.of(
                        progress.actual().stream().map(Point::month),
                        progress.path().stream().map(Point::month),
                        fan == null ? Stream.<YearMonth>of() : Stream.of(fan.due()))
                .flatMap(months -> months)
                .max(YearMonth::compareTo)
                .orElseThrow();
        plot.months(progress.actual().get(0).month(), last);
        double[] range = range(progress);
        plot.values(range[0], range[1], 5, progress.unitLabel());
        plot.line("本月值", progress.actual(), HouseStyle.ACTUAL, HouseStyle.LINE);
        plot.cutBefore(progress.redefined());
        plot.dots(0);
        if (!progress.path().isEmpty()) {
            plot.line("序时进度", progress.path(), HouseStyle.SOFT, HouseStyle.DASHED);
        }
        if (progress.target() != null) {
            plot.level(progress.target(), HouseStyle.TARGET, HouseStyle.TARGET_LINE);
        }
        plot.draw(
                graphics,
                new Rectangle2D.Double(HouseStyle.MARGIN, HouseStyle.TOP, PROGRESS_WIDTH, 450 - HouseStyle.TOP - 16));
        if (fan != null) {
            FanPainter.paint(graphics, plot, fan);
        }
        labels(graphics, plot, progress);
    }

    private void labels(Graphics2D graphics, LinePlot plot, Progress progress) {
        double right = plot.area().getMaxX() + 10;
        @Nullable BigDecimal target = progress.target();
        if (target != null) {
            Font font = style.bold(16f);
            HouseStyle.text(graphics, font, HouseStyle.TARGET, progress.targetLabel(), right, plot.height(target) + 6);
        } else {
            HouseStyle.text(
                    graphics, style.regular(15f), HouseStyle.SOFT, progress.targetLabel(), right, HouseStyle.TOP + 14);
        }
        @Nullable Fan fan = progress.fan();
        if (fan != null) {
            fanLabel(graphics, plot, fan, target);
        }
        lastLabel(graphics, plot, progress);
        pathLabel(graphics, plot, progress);
        Point baseline = progress.baseline();
        if (baseline != null && baseline.value() != null) {
            Point2D at = plot.place(baseline, baseline.value());
            graphics.setPaint(HouseStyle.SOFT);
            graphics.draw(new Ellipse2D.Double(at.getX() - 4, at.getY() - 4, 8, 8));
            HouseStyle.text(graphics, style.regular(12f), HouseStyle.SOFT, "基线", at.getX() + 7, at.getY() + 14);
        }
    }

    /** At the end of the fan, clear of the label of the target. */
    private void fanLabel(Graphics2D graphics, LinePlot plot, Fan fan, @Nullable BigDecimal target) {
        double base = plot.height(fan.value()) + 5;
        double other = target == null ? Double.NEGATIVE_INFINITY : plot.height(target) + 6;
        if (Math.abs(base - other) < LABEL_HEIGHT) {
            base = other + (base < other ? -LABEL_HEIGHT : LABEL_HEIGHT);
        }
        HouseStyle.text(
                graphics,
                style.regular(14f),
                HouseStyle.ACTUAL,
                fan.label(),
                plot.area().getMaxX() + 10,
                base);
    }

    /** The newest value, on the side of its line away from the target line where the axis leaves room. */
    private void lastLabel(Graphics2D graphics, LinePlot plot, Progress progress) {
        List<Point> actual = progress.actual();
        Point last = actual.get(actual.size() - 1);
        if (last.value() == null) {
            HouseStyle.text(
                    graphics,
                    style.bold(16f),
                    HouseStyle.INK,
                    "本月缺报",
                    plot.area().getMaxX() - 160,
                    plot.area().getCenterY());
            return;
        }
        Point2D at = plot.place(last, last.value());
        @Nullable BigDecimal target = progress.target();
        boolean roomBelow = at.getY() + 38 < plot.area().getMaxY();
        boolean above = target == null || plot.height(target) >= at.getY() || !roomBelow;
        Font font = style.bold(21f);
        double base = above ? at.getY() - 14 : at.getY() + 34;
        double wide = HouseStyle.width(graphics, font, progress.lastLabel());
        double left = Math.min(at.getX() - (above ? 14 : -4), HouseStyle.WIDTH - HouseStyle.MARGIN - wide);
        graphics.setPaint(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(left - 3, base - 18, wide + 6, 22));
        HouseStyle.text(graphics, font, HouseStyle.ACTUAL, progress.lastLabel(), left, base);
    }

    /** Beside the dashed line, on the side where the values are not. */
    private void pathLabel(Graphics2D graphics, LinePlot plot, Progress progress) {
        if (progress.path().size() < 2) {
            return;
        }
        Point point = progress.path().get(progress.path().size() / 3);
        BigDecimal expected = Objects.requireNonNull(point.value());
        Point2D at = plot.place(point, expected);
        boolean below = progress.actual().stream()
                .filter(other -> other.month().equals(point.month()) && other.value() != null)
                .anyMatch(other -> Objects.requireNonNull(other.value()).compareTo(expected) >= 0);
        Font font = style.regular(15f);
        double wide = HouseStyle.width(graphics, font, "序时进度");
        double left = below
                ? at.getX() + 8
                : Math.max(at.getX() - wide - 2, plot.area().getX() + 4);
        double base = below ? at.getY() + 26 : at.getY() - 12;
        HouseStyle.text(graphics, font, HouseStyle.SOFT, "序时进度", left, base);
    }

    private static double[] range(Progress progress) {
        List<BigDecimal> all = new ArrayList<>();
        progress.actual().forEach(point -> add(all, point.value()));
        progress.path().forEach(point -> add(all, point.value()));
        add(all, progress.target());
        @Nullable Fan fan = progress.fan();
        if (fan != null) {
            all.addAll(List.of(fan.low(), fan.high()));
        }
        return range(all, progress.unitLabel().equals("%"));
    }

    private static void add(List<BigDecimal> all, @Nullable BigDecimal value) {
        if (value != null) {
            all.add(value);
        }
    }

    private static double[] range(List<BigDecimal> all, boolean share) {
        double low = all.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double high = all.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
        double pad = Math.max((high - low) * 0.18, Math.max(Math.abs(high) * 0.01, 0.5));
        double top = share ? Math.min(high + pad, 100 + pad * 0.5) : high + pad;
        return new double[] {Math.max(0, low - pad), top};
    }

    void paint(Graphics2D graphics, Trend trend) {
        double wide = (HouseStyle.WIDTH - 2.0 * HouseStyle.MARGIN) / PANELS_ACROSS;
        for (int number = 0; number < trend.panels().size(); number++) {
            double left = HouseStyle.MARGIN + number % PANELS_ACROSS * wide;
            double top = HouseStyle.TOP + (double) (number / PANELS_ACROSS) * PANEL_HEIGHT;
            panel(
                    graphics,
                    trend.panels().get(number),
                    new Rectangle2D.Double(left, top, wide - 18, PANEL_HEIGHT - 14));
        }
    }

    private void panel(Graphics2D graphics, Panel panel, Rectangle2D bounds) {
        Font head = style.bold(13f);
        float size = 13f;
        while (size > 9f && HouseStyle.width(graphics, style.bold(size), panel.title()) > bounds.getWidth()) {
            size -= 0.5f;
        }
        HouseStyle.text(graphics, style.bold(size), HouseStyle.INK, panel.title(), bounds.getX(), bounds.getY() + 14);
        HouseStyle.text(graphics, head, HouseStyle.ACTUAL, panel.lastLabel(), bounds.getX(), bounds.getY() + 32);
        HouseStyle.rightAligned(
                graphics,
                style.regular(11.5f),
                panel.target() == null ? HouseStyle.SOFT : HouseStyle.TARGET,
                panel.targetLabel(),
                bounds.getMaxX(),
                bounds.getY() + 32);
        LinePlot plot = new LinePlot(style.regular(10.5f), 3);
        plot.months(
                panel.actual().get(0).month(),
                panel.actual().get(panel.actual().size() - 1).month());
        List<BigDecimal> all = new ArrayList<>();
        panel.actual().forEach(point -> add(all, point.value()));
        add(all, panel.target());
        double[] range = range(all, panel.share());
        plot.values(range[0], range[1], 2, "");
        plot.line("本月值", panel.actual(), HouseStyle.ACTUAL, HouseStyle.LINE);
        plot.cutBefore(panel.redefined());
        if (panel.target() != null) {
            plot.level(panel.target(), HouseStyle.TARGET, HouseStyle.DASHED);
        }
        plot.draw(
                graphics,
                new Rectangle2D.Double(bounds.getX(), bounds.getY() + 38, bounds.getWidth(), bounds.getHeight() - 38));
        Point last = panel.actual().get(panel.actual().size() - 1);
        if (last.value() != null) {
            Point2D at = plot.place(last, last.value());
            graphics.setPaint(HouseStyle.ACTUAL);
            graphics.fill(new Ellipse2D.Double(at.getX() - 3.2, at.getY() - 3.2, 6.4, 6.4));
        }
    }
}

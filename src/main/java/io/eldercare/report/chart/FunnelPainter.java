package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Draws shares over their bases with the limits of chance; who lies outside is named beside its point. */
final class FunnelPainter implements Body {
    private static final double ONE_HEIGHT = 270;
    private static final double PANEL_HEIGHT = 190;
    private static final double GAP = 18;
    private static final double SIDE = 84;
    private static final double FOOT = 36;
    private static final int TICKS = 4;
    private static final int CASE_TICKS = 4;
    private static final int ALL_NAMED = 8;

    private final Funnel model;
    private final Font font;
    private final Font bold;

    FunnelPainter(Funnel model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
    }

    private boolean single() {
        return model.panels().size() == 1;
    }

    @Override
    public double height() {
        return single() ? ONE_HEIGHT : (model.panels().size() + 1) / 2 * (PANEL_HEIGHT + GAP) - GAP;
    }

    @Override
    public void paint(Canvas canvas, double top) {
        if (single()) {
            Rectangle2D box = new Rectangle2D.Double(HouseStyle.MARGIN, top, HouseStyle.BODY - SIDE, ONE_HEIGHT);
            Funnel.Panel panel = model.panels().get(0);
            sideLabels(canvas, panel, panel(canvas, panel, box));
            return;
        }
        double wide = (HouseStyle.BODY - GAP) / 2;
        for (int number = 0; number < model.panels().size(); number++) {
            Funnel.Panel panel = model.panels().get(number);
            double left = HouseStyle.MARGIN + number % 2 * (wide + GAP);
            double head = top + (double) (number / 2) * (PANEL_HEIGHT + GAP);
            canvas.text(bold, HouseStyle.INK, panel.title(), left, head + 12);
            canvas.rightAligned(font, HouseStyle.SOFT, panel.centreLabel(), left + wide, head + 12);
            panel(canvas, panel, new Rectangle2D.Double(left, head + 22, wide, PANEL_HEIGHT - 22));
        }
    }

    /** @return the scale of the shares */
    private Scale panel(Canvas canvas, Funnel.Panel panel, Rectangle2D box) {
        double bottom = box.getMaxY() - FOOT;
        double[] range = range(panel);
        Scale shares = new Scale(range[0], range[1], bottom, box.getY());
        double left = box.getX() + HouseStyle.width(font, "100%") + 6;
        long most = panel.limits().get(panel.limits().size() - 1).cases();
        Scale cases = new Scale(0, most, left, box.getMaxX());
        for (double tick : shares.ticks(TICKS)) {
            canvas.line(HouseStyle.FAINT, HouseStyle.THIN, left, shares.at(tick), box.getMaxX(), shares.at(tick));
            canvas.rightAligned(font, HouseStyle.SOFT, shares.text(tick, TICKS) + "%", left - 6, shares.at(tick) + 4.5);
        }
        for (double tick : cases.ticks(CASE_TICKS)) {
            String text = cases.text(tick, CASE_TICKS);
            double centre = Math.min(cases.at(tick), box.getMaxX() - HouseStyle.width(font, text) / 2);
            canvas.centred(font, HouseStyle.SOFT, text, centre, bottom + 15);
        }
        canvas.rightAligned(font, HouseStyle.SOFT, model.casesLabel(), box.getMaxX(), bottom + 32);
        curves(canvas, panel, cases, shares);
        places(
                canvas,
                panel,
                cases,
                shares,
                new Rectangle2D.Double(left, box.getY(), box.getMaxX() - left, bottom - box.getY()));
        return shares;
    }

    private double[] range(Funnel.Panel panel) {
        List<@Nullable BigDecimal> all = new ArrayList<>();
        panel.places().forEach(place -> all.add(place.value()));
        all.add(panel.centre());
        all.add(model.target());
        double fewest = panel.places().stream()
                .mapToDouble(place -> place.cases().doubleValue())
                .min()
                .orElse(0);
        panel.limits().stream().filter(limit -> limit.cases() >= fewest).forEach(limit -> {
            all.add(BigDecimal.valueOf(limit.low998()));
            all.add(BigDecimal.valueOf(limit.high998()));
        });
        return Scale.range(all, true);
    }

    private void curves(Canvas canvas, Funnel.Panel panel, Scale cases, Scale shares) {
        curve(canvas, panel, cases, shares, Funnel.Limits::low998, HouseStyle.DASHED);
        curve(canvas, panel, cases, shares, Funnel.Limits::high998, HouseStyle.DASHED);
        curve(canvas, panel, cases, shares, Funnel.Limits::low95, HouseStyle.THIN);
        curve(canvas, panel, cases, shares, Funnel.Limits::high95, HouseStyle.THIN);
        double centre = shares.at(panel.centre());
        canvas.line(HouseStyle.SOFT, HouseStyle.STRONG, cases.start(), centre, cases.end(), centre);
        if (model.target() != null) {
            double target = shares.at(model.target());
            canvas.line(HouseStyle.TARGET, HouseStyle.STRONG, cases.start(), target, cases.end(), target);
        }
    }

    /** A limit, as far as the scale reaches. */
    private static void curve(
            Canvas canvas,
            Funnel.Panel panel,
            Scale cases,
            Scale shares,
            ToDoubleFunction<Funnel.Limits> limit,
            Stroke stroke) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (Funnel.Limits limits : panel.limits()) {
            double share = limit.applyAsDouble(limits);
            if (share < shares.low() || share > shares.high()) {
                open = false;
            } else if (open) {
                path.lineTo(cases.at(limits.cases()), shares.at(share));
            } else {
                path.moveTo(cases.at(limits.cases()), shares.at(share));
                open = true;
            }
        }
        canvas.draw(HouseStyle.MIDDLE, stroke, path);
    }

    /** Dots within the limits, open diamonds beyond the inner, full ones beyond the outer limits. */
    private void places(Canvas canvas, Funnel.Panel panel, Scale cases, Scale shares, Rectangle2D area) {
        Callouts callouts = new Callouts(area);
        panel.places().forEach(place -> callouts.keepFree(cases.at(place.cases()), shares.at(place.value())));
        for (Funnel.Place place : panel.places()) {
            double centreX = cases.at(place.cases());
            double centreY = shares.at(place.value());
            boolean outside = place.verdict() != Funnel.Verdict.WITHIN;
            Color colour = colour(place.verdict());
            if (outside) {
                Path2D diamond = Icon.diamond(centreX, centreY, 5);
                boolean far =
                        place.verdict() == Funnel.Verdict.BELOW_998 || place.verdict() == Funnel.Verdict.ABOVE_998;
                canvas.fill(far ? colour : Color.WHITE, diamond);
                canvas.draw(colour, HouseStyle.STRONG, diamond);
            } else {
                canvas.dot(colour, centreX, centreY, 3);
            }
        }
        for (Funnel.Place place : panel.places()) {
            boolean outside = place.verdict() != Funnel.Verdict.WITHIN;
            if (outside || single() && panel.places().size() <= ALL_NAMED) {
                Font face = outside ? bold : font;
                String text = outside ? place.label() : place.name();
                callouts.place(face, text, cases.at(place.cases()), shares.at(place.value()), outside)
                        .ifPresent(at -> {
                            canvas.halo(face, text, at.getX(), at.getY());
                            canvas.text(face, colour(place.verdict()), text, at.getX(), at.getY());
                        });
            }
        }
    }

    private static Color colour(Funnel.Verdict verdict) {
        return switch (verdict) {
            case WITHIN -> HouseStyle.SOFT;
            case BELOW_95, BELOW_998 -> HouseStyle.TARGET;
            case ABOVE_95, ABOVE_998 -> HouseStyle.ACTUAL;
        };
    }

    /** Names of the lines at their right ends. */
    private void sideLabels(Canvas canvas, Funnel.Panel panel, Scale shares) {
        Funnel.Limits end = panel.limits().get(panel.limits().size() - 1);
        List<Double> heights = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        add(heights, texts, "99.8%界限", end.high998(), shares);
        add(heights, texts, "95%界限", end.high95(), shares);
        add(heights, texts, panel.centreLabel(), panel.centre().doubleValue(), shares);
        if (model.target() != null) {
            add(heights, texts, model.targetLabel(), model.target().doubleValue(), shares);
        }
        double[] placed = Labels.apart(
                heights.stream().mapToDouble(Double::doubleValue).toArray(),
                HouseStyle.LINE_HEIGHT,
                shares.end() - 4,
                shares.start() + FOOT);
        for (int index = 0; index < texts.size(); index++) {
            boolean target = texts.get(index).equals(model.targetLabel());
            canvas.text(
                    target ? bold : font,
                    target ? HouseStyle.TARGET : HouseStyle.SOFT,
                    texts.get(index),
                    HouseStyle.RIGHT - SIDE + 8,
                    placed[index] + 4.5);
        }
    }

    private static void add(List<Double> heights, List<String> texts, String text, double share, Scale shares) {
        heights.add(shares.at(Math.min(share, shares.high())));
        texts.add(text);
    }
}

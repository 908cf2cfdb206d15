package io.eldercare.report.site;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small pictures that stand in a row of text. */
final class Bullet {
    private static final int WIDTH = 160;

    private static final String STRETCHED = "preserveAspectRatio=\"none\"";

    private Bullet() {}

    /** The figure as a bar, the target as a line across it; both from zero. */
    static String of(@Nullable BigDecimal value, BigDecimal target) {
        if (value == null || value.signum() < 0 || target.signum() <= 0) {
            return "";
        }
        double full = Math.max(value.doubleValue(), target.doubleValue()) * 1.04;
        Svg svg = new Svg(WIDTH, 16, "bullet", STRETCHED);
        svg.box(0, 3, WIDTH, 10, "#e6ebf0");
        svg.box(0, 3, WIDTH * value.doubleValue() / full, 10, Svg.ACTUAL);
        double mark = WIDTH * target.doubleValue() / full;
        svg.line(mark, 0, mark, 16, Svg.TARGET, "stroke-width=\"2.5\"");
        return svg.end();
    }

    /** Counts as one bar of coloured parts. */
    static String parts(List<Tally.Part> parts) {
        long all = parts.stream().mapToLong(Tally.Part::count).sum();
        Svg svg = new Svg(2 * WIDTH, 14, "parts", STRETCHED);
        double from = 0;
        for (Tally.Part part : parts) {
            double width = all == 0 ? 0 : 2.0 * WIDTH * part.count() / all;
            svg.box(from, 0, width, 14, part.colour());
            from += width;
        }
        return svg.end();
    }
}

package io.eldercare.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** The bench as a picture in the look of the project's charts: bars of seconds, and below them seconds over rows. */
public final class BenchPicture {
    private static final int SCALE = 3;
    private static final double BAR = 30;
    private static final double LABELS = 130;
    private static final double PLOT = 220;
    private static final int TICKS = 5;
    private static final Color[] COLOURS = {HouseStyle.ACTUAL, HouseStyle.TARGET, HouseStyle.SOFT, HouseStyle.MIDDLE};

    private final HouseStyle style = HouseStyle.load();
    private final Canvas canvas;
    private final Font font = style.text();

    private BenchPicture(Canvas canvas) {
        this.canvas = canvas;
    }

    /**
     * @param bars seconds by contender
     * @param lines million rows and seconds by contender
     */
    public static byte[] png(Map<String, Double> bars, Map<String, List<double[]>> lines) throws IOException {
        double high = 60 + bars.size() * BAR + 70 + PLOT + 50;
        BufferedImage image =
                new BufferedImage(HouseStyle.WIDTH * SCALE, (int) (high * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        BenchPicture picture = new BenchPicture(new Canvas(graphics));
        picture.canvas.fill(Color.WHITE, new Rectangle2D.Double(0, 0, HouseStyle.WIDTH, high));
        picture.bars(bars);
        picture.lines(lines, 60 + bars.size() * BAR + 70);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void title(String text, double base) {
        canvas.text(style.bold(HouseStyle.TITLE), HouseStyle.INK, text, HouseStyle.MARGIN, base);
    }

    private void bars(Map<String, Double> bars) {
        title("Seconds from the files to the figures", 29);
        double most =
                bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double top = 48;
        int place = 0;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double wide = (HouseStyle.BODY - LABELS - 60) * bar.getValue() / most;
            canvas.text(font, HouseStyle.INK, bar.getKey(), HouseStyle.MARGIN, top + 17);
            canvas.fill(colour(place++), new Rectangle2D.Double(HouseStyle.MARGIN + LABELS, top, wide, BAR - 8));
            canvas.text(
                    font,
                    HouseStyle.INK,
                    number(bar.getValue()) + " s",
                    HouseStyle.MARGIN + LABELS + wide + 6,
                    top + 17);
            top += BAR;
        }
    }

    private void lines(Map<String, List<double[]>> lines, double top) {
        title("Seconds over million rows", top - 22);
        double left = HouseStyle.MARGIN + 40;
        double right = HouseStyle.RIGHT - 110;
        Scale rows = new Scale(0, greatest(lines, 0), left, right);
        Scale seconds = new Scale(0, greatest(lines, 1), top + PLOT, top);
        for (double tick : seconds.ticks(TICKS)) {
            double height = seconds.at(tick);
            canvas.line(HouseStyle.FAINT, HouseStyle.THIN, left, height, right, height);
            canvas.rightAligned(font, HouseStyle.SOFT, seconds.text(tick, TICKS), left - 6, height + 4.5);
        }
        for (double tick : rows.ticks(TICKS)) {
            canvas.centred(font, HouseStyle.SOFT, rows.text(tick, TICKS), rows.at(tick), top + PLOT + 20);
        }
        int place = 0;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            Path2D path = new Path2D.Double();
            double base = 0;
            double end = 0;
            for (double[] point : line.getValue()) {
                end = rows.at(point[0]);
                base = seconds.at(point[1]);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(end, base);
                } else {
                    path.lineTo(end, base);
                }
                canvas.dot(colour(place), end, base, 3);
            }
            canvas.draw(colour(place), HouseStyle.LINE, path);
            if (!line.getValue().isEmpty()) {
                canvas.text(font, colour(place), line.getKey(), end + 8, base + 4.5);
            }
            place++;
        }
    }

    private static double greatest(Map<String, List<double[]>> lines, int part) {
        return lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(point -> point[part])
                .max()
                .orElse(1);
    }

    private static Color colour(int place) {
        return COLOURS[place % COLOURS.length];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}

package io.eldercare.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Draws a chart and holds its words to the house rules: large enough, on the paper, none over another. */
public final class LegibleChart {
    private LegibleChart() {}

    private record Words(String text, float size, Rectangle2D box) {}

    public static void check(ChartModel model, HouseStyle style) {
        List<Words> all = words(model, style);
        Picture picture = new Picture(model, style);
        assertThat(all).as(model.file()).isNotEmpty();
        for (Words words : all) {
            assertThat(words.size()).as(model.file() + " " + words.text()).isGreaterThanOrEqualTo(HouseStyle.TEXT);
            assertThat(new Rectangle2D.Double(0, 0, HouseStyle.WIDTH, picture.height()).contains(words.box()))
                    .as(model.file() + ": " + words.text() + " on the paper, at " + words.box())
                    .isTrue();
        }
        for (int one = 0; one < all.size(); one++) {
            for (int other = one + 1; other < all.size(); other++) {
                assertThat(all.get(one).box().intersects(all.get(other).box()))
                        .as(model.file() + ": " + all.get(one).text() + " over "
                                + all.get(other).text())
                        .isFalse();
            }
        }
    }

    /** What is written on it, in order. */
    static List<String> texts(ChartModel model, HouseStyle style) {
        return words(model, style).stream().map(Words::text).toList();
    }

    private static List<Words> words(ChartModel model, HouseStyle style) {
        List<Words> words = new ArrayList<>();
        Canvas canvas = new Canvas(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()) {
            @Override
            void text(Font font, Color colour, String text, double left, double base) {
                float high = font.getSize2D();
                words.add(new Words(
                        text,
                        high,
                        new Rectangle2D.Double(
                                left, base - high * 0.8, HouseStyle.width(font, text) - 0.5, high * 0.9)));
            }
        };
        new Picture(model, style).paint(canvas);
        return words.stream().filter(one -> !one.text().isBlank()).toList();
    }
}

package io.eldercare.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The one look of every chart: calm colours that differ in lightness too, the bundled Chinese font, few lines. */
final class HouseStyle {
    static final int WIDTH = 800;
    static final int MARGIN = 24;
    /** Where the body of a chart begins, below title and subtitle. */
    static final int TOP = 84;

    static final Color INK = new Color(0x1F2933);
    static final Color SOFT = new Color(0x5B6775);
    static final Color FAINT = new Color(0xD5DAE0);
    static final Color ACTUAL = new Color(0x1F5F99);
    static final Color TARGET = new Color(0xB3541E);
    static final Color PALE = new Color(0xB8C9DA);

    static final Stroke LINE = new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke TARGET_LINE = new BasicStroke(1.6f);
    static final Stroke DASHED =
            new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f);

    private static final String FONTS = "/fonts/ttf/NotoSansSC/NotoSansSC-";

    private final byte[] regularBytes;
    private final byte[] boldBytes;
    private final Font regular;
    private final Font bold;

    private HouseStyle(byte[] regularBytes, byte[] boldBytes) throws IOException, FontFormatException {
        this.regularBytes = regularBytes;
        this.boldBytes = boldBytes;
        this.regular = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(regularBytes));
        this.bold = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(boldBytes));
    }

    static HouseStyle load() {
        try {
            return new HouseStyle(bytes("Regular"), bytes("Bold"));
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot load the bundled font Noto Sans SC", exception);
        } catch (FontFormatException exception) {
            throw new IllegalStateException("Cannot read the bundled font Noto Sans SC", exception);
        }
    }

    private static byte[] bytes(String weight) throws IOException {
        try (InputStream stream = HouseStyle.class.getResourceAsStream(FONTS + weight + ".ttf")) {
            if (stream == null) {
                throw new IOException(
                        "Cannot find " + FONTS + weight + ".ttf: ph-fonts-noto-sans-sc is not on the class path");
            }
            return stream.readAllBytes();
        }
    }

    byte[] regularBytes() {
        return regularBytes;
    }

    byte[] boldBytes() {
        return boldBytes;
    }

    Font regular(float size) {
        return regular.deriveFont(size);
    }

    Font bold(float size) {
        return bold.deriveFont(size);
    }

    static void prepare(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** White ground, finding as title, subtitle in grey. A title too wide is set smaller, never cut. */
    void frame(Graphics2D graphics, ChartModel model, int height) {
        graphics.setPaint(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        float size = 22f;
        while (size > 12f && width(graphics, bold(size), model.title()) > WIDTH - 2 * MARGIN) {
            size -= 1f;
        }
        text(graphics, bold(size), INK, model.title(), MARGIN, 38);
        text(graphics, regular(14f), SOFT, model.subtitle(), MARGIN, 62);
    }

    static void text(Graphics2D graphics, Font font, Color colour, String text, double left, double base) {
        graphics.setFont(font);
        graphics.setPaint(colour);
        graphics.drawString(text, (float) left, (float) base);
    }

    static void centred(Graphics2D graphics, Font font, Color colour, String text, double centre, double base) {
        text(graphics, font, colour, text, centre - width(graphics, font, text) / 2, base);
    }

    static void rightAligned(Graphics2D graphics, Font font, Color colour, String text, double right, double base) {
        text(graphics, font, colour, text, right - width(graphics, font, text), base);
    }

    static double width(Graphics2D graphics, Font font, String text) {
        return graphics.getFontMetrics(font).stringWidth(text);
    }

    /** Text broken into lines that fit, broken between any two Chinese characters. */
    static List<String> lines(Graphics2D graphics, Font font, String text, double wide) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int sign : text.codePoints().toArray()) {
            String next = Character.toString(sign);
            if (!line.isEmpty() && width(graphics, font, line + next) > wide) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        }
        lines.add(line.toString());
        return lines;
    }
}

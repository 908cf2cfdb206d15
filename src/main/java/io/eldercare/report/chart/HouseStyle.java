package io.eldercare.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The one look of every chart: calm colours that differ in lightness too, the bundled Chinese font, few lines. A picture is 480 units
 * wide: on half a text width of A4 (78 mm) its smallest type is 6 points high, on the full width (156 mm) 12 points.
 */
public final class HouseStyle {
    static final int WIDTH = 480;
    static final int MARGIN = 16;
    static final double RIGHT = WIDTH - MARGIN;
    static final double BODY = RIGHT - MARGIN;

    /** The smallest type, and that of all labels. */
    static final float TEXT = 13f;

    static final float TITLE = 17f;

    /** Height of a line of labels. */
    static final double LINE_HEIGHT = 17;

    static final Color INK = new Color(0x1F2933);
    static final Color SOFT = new Color(0x5B6775);
    static final Color MIDDLE = new Color(0x9AA5B1);
    static final Color FAINT = new Color(0xD5DAE0);
    static final Color GROUND = new Color(0xEEF1F4);
    static final Color ACTUAL = new Color(0x1F5F99);
    static final Color TARGET = new Color(0xA8480F);
    static final Color PALE = new Color(0xB8C9DA);

    static final Stroke LINE = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke STRONG = new BasicStroke(1.6f);
    static final Stroke MARK = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5f, 3.5f}, 0f);
    static final Stroke DOTTED =
            new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, new float[] {1f, 4f}, 0f);

    private static final String FONTS = "/fonts/ttf/NotoSansSC/NotoSansSC-";
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

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

    /** @throws IllegalStateException where the bundled font is broken */
    public static HouseStyle load() {
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

    public byte[] regularBytes() {
        return regularBytes;
    }

    public byte[] boldBytes() {
        return boldBytes;
    }

    Font text() {
        return regular.deriveFont(TEXT);
    }

    Font bold() {
        return bold(TEXT);
    }

    Font bold(float size) {
        return bold.deriveFont(size);
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /** Text that fits, its end cut off where it must be; the alternative text of the chart has it in full. */
    static String shortened(Font font, String text, double wide) {
        if (width(font, text) <= wide) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(font, text.substring(0, end) + "…") > wide) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}

package io.eldercare.report.chart;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Turns a chart into bytes: PNG of 1440 pixels across (234 an inch on the width of an A4 text), SVG with text as outlines. Neither holds
 * a time or a random number.
 */
public final class ChartFile {
    private static final int SCALE = 3;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final HouseStyle style;

    public ChartFile(HouseStyle style) {
        this.style = style;
    }

    /** @throws IOException never in practice: it writes into memory */
    public byte[] png(ChartModel model) throws IOException {
        Picture picture = new Picture(model, style);
        BufferedImage image =
                new BufferedImage(HouseStyle.WIDTH * SCALE, picture.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        picture.paint(new Canvas(graphics));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** @throws IOException never in practice: it writes into memory */
    public byte[] svg(ChartModel model) throws IOException {
        Picture picture = new Picture(model, style);
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(2);
        context.setComment("");
        SVGGraphics2D graphics = new SVGGraphics2D(context, true);
        graphics.setSVGCanvasSize(new Dimension(HouseStyle.WIDTH, picture.height()));
        picture.paint(new Canvas(graphics));
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + HouseStyle.WIDTH + " " + picture.height());
        root.setAttribute("role", "img");
        Element title = document.createElementNS(SVG, "title");
        title.appendChild(document.createTextNode(model.alternative()));
        root.insertBefore(title, root.getFirstChild());
        StringWriter writer = new StringWriter();
        graphics.stream(root, writer, true, false);
        return writer.toString().getBytes(StandardCharsets.UTF_8);
    }
}

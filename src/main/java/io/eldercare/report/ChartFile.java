package io.eldercare.report;

import java.awt.Color;
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

/** Turns a chart into bytes: PNG at twice the size, SVG with text as outlines. Neither holds a time or a random number. */
final class ChartFile {
    private static final int SCALE = 2;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final HouseStyle style;

    ChartFile(HouseStyle style) {
        this.style = style;
    }

    byte[] png(ChartModel model) throws IOException {
        BufferedImage image =
                new BufferedImage(HouseStyle.WIDTH * SCALE, height(model) * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        paint(graphics, model);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    byte[] svg(ChartModel model) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(2);
        context.setComment("");
        SVGGraphics2D graphics = new SVGGraphics2D(context, true);
        graphics.setSVGCanvasSize(new Dimension(HouseStyle.WIDTH, height(model)));
        paint(graphics, model);
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + HouseStyle.WIDTH + " " + height(model));
        root.setAttribute("role", "img");
        Element title = document.createElementNS(SVG, "title");
        title.appendChild(document.createTextNode(model.alternative()));
        root.insertBefore(title, root.getFirstChild());
        StringWriter writer = new StringWriter();
        graphics.stream(root, writer, true, false);
        return writer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int height(ChartModel model) {
        if (model instanceof ChartModel.Progress progress) {
            return LinePainter.height(progress);
        } else if (model instanceof ChartModel.Trend trend) {
            return LinePainter.height(trend);
        } else if (model instanceof ChartModel.Ranking ranking) {
            return CountyPainter.height(ranking);
        }
        return CountyPainter.height((ChartModel.HeatMap) model);
    }

    private void paint(Graphics2D graphics, ChartModel model) {
        HouseStyle.prepare(graphics);
        graphics.setBackground(Color.WHITE);
        style.frame(graphics, model, height(model));
        if (model instanceof ChartModel.Progress progress) {
            new LinePainter(style).paint(graphics, progress);
        } else if (model instanceof ChartModel.Trend trend) {
            new LinePainter(style).paint(graphics, trend);
        } else if (model instanceof ChartModel.Ranking ranking) {
            new CountyPainter(style).paint(graphics, ranking);
        } else if (model instanceof ChartModel.HeatMap heatMap) {
            new CountyPainter(style).paint(graphics, heatMap);
        }
    }
}

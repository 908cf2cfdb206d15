package io.eldercare.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bulletin as one HTML file: pictures, style and the characters of the font that it uses are inside. */
final class BulletinPage {
    private static final String TEMPLATE = "bulletin.html.peb";
    private static final String STYLE = "bulletin.css";

    private final PebbleEngine engine;
    private final Path templates;
    private final HouseStyle style;

    BulletinPage(Path templates, HouseStyle style) {
        FileLoader loader = new FileLoader(templates.toAbsolutePath().toString());
        loader.setCharset(StandardCharsets.UTF_8.name());
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .cacheActive(false)
                .defaultLocale(Locale.ROOT)
                .build();
        this.templates = templates;
        this.style = style;
    }

    /** A picture of the annex. */
    record Picture(String file, String kind, String title, String alternative, String uri) {
        static Picture of(ChartModel model, byte[] svg) {
            return new Picture(
                    model.file(),
                    model.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    model.title(),
                    model.alternative(),
                    "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
        }
    }

    byte[] render(ReportRequest request, Edition edition, List<Picture> pictures) throws IOException {
        Map<String, Object> context = new BulletinView(edition).context();
        context.put("dataAsOf", Print.day(request.dataAsOf()));
        context.put("confirmed", request.confirmed());
        context.put("pictures", new ArrayList<>(pictures));
        context.put("style", Files.readString(templates.resolve(STYLE)));
        context.put("fonts", "");
        String draft = evaluate(context);
        context.put("fonts", fontFaces(draft));
        return evaluate(context).getBytes(StandardCharsets.UTF_8);
    }

    private String evaluate(Map<String, Object> context) throws IOException {
        StringWriter writer = new StringWriter();
        engine.getTemplate(TEMPLATE).evaluate(writer, context, Locale.ROOT);
        return writer.toString();
    }

    private String fontFaces(String page) {
        return fontFace("400", style.regularBytes(), page) + fontFace("700", style.boldBytes(), page);
    }

    private static String fontFace(String weight, byte[] font, String page) {
        String subset = Base64.getEncoder().encodeToString(FontSubset.of(font, page));
        return "@font-face{font-family:\"Bulletin\";font-weight:" + weight + ";src:url(data:font/ttf;base64," + subset
                + ") format(\"truetype\")}\n";
    }
}

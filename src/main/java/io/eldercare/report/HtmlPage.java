package io.eldercare.report;

import io.eldercare.report.chart.HouseStyle;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A page as one HTML file: style and the characters of the font that it uses are inside. */
final class HtmlPage {
    private final PebbleEngine engine;
    private final Path templates;
    private final HouseStyle style;

    HtmlPage(Path templates, HouseStyle style) {
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

    /**
     * @param template gets {@code fonts} and {@code style} beside the context
     * @param styleSheets files beside the templates, the later over the earlier
     */
    byte[] render(String template, List<String> styleSheets, Map<String, Object> context) throws IOException {
        StringBuilder css = new StringBuilder();
        for (String sheet : styleSheets) {
            css.append(Files.readString(templates.resolve(sheet)));
        }
        context.put("style", css.toString());
        context.put("fonts", "");
        String draft = evaluate(template, context);
        context.put("fonts", fontFaces(draft));
        return evaluate(template, context).getBytes(StandardCharsets.UTF_8);
    }

    /** The template alone: no style, no fonts. */
    String evaluate(String template, Map<String, Object> context) throws IOException {
        StringWriter writer = new StringWriter();
        engine.getTemplate(template).evaluate(writer, context, Locale.ROOT);
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

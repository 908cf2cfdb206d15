package io.eldercare.report.site;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.FileLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The templates of a folder, each read once; everything printed is escaped. */
final class Templates {
    private final PebbleEngine engine;

    Templates(Path folder) {
        FileLoader loader = new FileLoader(folder.toAbsolutePath().toString());
        loader.setCharset(StandardCharsets.UTF_8.name());
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .build();
    }

    String render(Page page, Map<String, Object> shared) throws IOException {
        Map<String, Object> context = new LinkedHashMap<>(shared);
        context.putAll(page.context());
        context.put("title", page.title());
        context.put("section", page.section());
        context.put("crumbs", page.crumbs());
        context.put("root", page.root());
        context.put("path", page.path());
        StringWriter writer = new StringWriter();
        engine.getTemplate(page.template()).evaluate(writer, context, Locale.ROOT);
        return writer.toString();
    }
}

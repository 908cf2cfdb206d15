package io.eldercare.definitions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the queries of a folder, by table name. */
public final class ModelLoader {
    private ModelLoader() {}

    public static Map<String, Model> load(Path folder, Problems problems) {
        Map<String, Model> models = new LinkedHashMap<>();
        for (Path file : DefinitionFiles.list(folder, ".sql")) {
            String fileName = String.valueOf(file.getFileName());
            String name = fileName.substring(0, fileName.length() - ".sql".length());
            String display = DefinitionFiles.displayName(file);
            try {
                models.put(name, Model.parse(name, display, Files.readString(file, StandardCharsets.UTF_8), problems));
            } catch (IOException unreadable) {
                problems.add(display, 1, "the file cannot be read; it must be UTF-8");
            }
        }
        return models;
    }
}

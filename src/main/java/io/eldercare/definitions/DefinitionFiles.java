package io.eldercare.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and names definition files. Messages name them by the path from the project's root. */
public final class DefinitionFiles {
    private DefinitionFiles() {}

    /** {@code sql/sources/visit.yml} for a file below {@code …/sql}, {@code …/jobs} or {@code …/reports}. */
    public static String displayName(Path file) {
        int count = file.getNameCount();
        for (int index = count - 1; index >= 0; index--) {
            if (List.of("sql", "jobs", "reports").contains(file.getName(index).toString())) {
                return file.subpath(index, count).toString().replace('\\', '/');
            }
        }
        return String.valueOf(file.getFileName());
    }

    public static Optional<YamlNode> parse(Path file, Problems problems) {
        try {
            return YamlNode.parse(displayName(file), Files.readString(file, StandardCharsets.UTF_8), problems);
        } catch (IOException unreadable) {
            problems.add(displayName(file), 1, "the file cannot be read; it must exist and be UTF-8");
            return Optional.empty();
        }
    }

    /**
     * A file of a folder.
     *
     * @param name file name without its ending
     */
    record Parsed(String name, YamlNode root) {}

    /** The YAML files directly in {@code folder}, by name; what cannot be read is reported. */
    static List<Parsed> parseAll(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(displayName(folder), 1, "the directory cannot be read");
        }
        return list(folder, ".yml").stream()
                .flatMap(file -> parse(file, problems).stream().map(root -> new Parsed(stem(file), root)))
                .toList();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Files directly in {@code folder} with that ending, by name; none where the folder is absent. */
    public static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

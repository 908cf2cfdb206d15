package io.eldercare.definitions;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The {@code *.yml} files that lie directly in one directory, named as the operator knows them. */
final class DefinitionFiles {
    private static final String SUFFIX = ".yml";

    private DefinitionFiles() {}

    /**
     * @param depth how many trailing names of the directory belong to a shown file name: 2 for {@code sql/sources}
     * @return the files in the order of their names; what cannot be read is reported
     */
    static List<Parsed> parse(Path directory, int depth, Problems problems) {
        String shown = shown(directory, depth);
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(path -> parseFile(path, shown, problems).stream())
                    .toList();
        } catch (IOException unreadable) {
            problems.add(shown, 1, "the directory cannot be read");
            return List.of();
        }
    }

    private static Optional<Parsed> parseFile(Path path, String directory, Problems problems) {
        String fileName = path.getFileName().toString();
        String shown = directory + "/" + fileName;
        try {
            return YamlNode.parse(shown, Files.readString(path), problems)
                    .map(root -> new Parsed(fileName.substring(0, fileName.length() - SUFFIX.length()), root));
        } catch (CharacterCodingException wrongEncoding) {
            problems.add(shown, 1, "the file is not UTF-8 text");
        } catch (IOException unreadable) {
            problems.add(shown, 1, "the file cannot be read");
        }
        return Optional.empty();
    }

    private static String shown(Path directory, int depth) {
        Path absolute = directory.toAbsolutePath().normalize();
        int names = absolute.getNameCount();
        return IntStream.range(Math.max(0, names - depth), names)
                .mapToObj(index -> absolute.getName(index).toString())
                .collect(Collectors.joining("/"));
    }

    /** @param name file name without its suffix */
    record Parsed(String name, YamlNode root) {}
}

package io.eldercare.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Codes of the plans in {@code jobs/plans}: enough to refuse a misspelt one before anything is started. */
record PlanCodes(List<String> codes) {
    private static final Pattern CODE = Pattern.compile("(?m)^code:\\s*['\"]?([^\\s'\"#]+)");

    static PlanCodes below(Path definitionsRoot) {
        Path folder = definitionsRoot.resolve("jobs").resolve("plans");
        if (!Files.isDirectory(folder)) {
            return new PlanCodes(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new PlanCodes(files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .flatMap(PlanCodes::codeOf)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> codeOf(Path file) {
        try {
            Matcher matcher = CODE.matcher(Files.readString(file, StandardCharsets.UTF_8));
            return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.eldercare.report.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every place that the pages and styles of a folder lead to. */
final class SiteLinks {
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"|url\\(\"?([^\")]*)\"?\\)");

    private SiteLinks() {}

    record Link(Path from, String to) {
        boolean leadsOut() {
            return to.matches("(?i)^([a-z]+:|//).*");
        }

        /** Whether the file is there, and in it the part that is named. */
        boolean leadsSomewhere() {
            URI uri = URI.create(to.replace("&amp;", "&"));
            Path file = uri.getPath().isEmpty()
                    ? from
                    : from.resolveSibling(uri.getPath()).normalize();
            if (!Files.isRegularFile(file)) {
                return false;
            }
            return uri.getFragment() == null || read(file).contains("id=\"" + uri.getFragment() + "\"");
        }
    }

    static List<Path> files(Path site, String... endings) {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Link> of(Path site) {
        List<Link> links = new ArrayList<>();
        for (Path file : files(site, ".html", ".css")) {
            Matcher matcher = LINK.matcher(read(file));
            while (matcher.find()) {
                links.add(new Link(file, matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
            }
        }
        return links;
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

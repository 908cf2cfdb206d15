package io.eldercare.report.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What a site was made from, kept in it as a fingerprint: the run that published the mart, the releases, templates, documents and
 * ready-made questions. */
public final class SiteSource {
    static final String FILE = ".made-from";

    private SiteSource() {}

    /** Whether the site stands and nothing that it is made from has changed. */
    public static boolean isCurrent(SiteRequest request) {
        try {
            Path file = request.directory().resolve(FILE);
            return Files.isRegularFile(file) && Files.readString(file).equals(of(request));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + request.directory(), failure);
        }
    }

    static String of(SiteRequest request) throws IOException {
        StringBuilder source = new StringBuilder(request.definitions().hash()).append('\n');
        request.mart()
                .useHandle(handle -> handle.createQuery("""
                                select run_id || ' ' || published_at from ops.publication
                                union all
                                select plan_code || ' ' || month || ' ' || vintage from mart.bulletin
                                order by 1
                                """)
                        .mapTo(String.class)
                        .forEach(line -> source.append(line).append('\n')));
        Path questions = request.definitions().root().resolve("sql").resolve("examples");
        for (Path folder : List.of(request.templates(), request.reports(), questions)) {
            files(folder, source);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(source.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + "\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void files(Path folder, StringBuilder source) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                source.append(folder.relativize(file))
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
        }
    }
}

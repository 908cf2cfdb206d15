package io.eldercare.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Machines set up otherwise: zone, language, encoding of texts, cores. File names need UTF-8, which the launcher sees to. */
enum Elsewhere {
    /** half an hour off; i and I are not one letter */
    NEWFOUNDLAND("America/St_Johns", "tr", "TR", "ISO-8859-9", 1),
    /** the first to see a day; other digits */
    KIRITIMATI("Pacific/Kiritimati", "ar", "EG", "US-ASCII", 2),
    /** another calendar */
    BANGKOK("Asia/Bangkok", "th", "TH", "TIS-620", 4);

    private final String zone;
    private final String language;
    private final String country;
    private final String encoding;
    private final int cores;

    Elsewhere(String zone, String language, String country, String encoding, int cores) {
        this.zone = zone;
        this.language = language;
        this.country = country;
        this.encoding = encoding;
        this.cores = cores;
    }

    Process start(Path home, NightProcess.Work work) throws IOException {
        return NightProcess.start(
                home,
                work,
                Map.of("TZ", zone, "LANG", language + "_" + country, "LC_ALL", "C.UTF-8"),
                List.of(
                        "-Duser.timezone=" + zone,
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Dfile.encoding=" + encoding,
                        "-XX:ActiveProcessorCount=" + cores));
    }

    /** The end of what a process said; it may have been written in any encoding. */
    static String lastWords(Path output) {
        try {
            String text = new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1).replace("\0", "");
            return text.substring(Math.max(0, text.length() - 4000));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

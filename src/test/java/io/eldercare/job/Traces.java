package io.eldercare.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where simulated ID numbers, all of the invented region 369999, are found. */
final class Traces {
    private static final String NUMBER = "369999[0-9]{9,11}";
    private static final Pattern PATTERN = Pattern.compile(NUMBER);

    private Traces() {}

    /** Files below a folder that hold a number, also inside zip and gzip. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : TestHome.files(folder)) {
            if (holdsNumber(Files.readAllBytes(file))) {
                found.add(folder.relativize(file));
            }
        }
        return found;
    }

    private static boolean holdsNumber(byte[] bytes) throws IOException {
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (holdsNumber(zip.readAllBytes())) {
                        return true;
                    }
                }
                return false;
            }
        }
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return holdsNumber(gzip.readAllBytes());
            }
        }
        return PATTERN.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
    }

    /** Tables of the mart, working tables included, with a row that holds a number. */
    static List<String> mart(TestHome home) {
        return home
                .rows("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_schema in ('mart', 'ops') and table_type = 'BASE TABLE' order by 1")
                .stream()
                .filter(table -> !home.rows(
                                "select 1 from " + table + " as line where line::text ~ '" + NUMBER + "' limit 1")
                        .isEmpty())
                .toList();
    }

    /** Tables of the lake with a row that holds a number; Parquet is compressed, so they are read through the engine. */
    static List<String> lake(TestHome home) {
        return home
                .spark()
                .sql("select distinct name from (" + Content.lines(home) + ") where line rlike '" + NUMBER + "'")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}

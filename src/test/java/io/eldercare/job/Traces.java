package io.eldercare.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Finds simulated persons where they must not be: ID numbers, all of the invented region 369999, with 18, 17 or 15 digits, spaced, hyphenated or in
 * full width; and given names and telephone numbers.
 */
final class Traces {
    private static final String GAP = "[\\s\\u00a0\\-]{0,2}";
    private static final String DIGIT = "[0-9\\uff10-\\uff19]";
    private static final String NUMBER = digits("369999") + "(?:" + GAP + DIGIT + "){9,}";
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE);

    private final Pattern pattern;

    /** @param starts the characters with which a match can begin: most places are passed over by a look at one character */
    private Traces(String starts, String pattern) {
        this.pattern = Pattern.compile("(?=[" + starts + "])(?:" + pattern + ")");
    }

    /** ID numbers alone. */
    static Traces ofNumbers() {
        return new Traces("3\uff13", NUMBER);
    }

    /** ID numbers, and these names and telephone numbers. */
    static Traces of(Collection<String> names, Collection<String> phones) {
        String family = names.stream().map(name -> name.substring(0, 1)).collect(Collectors.joining());
        return new Traces(
                "3\uff131\uff11" + family,
                NUMBER + "|" + names.stream().map(Pattern::quote).collect(Collectors.joining("|")) + "|"
                        + phones.stream().map(Traces::digits).collect(Collectors.joining("|")));
    }

    /** Exactly these words. */
    static Traces ofWords(Collection<String> words) {
        return new Traces(
                words.stream().map(word -> Pattern.quote(word.substring(0, 1))).collect(Collectors.joining()),
                words.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    private static String digits(String number) {
        return number.chars()
                .mapToObj(digit -> "[" + (char) digit + (char) (digit - '0' + 0xff10) + "]")
                .collect(Collectors.joining(GAP));
    }

    /** Files below a folder that hold one, also inside zip, gzip and PDF. */
    List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : TestHome.files(folder)) {
            if (holds(String.valueOf(file.getFileName())) || holds(Files.readAllBytes(file))) {
                found.add(folder.relativize(file));
            }
        }
        return found;
    }

    boolean holds(String text) {
        return pattern.matcher(text).find();
    }

    private boolean holds(byte[] bytes) throws IOException {
        if (startsWith(bytes, "PK")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (holds(entry.getName()) || holds(zip.readAllBytes())) {
                        return true;
                    }
                }
                return false;
            }
        }
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return holds(gzip.readAllBytes());
            }
        }
        if (startsWith(bytes, "%PDF")) {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                return holds(new PDFTextStripper().getText(document));
            }
        }
        return ENCODINGS.stream().anyMatch(encoding -> holds(new String(bytes, encoding)));
    }

    private static boolean startsWith(byte[] bytes, String sign) {
        return new String(bytes, 0, Math.min(bytes.length, sign.length()), StandardCharsets.ISO_8859_1).equals(sign);
    }

    /** Tables of a database, in all schemas of its own, with a row that holds one. */
    List<String> database(DataSource database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("select line::text from " + table + " as line")) {
                    boolean held = false;
                    while (row.next() && !held) {
                        held = holds(row.getString(1));
                    }
                    if (held) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1
                """)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /** Tables of the lake with a row that holds one; Parquet is compressed, so they are read through the engine. */
    List<String> lake(TestHome home) {
        return Content.lines(home).entrySet().stream()
                .filter(table -> table.getValue().stream().anyMatch(this::holds))
                .map(Map.Entry::getKey)
                .toList();
    }
}

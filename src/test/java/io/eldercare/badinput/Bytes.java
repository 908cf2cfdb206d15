package io.eldercare.badinput;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Bytes of files, whole and broken. */
final class Bytes {
    private Bytes() {}

    static byte[] join(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer value) {
                bytes.write(value);
            } else {
                bytes.writeBytes(part instanceof byte[] raw ? raw : utf8(part.toString()));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toByteArray();
    }

    /** A zip of entries, in order; a name may come in another case again. */
    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(target)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toByteArray();
    }

    static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return entries;
    }

    static byte[] with(byte[] zip, String entry, byte[] content) {
        Map<String, byte[]> entries = entries(zip);
        entries.put(entry, content);
        return zip(entries);
    }

    static byte[] without(byte[] zip, String... names) {
        Map<String, byte[]> entries = entries(zip);
        List.of(names).forEach(entries::remove);
        return zip(entries);
    }

    /** Text of an entry changed. */
    static byte[] edited(byte[] zip, String entry, UnaryOperator<String> edit) {
        Map<String, byte[]> entries = entries(zip);
        entries.computeIfPresent(entry, (name, old) -> utf8(edit.apply(new String(old, StandardCharsets.UTF_8))));
        return zip(entries);
    }

    static byte[] part(byte[] whole, int length) {
        return Arrays.copyOf(whole, length);
    }
}

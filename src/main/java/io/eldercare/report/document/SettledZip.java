package io.eldercare.report.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A workbook or Word document without the time at which it was made, so that the same figures give the same bytes. */
public final class SettledZip {
    /** Beside the very first that a zip can say, Java writes the moment in the zone of the machine. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private SettledZip() {}

    /** The same file with fixed times, those of its properties too. */
    public static byte[] of(byte[] file) throws IOException {
        return settle(file, "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    }

    /** The same file with fixed times of its parts; its properties stay. */
    static byte[] times(byte[] file) throws IOException {
        return settle(file, "(?!)");
    }

    private static byte[] settle(byte[] file, String propertyTimes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile source = ZipFile.builder().setByteArray(file).get();
                ZipOutputStream target = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(source.getEntries())) {
                byte[] content = source.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll(propertyTimes, "1980-01-01T00:00:00Z")
                            .getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry settled = new ZipEntry(entry.getName());
                settled.setTimeLocal(ZIP_TIME);
                target.putNextEntry(settled);
                target.write(content);
                target.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

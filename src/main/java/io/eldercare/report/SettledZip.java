package io.eldercare.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A workbook without the time at which it was made. */
final class SettledZip {
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private SettledZip() {}

    /** The same workbook with fixed times, so that the same figures give the same bytes. */
    static byte[] of(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile source = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream target = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(source.getEntries())) {
                byte[] content = source.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "1980-01-01T00:00:00Z")
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

package io.eldercare.simulate.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Takes the clock out of a workbook (entry times, creation date) and the chance order out of its merged cells, so that the same
 * content has the same bytes.
 */
public final class FixedZip {
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2020, 1, 1, 0, 0);

    private static final String MERGES = "<mergeCells>";

    private FixedZip() {}

    public static byte[] withoutClock(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length + 64);
        try (ZipFile source = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream target = new ZipOutputStream(bytes)) {
            target.setLevel(2);
            for (ZipArchiveEntry entry : Collections.list(source.getEntriesInPhysicalOrder())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(MIDNIGHT);
                target.putNextEntry(copy);
                try (InputStream content = source.getInputStream(entry)) {
                    if (entry.getName().equals("docProps/core.xml")) {
                        target.write(undated(content.readAllBytes()));
                    } else if (entry.getName().startsWith("xl/worksheets/sheet")) {
                        target.write(mergesInOrder(content.readAllBytes()));
                    } else {
                        content.transferTo(target);
                    }
                }
                target.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] undated(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?", "2020-01-01T00:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mergesInOrder(byte[] content) {
        String sheet = new String(content, StandardCharsets.ISO_8859_1);
        int from = sheet.lastIndexOf(MERGES);
        int to = sheet.lastIndexOf("</mergeCells>");
        if (from < 0 || to < from) {
            return content;
        }
        String[] merges = sheet.substring(from + MERGES.length(), to).split("(?<=/>)");
        Arrays.sort(merges);
        String sorted = sheet.substring(0, from) + MERGES + String.join("", merges) + sheet.substring(to);
        return sorted.getBytes(StandardCharsets.ISO_8859_1);
    }
}

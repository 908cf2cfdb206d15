package io.eldercare.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Bytes of a workbook without the clock: the same content gives the same bytes. */
final class SettledPackage {
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2020, 1, 1, 0, 0);

    private SettledPackage() {}

    static byte[] of(XSSFWorkbook workbook) throws IOException {
        CoreProperties properties = workbook.getProperties().getCoreProperties();
        Date day = Date.from(MIDNIGHT.toInstant(ZoneOffset.UTC));
        properties.setCreator("eldercare-warehouse");
        properties.setCreated(Optional.of(day));
        properties.setModified(Optional.of(day));
        ByteArrayOutputStream written = new ByteArrayOutputStream(1 << 16);
        workbook.write(written);
        ByteArrayOutputStream settled = new ByteArrayOutputStream(written.size());
        try (ZipInputStream source = new ZipInputStream(new ByteArrayInputStream(written.toByteArray()));
                ZipOutputStream target = new ZipOutputStream(settled)) {
            for (ZipEntry entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(MIDNIGHT);
                target.putNextEntry(copy);
                source.transferTo(target);
                target.closeEntry();
            }
        }
        return settled.toByteArray();
    }
}

package io.eldercare.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Dates and identity of a PDF: of the edition, not of the hour at which it was printed. */
final class PdfProperties {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private PdfProperties() {}

    /** Dictionary and XMP must say the same (ISO 19005-2, 6.6.2.3). */
    static void settle(PDDocument file, OfficialText.Head head) throws IOException {
        LocalDate day = head.day();
        file.getDocumentInformation().setCreationDate(GregorianCalendar.from(day.atStartOfDay(CHINA)));
        PDMetadata metadata = file.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll("(?<=<xmp:CreateDate>)[^<]*", day + "T00:00:00+08:00");
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        // seed of the file's identifier, which the library otherwise takes from the clock
        file.setDocumentId(day.toEpochDay());
    }
}

package io.eldercare.report.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A text as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): tagged, with bookmarks for its headings and the characters of its fonts
 * inside. Layout is the style sheet's.
 */
public final class PdfDocument {
    private static final float VERSION = 1.7f;
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private PdfDocument() {}

    /**
     * @param styleSheet CSS 2.1 with page boxes; the families at hand are Noto Serif SC and Noto Sans SC
     * @return the file; the same text gives the same bytes
     * @throws IllegalArgumentException where the text is not well formed or shows a picture that was not given
     */
    public static byte[] of(OfficialText text, String styleSheet, DocumentFonts fonts) {
        DocumentLog.toSlf4j();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument file = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(file)
                    .usePdfVersion(VERSION)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .useSVGDrawer(new BatikSVGDrawer())
                    .useUnicodeLineBreaker(new ChineseLines())
                    .useFastMode()
                    .withW3cDocument(PdfMarkup.of(text, styleSheet), null);
            font(builder, file, fonts.serif(), DocumentFonts.SERIF, NORMAL);
            font(builder, file, fonts.boldSerif(), DocumentFonts.SERIF, BOLD);
            font(builder, file, fonts.sans(), DocumentFonts.SANS, NORMAL);
            font(builder, file, fonts.boldSans(), DocumentFonts.SANS, BOLD);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                PdfProperties.settle(file, text.head());
                file.save(bytes);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    "Cannot make the PDF of " + text.head().subject(), fault);
        }
        return bytes.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, PDDocument file, TrueTypeFont font, String family, int weight)
            throws IOException {
        builder.useFont(new PDFontSupplier(PDType0Font.load(file, font, true)), family, weight, FontStyle.NORMAL, true);
    }
}

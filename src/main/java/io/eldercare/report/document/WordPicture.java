package io.eldercare.report.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.w3c.dom.Element;

/** Writes a picture as wide as the type area, or as high as it, with its alternative text. */
final class WordPicture {
    /** 156 mm × 210 mm in points: a page less its caption. */
    private static final double WIDTH = WordPage.width(false) / 20.0;

    private static final double HEIGHT = 595;

    private final OfficialText text;

    WordPicture(OfficialText text) {
        this.text = text;
    }

    void write(Element image, XWPFParagraph paragraph) {
        String source = image.getAttribute("src");
        String alternative = image.getAttribute("alt");
        if (source.startsWith("data:")) {
            new WordLine(paragraph).write(List.of(image.getOwnerDocument().createTextNode(alternative)));
            return;
        }
        byte[] png = text.picture(source).png();
        double scale = Math.min(WIDTH / pixels(png, 16), HEIGHT / pixels(png, 20));
        XWPFRun run = paragraph.createRun();
        try {
            XWPFPicture picture = run.addPicture(
                    new ByteArrayInputStream(png),
                    PictureType.PNG,
                    source,
                    Units.toEMU(pixels(png, 16) * scale),
                    Units.toEMU(pixels(png, 20) * scale));
            picture.getCTPicture().getNvPicPr().getCNvPr().setDescr(alternative);
            run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(alternative);
        } catch (InvalidFormatException | IOException fault) {
            throw new UncheckedIOException(
                    "Cannot put picture " + source + " into the document", new IOException(fault));
        }
    }

    /** Width and height stand in the first chunk of a PNG (ISO/IEC 15948, 11.2.2). */
    private static double pixels(byte[] png, int offset) {
        return ByteBuffer.wrap(png).getInt(offset);
    }
}

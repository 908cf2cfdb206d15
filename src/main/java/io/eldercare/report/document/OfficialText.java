package io.eldercare.report.document;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a document says, before it has a form.
 *
 * @param body the content of an XHTML {@code body}: well-formed, h1 to h3, p, ol, ul, dl, table, figure, img; other elements keep their text
 * @param pictures by the {@code src} of the {@code img} that shows them
 */
public record OfficialText(Head head, String body, Map<String, Picture> pictures) {
    public OfficialText {
        pictures = Map.copyOf(pictures);
    }

    /**
     * The properties of the document beside its title, which is its h1.
     *
     * @param subject what it is about, in a few words
     * @param day written into the properties as the day on which the document was made
     */
    public record Head(String subject, String issuer, LocalDate day) {}

    /**
     * A picture in two forms of the same proportions.
     *
     * @param svg for the PDF; its letters are outlines
     * @param png for the Word document
     */
    public record Picture(byte[] svg, byte[] png) {}

    Picture picture(String source) {
        Picture picture = pictures.get(source);
        if (picture == null) {
            throw new IllegalArgumentException(
                    "Cannot make " + head.subject() + ": its text shows picture " + source + ", which was not given");
        }
        return picture;
    }
}

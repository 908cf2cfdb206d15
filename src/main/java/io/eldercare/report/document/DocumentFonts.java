package io.eldercare.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that a PDF embeds, read once for any number of documents. The serif has the characters of GB 2312; whatever it lacks is
 * printed in the sans. Not for use by two threads at once.
 */
public final class DocumentFonts implements AutoCloseable {
    /** Noto Serif SC stands for 仿宋 and 小标宋, which may not be embedded. */
    static final String SERIF = "Noto Serif SC";

    /** Noto Sans SC stands for 黑体. */
    static final String SANS = "Noto Sans SC";

    private static final String NOTO_SANS = "/fonts/ttf/NotoSansSC/NotoSansSC-";

    private final TrueTypeFont serif;
    private final TrueTypeFont boldSerif;
    private final TrueTypeFont sans;
    private final TrueTypeFont boldSans;

    private DocumentFonts(TrueTypeFont serif, TrueTypeFont boldSerif, TrueTypeFont sans, TrueTypeFont boldSans) {
        this.serif = serif;
        this.boldSerif = boldSerif;
        this.sans = sans;
        this.boldSans = boldSans;
    }

    public static DocumentFonts load() {
        return new DocumentFonts(
                font("NotoSerifSC-GB2312.ttf"),
                font("NotoSerifSC-GB2312-SemiBold.ttf"),
                font(NOTO_SANS + "Regular.ttf"),
                font(NOTO_SANS + "Medium.ttf"));
    }

    private static TrueTypeFont font(String resource) {
        try (InputStream stream = DocumentFonts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("it is not on the class path");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
        } catch (IOException fault) {
            throw new UncheckedIOException("Cannot load the font " + resource, fault);
        }
    }

    TrueTypeFont serif() {
        return serif;
    }

    TrueTypeFont boldSerif() {
        return boldSerif;
    }

    TrueTypeFont sans() {
        return sans;
    }

    TrueTypeFont boldSans() {
        return boldSans;
    }

    @Override
    public void close() throws IOException {
        serif.close();
        boldSerif.close();
        sans.close();
        boldSans.close();
    }
}

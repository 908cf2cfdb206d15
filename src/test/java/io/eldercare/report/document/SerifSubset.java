package io.eldercare.report.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Makes the committed fonts again: Noto Serif SC, Regular (and in the same way SemiBold), cut down to the characters of GB 2312, Latin-1 and a few signs. Run from the
 * folder of the project, once it is built:
 *
 * <pre>
 * npm pack @expo-google-fonts/noto-serif-sc@0.4.3 &amp;&amp; tar xzf expo-google-fonts-noto-serif-sc-0.4.3.tgz
 * java -cp 'target/lib/*' src/test/java/io/eldercare/report/document/SerifSubset.java \
 *   package/400Regular/NotoSerifSC_400Regular.ttf src/main/resources/io/eldercare/report/document/NotoSerifSC-GB2312.ttf
 * </pre>
 */
final class SerifSubset {
    /** Signs that reports print and GB 2312 lacks. */
    private static final String SIGNS = "•–—‑㎡≈ⅪⅫ〇";

    private SerifSubset() {}

    public static void main(String[] paths) throws IOException {
        try (TrueTypeFont font =
                new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(Path.of(paths[0]))))) {
            TTFSubsetter subsetter = new TTFSubsetter(font);
            characters().forEach(subsetter::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            Files.write(Path.of(paths[1]), bytes.toByteArray());
        }
    }

    /** All code points that the committed font is to have. */
    static TreeSet<Integer> characters() {
        TreeSet<Integer> characters = new TreeSet<>();
        Charset gb2312 = Charset.forName("GB2312");
        for (int row = 0xA1; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                new String(new byte[] {(byte) row, (byte) cell}, gb2312)
                        .codePoints()
                        .filter(character -> character != 0xFFFD)
                        .forEach(characters::add);
            }
        }
        byte[] latin = new byte[256];
        for (int code = 0; code < latin.length; code++) {
            latin[code] = (byte) code;
        }
        new String(latin, StandardCharsets.ISO_8859_1)
                .codePoints()
                .filter(character -> character >= ' ' && !Character.isISOControl(character))
                .forEach(characters::add);
        SIGNS.codePoints().forEach(characters::add);
        return characters;
    }
}

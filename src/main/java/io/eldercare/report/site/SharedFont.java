package io.eldercare.report.site;

import io.eldercare.report.FontSubset;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/** One subset of Noto Sans SC for all pages together: the characters that any of them shows. */
final class SharedFont {
    private static final String FONTS = "/fonts/ttf/NotoSansSC/NotoSansSC-";

    private final BitSet characters = new BitSet();

    SharedFont() {
        characters.set(' ', '~' + 1); // what a reader types into a field
    }

    void add(String text) {
        text.codePoints().forEach(characters::set);
    }

    byte[] regular() throws IOException {
        return subset("Regular");
    }

    byte[] bold() throws IOException {
        return subset("Bold");
    }

    private byte[] subset(String weight) throws IOException {
        StringBuilder text = new StringBuilder();
        characters.stream().forEach(text::appendCodePoint);
        try (InputStream stream = SharedFont.class.getResourceAsStream(FONTS + weight + ".ttf")) {
            if (stream == null) {
                throw new IOException(
                        "Cannot find " + FONTS + weight + ".ttf: ph-fonts-noto-sans-sc is not on the class path");
            }
            return FontSubset.of(stream.readAllBytes(), text.toString());
        }
    }
}

package io.eldercare.ingest.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Chinese text in UTF-8 that somebody read as Western European and saved: {@code æ\u2014¥} for a sun. */
final class Mojibake {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Mojibake() {}

    /** Whether the text, or one that it was made of in the same way, is Chinese when read rightly. */
    static boolean isIn(String text) {
        if (text.contains("Ã¤") || text.contains("Ã¥") || text.contains("Ã¦")) {
            return true;
        }
        if (text.chars().noneMatch(character -> character >= 'ã' && character <= 'é')) {
            return false;
        }
        try {
            ByteBuffer bytes = WESTERN.newEncoder().encode(CharBuffer.wrap(text));
            String read = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return read.chars().anyMatch(character -> character >= 0x4E00 && character <= 0x9FFF);
        } catch (CharacterCodingException ordinary) {
            return false;
        }
    }
}

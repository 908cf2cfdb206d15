package io.eldercare.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Character set of a text file, decided over all its bytes: byte order mark, else valid UTF-8, else GB18030. A UTF-8 file with
 * few broken bytes stays UTF-8; its broken places read as U+FFFD, which rejects their rows only.
 *
 * @param markLength bytes of the byte order mark
 * @param cutOff whether the last byte is no line break
 */
record TextEncoding(Charset charset, int markLength, boolean lenient, boolean cutOff) {
    static final Charset GB18030 = Charset.forName("GB18030");

    static TextEncoding detect(InputStream in, long maximumBytes) throws IOException {
        byte[] block = new byte[1 << 16];
        int length = in.readNBytes(block, 0, block.length);
        if (length == 0) {
            throw new UnreadableFile("FILE_EMPTY", "文件为空，请重新导出后上报。");
        }
        Charset marked = null;
        int mark = 0;
        if (starts(block, length, 0xEF, 0xBB, 0xBF)) {
            marked = StandardCharsets.UTF_8;
            mark = 3;
            if (length >= 6 && (block[3] & 0xFF) == 0xEF && (block[4] & 0xFF) == 0xBB && (block[5] & 0xFF) == 0xBF) {
                throw new UnreadableFile("ENC_BOM_INSIDE", "文件开头有两个字节序标记（BOM），请重新导出。");
            }
        } else if (starts(block, length, 0xFF, 0xFE, 0, 0) || starts(block, length, 0, 0, 0xFE, 0xFF)) {
            throw unsupported();
        } else if (starts(block, length, 0xFF, 0xFE)) {
            marked = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(block, length, 0xFE, 0xFF)) {
            marked = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        Utf8Scan scan = new Utf8Scan();
        long total = 0;
        int last = 0;
        while (length > 0) {
            total += length;
            if (total > maximumBytes) {
                throw new UnreadableFile("FILE_TOO_LARGE", "文件解压后过大或压缩比异常，请拆分后上报。");
            }
            scan.feed(block, length);
            int before = length >= 2 ? block[length - 2] : 0;
            last = block[length - 1] != 0 ? block[length - 1] : before;
            length = in.readNBytes(block, 0, block.length);
        }
        boolean cutOff = last != '\n' && last != '\r';
        if (marked != null && mark == 2) {
            return new TextEncoding(marked, mark, false, cutOff);
        }
        if (scan.nulls * 100 > total) {
            throw unsupported();
        }
        if (scan.invalid == 0) {
            return new TextEncoding(StandardCharsets.UTF_8, mark, false, cutOff);
        }
        if (marked != null || scan.valid > 4 * scan.invalid) {
            return new TextEncoding(StandardCharsets.UTF_8, mark, true, cutOff);
        }
        return new TextEncoding(GB18030, 0, false, cutOff);
    }

    private static UnreadableFile unsupported() {
        return new UnreadableFile("ENC_UNSUPPORTED", "文件编码无法识别（含空字节，可能是没有 BOM 的 UTF-16）。请另存为 UTF-8 编码的 CSV 后上报。");
    }

    /** Decodes after the mark; malformed bytes throw {@link java.nio.charset.CharacterCodingException} unless lenient. */
    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(markLength);
        CodingErrorAction action = lenient ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        return new InputStreamReader(in, decoder);
    }

    private static boolean starts(byte[] block, int length, int... magic) {
        if (length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((block[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Counts well-formed multi-byte sequences of UTF-8 (RFC 3629: no overlong forms, no surrogates), broken ones and NULs. */
    private static final class Utf8Scan {
        private long valid;
        private long invalid;
        private long nulls;
        private int pending;
        private int low = 0x80;
        private int high = 0xBF;

        void feed(byte[] block, int length) {
            for (int i = 0; i < length; i++) {
                int value = block[i];
                if (value > 0 && pending == 0) {
                    continue;
                }
                accept(value & 0xFF);
            }
        }

        private void accept(int value) {
            if (pending > 0) {
                if (value >= low && value <= high) {
                    low = 0x80;
                    high = 0xBF;
                    if (--pending == 0) {
                        valid++;
                    }
                    return;
                }
                invalid++;
                pending = 0;
                low = 0x80;
                high = 0xBF;
            }
            if (value == 0) {
                nulls++;
            } else if (value >= 0x80) {
                lead(value);
            }
        }

        private void lead(int value) {
            if (value >= 0xC2 && value <= 0xDF) {
                pending = 1;
            } else if (value >= 0xE0 && value <= 0xEF) {
                pending = 2;
                low = value == 0xE0 ? 0xA0 : 0x80;
                high = value == 0xED ? 0x9F : 0xBF;
            } else if (value >= 0xF0 && value <= 0xF4) {
                pending = 3;
                low = value == 0xF0 ? 0x90 : 0x80;
                high = value == 0xF4 ? 0x8F : 0xBF;
            } else {
                invalid++;
            }
        }
    }
}

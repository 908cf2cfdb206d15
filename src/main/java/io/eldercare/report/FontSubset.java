package io.eldercare.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts a TrueType font down to the characters of one text, so that a page can carry its own letters. Glyphs are renumbered; layout
 * features are dropped. Source of the table formats: OpenType 1.9 (ISO/IEC 14496-22).
 */
public final class FontSubset {
    private static final int COMPOUND_WORDS = 0x0001;
    private static final int COMPOUND_SCALE = 0x0008;
    private static final int COMPOUND_MORE = 0x0020;
    private static final int COMPOUND_TWO_SCALES = 0x0040;
    private static final int COMPOUND_MATRIX = 0x0080;
    private static final long MAGIC = 0xB1B0AFBAL;

    private final ByteBuffer font;
    private final Map<String, ByteBuffer> tables = new LinkedHashMap<>();
    private final List<Integer> glyphs = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final TreeMap<Integer, Integer> characters = new TreeMap<>();

    private FontSubset(byte[] bytes) {
        font = ByteBuffer.wrap(bytes);
        int count = font.getShort(4);
        for (int index = 0; index < count; index++) {
            int entry = 12 + 16 * index;
            byte[] tag = new byte[4];
            font.get(entry, tag);
            tables.put(
                    new String(tag, StandardCharsets.US_ASCII),
                    font.slice(font.getInt(entry + 8), font.getInt(entry + 12)));
        }
    }

    /** The font with the characters of the text that it has; the same input gives the same bytes. */
    public static byte[] of(byte[] font, String text) {
        FontSubset subset = new FontSubset(font);
        subset.choose(text);
        return subset.write();
    }

    private ByteBuffer table(String tag) {
        ByteBuffer table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("Cannot subset the font: table " + tag + " is missing");
        }
        return table;
    }

    private void choose(String text) {
        number(0);
        ByteBuffer cmap = table("cmap");
        BitSet signs = new BitSet();
        text.codePoints().forEach(signs::set);
        for (int sign = signs.nextSetBit(0); sign >= 0; sign = signs.nextSetBit(sign + 1)) {
            int glyph = glyphOf(cmap, sign);
            if (glyph != 0) {
                characters.put(sign, number(glyph));
            }
        }
        for (int index = 0; index < glyphs.size(); index++) {
            components(outline(glyphs.get(index)));
        }
    }

    private int number(int glyph) {
        Integer known = numbers.putIfAbsent(glyph, glyphs.size());
        if (known == null) {
            glyphs.add(glyph);
            return glyphs.size() - 1;
        }
        return known;
    }

    private static int glyphOf(ByteBuffer cmap, int sign) {
        int count = cmap.getShort(2);
        for (int index = 0; index < count; index++) {
            int start = cmap.getInt(4 + 8 * index + 4);
            if (cmap.getShort(start) == 12) {
                return longGlyph(cmap, start, sign);
            }
        }
        throw new IllegalArgumentException("Cannot subset the font: no character map of format 12");
    }

    private static int longGlyph(ByteBuffer cmap, int start, int sign) {
        int low = 0;
        int high = cmap.getInt(start + 12) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int entry = start + 16 + 12 * middle;
            if (sign < cmap.getInt(entry)) {
                high = middle - 1;
            } else if (sign > cmap.getInt(entry + 4)) {
                low = middle + 1;
            } else {
                return cmap.getInt(entry + 8) + sign - cmap.getInt(entry);
            }
        }
        return 0;
    }

    private ByteBuffer outline(int glyph) {
        ByteBuffer loca = table("loca");
        boolean wide = table("head").getShort(50) == 1;
        int start = wide ? loca.getInt(4 * glyph) : 2 * Short.toUnsignedInt(loca.getShort(2 * glyph));
        int end = wide ? loca.getInt(4 * glyph + 4) : 2 * Short.toUnsignedInt(loca.getShort(2 * glyph + 2));
        return table("glyf").slice(start, end - start);
    }

    /** Numbers the parts of a compound glyph and returns a copy that names them by their new numbers. */
    private byte[] components(ByteBuffer outline) {
        byte[] copy = new byte[outline.limit()];
        outline.get(0, copy);
        if (copy.length == 0 || outline.getShort(0) >= 0) {
            return copy;
        }
        ByteBuffer out = ByteBuffer.wrap(copy);
        int at = 10;
        int flags;
        do {
            flags = out.getShort(at);
            out.putShort(at + 2, (short) number(Short.toUnsignedInt(out.getShort(at + 2))));
            at += 4 + ((flags & COMPOUND_WORDS) != 0 ? 4 : 2);
            at += (flags & COMPOUND_SCALE) != 0 ? 2 : 0;
            at += (flags & COMPOUND_TWO_SCALES) != 0 ? 4 : 0;
            at += (flags & COMPOUND_MATRIX) != 0 ? 8 : 0;
        } while ((flags & COMPOUND_MORE) != 0);
        return copy;
    }

    private byte[] write() {
        TreeMap<String, byte[]> out = new TreeMap<>();
        outlines(out);
        ByteBuffer head = ByteBuffer.wrap(copy("head")).putShort(50, (short) 1).putInt(8, 0);
        out.put("head", head.array());
        out.put(
                "hhea",
                ByteBuffer.wrap(copy("hhea"))
                        .putShort(34, (short) glyphs.size())
                        .array());
        out.put(
                "maxp",
                ByteBuffer.wrap(copy("maxp")).putShort(4, (short) glyphs.size()).array());
        out.put("hmtx", widths());
        out.put("cmap", characterMap());
        out.put("name", new byte[] {0, 0, 0, 0, 0, 6});
        out.put("OS/2", copy("OS/2"));
        out.put("post", ByteBuffer.wrap(new byte[32]).putInt(0, 0x00030000).array());
        byte[] file = assemble(out);
        int headAt =
                ByteBuffer.wrap(file).getInt(12 + 16 * List.copyOf(out.keySet()).indexOf("head") + 8);
        ByteBuffer.wrap(file).putInt(headAt + 8, (int) (MAGIC - checksum(file)));
        return file;
    }

    private byte[] copy(String tag) {
        ByteBuffer table = table(tag);
        byte[] copy = new byte[table.limit()];
        table.get(0, copy);
        return copy;
    }

    private void outlines(Map<String, byte[]> out) {
        ByteArrayOutputStream shapes = new ByteArrayOutputStream();
        ByteBuffer places = ByteBuffer.allocate(4 * (glyphs.size() + 1));
        for (int glyph : glyphs) {
            places.putInt(shapes.size());
            byte[] shape = components(outline(glyph));
            shapes.writeBytes(shape);
            shapes.writeBytes(new byte[-shape.length & 3]);
        }
        places.putInt(shapes.size());
        out.put("glyf", shapes.toByteArray());
        out.put("loca", places.array());
    }

    private byte[] widths() {
        ByteBuffer source = table("hmtx");
        int full = Short.toUnsignedInt(table("hhea").getShort(34));
        ByteBuffer out = ByteBuffer.allocate(4 * glyphs.size());
        for (int glyph : glyphs) {
            int width = Math.min(glyph, full - 1);
            out.putShort(source.getShort(4 * width));
            out.putShort(
                    glyph < full ? source.getShort(4 * glyph + 2) : source.getShort(4 * full + 2 * (glyph - full)));
        }
        return out.array();
    }

    private byte[] characterMap() {
        ByteBuffer out = ByteBuffer.allocate(12 + 16 + 12 * characters.size());
        out.putShort((short) 0).putShort((short) 1);
        out.putShort((short) 3).putShort((short) 10).putInt(12);
        out.putShort((short) 12).putShort((short) 0).putInt(16 + 12 * characters.size());
        out.putInt(0).putInt(characters.size());
        characters.forEach((sign, glyph) -> out.putInt(sign).putInt(sign).putInt(glyph));
        return out.array();
    }

    private static byte[] assemble(TreeMap<String, byte[]> out) {
        int size = 12 + 16 * out.size();
        for (byte[] table : out.values()) {
            size += table.length + 3 & ~3;
        }
        ByteBuffer file = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(out.size());
        file.putInt(0x00010000).putShort((short) out.size());
        file.putShort((short) (power * 16));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (out.size() * 16 - power * 16));
        int place = 12 + 16 * out.size();
        for (Map.Entry<String, byte[]> table : out.entrySet()) {
            byte[] bytes = table.getValue();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            file.putInt((int) checksum(bytes)).putInt(place).putInt(bytes.length);
            file.put(place, bytes);
            place += bytes.length + 3 & ~3;
        }
        return file.array();
    }

    private static long checksum(byte[] bytes) {
        long sum = 0;
        for (int index = 0; index < bytes.length; index++) {
            sum += (long) (bytes[index] & 0xFF) << 24 - 8 * (index & 3);
        }
        return sum & 0xFFFFFFFFL;
    }
}

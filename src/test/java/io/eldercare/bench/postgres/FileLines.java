package io.eldercare.bench.postgres;

import io.eldercare.definitions.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of one file as COPY takes them: behind the number of their delivery, without the header, without rows that are not as wide
 * as it or have a quote inside an unquoted field. Empty lines and the word for nothing are no rows.
 */
final class FileLines {
    private static final Set<String> NOTHING =
            Set.of("无", "本月无", "无数据", "零报告", "本月无数据", "无新增", "本月无新增", "无此项", "本月无发生", "无发生");

    private final Header header;
    private final byte[] source;
    private final byte[] prefix;
    private byte[] target;
    private int length;
    private int lines;
    private int fitting;
    private boolean saysNothing;
    private boolean cutOff;

    private FileLines(Header header, byte[] source, byte[] prefix) {
        this.header = header;
        this.source = source;
        this.prefix = prefix;
        this.target = new byte[source.length + source.length / 4 + 64];
    }

    /** Empty where the file is refused as a whole. */
    static Optional<FileLines> read(Delivery delivery, Contract contract) throws IOException {
        byte[] bytes = Files.readAllBytes(delivery.file());
        boolean marked =
                bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String first = new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
        Optional<Header> header = Header.of(first, contract, !delivery.isCounty());
        if (header.isEmpty()) {
            return Optional.empty();
        }
        FileLines lines =
                new FileLines(header.get(), bytes, (delivery.number() + ",").getBytes(StandardCharsets.US_ASCII));
        lines.scan(Math.min(bytes.length, end + 1));
        boolean misfit = lines.lines > 1 && lines.fitting == 0;
        return misfit || lines.cutOff ? Optional.empty() : Optional.of(lines);
    }

    Header header() {
        return header;
    }

    byte[] bytes() {
        return target;
    }

    int length() {
        return length;
    }

    /** Whether the file has no rows and says so. */
    boolean saysNothing() {
        return saysNothing && lines == 0;
    }

    private void scan(int from) {
        int width = header.columns().size();
        int start = from;
        while (start < source.length) {
            boolean quoted = false;
            boolean wrong = false;
            int fields = 1;
            int at = start;
            for (; at < source.length; at++) {
                byte one = source[at];
                if (one > ',' || one < 0) {
                    continue;
                }
                if (one == ',' && !quoted) {
                    fields++;
                } else if (one == '"') {
                    boolean opens = at == start || source[at - 1] == ',';
                    wrong |= !quoted && !opens && source[at - 1] != '"';
                    quoted = !quoted;
                } else if (one == '\n' && !quoted) {
                    break;
                }
            }
            take(start, at, fields, width, wrong || quoted);
            start = at + 1;
        }
    }

    private void take(int start, int end, int fields, int width, boolean wrong) {
        int stop = end > start && source[end - 1] == '\r' ? end - 1 : end;
        if (fields == width && !wrong && (width > 1 || stop > start)) {
            lines++;
            fitting++;
            append(start, stop);
            return;
        }
        String text = new String(source, start, stop - start, StandardCharsets.UTF_8)
                .replace(",", "")
                .strip();
        if (NOTHING.contains(text)) {
            saysNothing = true;
        } else if (!text.isEmpty()) {
            lines++;
            cutOff |= end == source.length && fields < width;
        }
    }

    private void append(int start, int stop) {
        int more = prefix.length + stop - start + 1;
        if (length + more > target.length) {
            target = Arrays.copyOf(target, 2 * (length + more));
        }
        System.arraycopy(prefix, 0, target, length, prefix.length);
        System.arraycopy(source, start, target, length + prefix.length, stop - start);
        length += more;
        target[length - 1] = '\n';
    }
}

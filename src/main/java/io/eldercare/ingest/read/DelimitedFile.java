package io.eldercare.ingest.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Comma, tab or semicolon separated text, plain or gzipped, as one sheet without a name. */
final class DelimitedFile implements TabularFile, Sheet {
    private static final int SAMPLE_LINES = 30;
    private static final int SAMPLE_CHARACTERS = 1 << 16;
    private static final int RECORD_CHARACTERS = 1 << 24;

    private final ByteSource bytes;
    private final boolean gzip;
    private final TextEncoding encoding;
    private final char delimiter;
    private final int maximumColumns;

    private DelimitedFile(ByteSource bytes, boolean gzip, TextEncoding encoding, char delimiter, int maximumColumns) {
        this.bytes = bytes;
        this.gzip = gzip;
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.maximumColumns = maximumColumns;
    }

    static DelimitedFile open(ByteSource bytes, long size, boolean gzip, Limits limits) throws IOException {
        TextEncoding encoding;
        try (InputStream in = stream(bytes, gzip)) {
            encoding = TextEncoding.detect(in, gzip ? limits.inflated(size) : limits.textBytes());
        } catch (EOFException | ZipException e) {
            throw new UnreadableFile("FILE_TRUNCATED", "压缩文件不完整，请重新上传。", e);
        }
        try (InputStream in = stream(bytes, gzip);
                BufferedReader reader = new BufferedReader(encoding.reader(in))) {
            return new DelimitedFile(bytes, gzip, encoding, delimiter(sample(reader)), limits.columns());
        } catch (CharacterCodingException e) {
            throw wrongCharset(e);
        }
    }

    private static InputStream stream(ByteSource bytes, boolean gzip) throws IOException {
        InputStream in = bytes.open();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static String sample(BufferedReader reader) throws IOException {
        char[] buffer = new char[SAMPLE_CHARACTERS];
        int length = 0;
        for (int read = 0; read >= 0 && length < buffer.length; length += Math.max(read, 0)) {
            read = reader.read(buffer, length, buffer.length - length);
        }
        String text = new String(buffer, 0, length);
        String start = text.stripLeading();
        if (start.startsWith("<")) {
            throw new UnreadableFile("FILE_TYPE_MISMATCH", "文件内容是网页（HTML/XML），不是表格文本。请在 Excel 中另存为 .xlsx 或 .csv 后上报。");
        }
        return text;
    }

    /** The candidate that is most frequent in a typical line of the first thirty, outside quotes. */
    private static char delimiter(String text) {
        char[] candidates = {',', '\t', ';', '，'};
        int[][] counts = new int[candidates.length][SAMPLE_LINES];
        int line = 0;
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < text.length() && line < SAMPLE_LINES; i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            if (!quoted && (character == '\n' || character == '\r')) {
                line += blank ? 0 : 1;
                blank = true;
                continue;
            }
            blank &= character == ' ';
            for (int c = 0; c < candidates.length && !quoted; c++) {
                counts[c][line] += candidates[c] == character ? 1 : 0;
            }
        }
        int lines = Math.min(SAMPLE_LINES, line + (blank ? 0 : 1));
        int best = 0;
        for (int c = 1; c < candidates.length; c++) {
            if (typical(counts[c], lines) > typical(counts[best], lines)) {
                best = c;
            }
        }
        if (candidates[best] == '，' && typical(counts[best], lines) >= 2) {
            throw new UnreadableFile("CSV_DELIMITER", "文件用全角逗号分隔，无法可靠拆分，请用半角逗号重新导出。");
        }
        return candidates[best] == '，' ? ',' : candidates[best];
    }

    /** Upper quartile: titles and footers hold few delimiters. */
    private static int typical(int[] counts, int lines) {
        int[] sorted = Arrays.copyOf(counts, lines);
        Arrays.sort(sorted);
        return lines == 0 ? 0 : sorted[lines * 3 / 4];
    }

    private static UnreadableFile wrongCharset(Throwable cause) {
        return new UnreadableFile(
                "ENC_WRONG_CHARSET", "文件编码既不是 UTF-8 也不是 GB18030/GBK，无法正确读取汉字。请另存为 UTF-8 编码的 CSV 后上报。", cause);
    }

    @Override
    public Kind kind() {
        return gzip ? Kind.GZIP_TEXT : Kind.TEXT;
    }

    @Override
    public String encoding() {
        return encoding.charset().name();
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public boolean hidden() {
        return false;
    }

    @Override
    public Origin origin() {
        return new Origin(false, false, encoding.cutOff());
    }

    @Override
    public RowCursor open() {
        try {
            InputStream in = stream(bytes, gzip);
            return new Cursor(CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(RECORD_CHARACTERS)
                    .build(new RowHandler(delimiter, maximumColumns), encoding.reader(in)));
        } catch (IOException e) {
            throw new UnreadableFile("FILE_UNREADABLE", "文件读取失败，请重新上传。", e);
        }
    }

    @Override
    public void close() {
        // every cursor holds and closes its own stream
    }

    private static final class Cursor implements RowCursor {
        private final CsvReader<RawRow> reader;
        private final CloseableIterator<RawRow> rows;

        Cursor(CsvReader<RawRow> reader) {
            this.reader = reader;
            this.rows = reader.iterator();
        }

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (CsvParseException e) {
                throw refused(e);
            } catch (UncheckedIOException e) {
                throw refused(e);
            }
        }

        @Override
        public RawRow next() {
            try {
                return rows.next();
            } catch (CsvParseException e) {
                throw refused(e);
            } catch (UncheckedIOException e) {
                throw refused(e);
            }
        }

        private static UnreadableFile refused(UncheckedIOException e) {
            return e.getCause() instanceof CharacterCodingException
                    ? wrongCharset(e)
                    : new UnreadableFile("FILE_TRUNCATED", "文件读取中断，可能不完整，请重新上传。", e);
        }

        private static UnreadableFile refused(CsvParseException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CharacterCodingException) {
                    return wrongCharset(e);
                }
            }
            String message = String.valueOf(e.getMessage());
            String place = message.replaceAll("(?s).*?line (\\d+).*", "$1");
            String line = place.matches("\\d+") ? "（第 " + place + " 行起）" : "";
            if (message.contains("after closing quote")) {
                return new UnreadableFile("CSV_BAD_QUOTE", "引号使用有误" + line + "：闭合引号后还有文字，后面的行可能被吞并。请改正后整份重报。", e);
            }
            if (message.toLowerCase(java.util.Locale.ROOT).contains("buffer")) {
                return new UnreadableFile("CSV_FIELD_TOO_LONG", "有一格过长" + line + "，可能缺少闭合引号。请改正后整份重报。", e);
            }
            return new UnreadableFile("CSV_UNCLOSED_QUOTE", "引号没有闭合" + line + "，其后的行被当成一格。请改正后整份重报。", e);
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Builds rows straight from the parser's buffer. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<RawRow> {
        private final char delimiter;
        private final int maximumColumns;
        private List<String> cells = new ArrayList<>();
        private int width = 8;
        private boolean badQuote;
        private boolean tooWide;
        private boolean tooLong;
        private boolean broken;

        RowHandler(char delimiter, int maximumColumns) {
            this.delimiter = delimiter;
            this.maximumColumns = maximumColumns;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells = new ArrayList<>(width);
            badQuote = false;
            tooWide = false;
            tooLong = false;
            broken = false;
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            for (int i = offset; !quoted && i < offset + length; i++) {
                badQuote |= buffer[i] == '"';
            }
            for (int i = offset; quoted && !broken && i < offset + length; i++) {
                broken = buffer[i] == '\n' || buffer[i] == '\r';
            }
            if (cells.size() >= maximumColumns) {
                tooWide |= length > 0;
                return;
            }
            tooLong |= length > CellText.LONGEST;
            cells.add(length == 0 ? "" : new String(buffer, offset, Math.min(length, CellText.LONGEST + 1)));
        }

        /**
         * Whether a quoted field holds the end of its own row and the beginning of another one, so that the two make one row of the
         * right width: a quote was forgotten, and the row between is gone.
         */
        private boolean swallows(int field, String text, int fields) {
            int separators = 0;
            boolean first = true;
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character == delimiter) {
                    separators++;
                } else if (character == '\n' || character == '\r' && !text.startsWith("\n", i + 1)) {
                    if (separators != (first ? fields - 1 - field : fields - 1)) {
                        return false;
                    }
                    first = false;
                    separators = 0;
                }
            }
            return !first && separators == field;
        }

        @Override
        protected void handleEmpty() {
            cells.add("");
        }

        private void refuseSwallowed() {
            for (int field = 0; field < width; field++) {
                if (swallows(field, cells.get(field), width)) {
                    throw new UnreadableFile(
                            "CSV_UNCLOSED_QUOTE", "引号没有闭合（第 " + getStartingLineNumber() + " 行起），其后的行被当成一格。请改正后整份重报。");
                }
            }
        }

        private RawRow.Marks marks() {
            if (tooWide) {
                return RawRow.Marks.TOO_WIDE;
            }
            if (tooLong) {
                return RawRow.Marks.TOO_LONG;
            }
            return badQuote ? RawRow.Marks.BAD_QUOTE : RawRow.Marks.NONE;
        }

        @Override
        protected @Nullable RawRow buildRecord() {
            width = cells.size();
            if (broken && width > 2) {
                refuseSwallowed();
            }
            List<String> fixed = Collections.unmodifiableList(cells);
            return new RawRow(Math.toIntExact(getStartingLineNumber()), fixed, fixed, marks());
        }
    }
}

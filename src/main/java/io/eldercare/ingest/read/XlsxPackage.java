package io.eldercare.ingest.read;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * First look into an xlsx before its reader is trusted with it: number, names, sizes and ratios of the parts, no DTD anywhere, and
 * the merged blocks of each sheet, which stand behind the cells in the file.
 */
final class XlsxPackage {
    private static final int MERGED_BLOCKS = 1_000_000;
    /** A part that the reader holds in memory as a whole, such as styles; sheets and shared strings have limits of their own. */
    private static final long HELD_BYTES = 64L << 20;
    /** A text, a tag; a cell of 32,767 characters takes a fraction of it. */
    private static final long TOKEN_BYTES = 4L << 20;

    private static final int DEPTH = 64;
    private static final int ROWS = 1 << 20;
    private static final int COLUMNS = 1 << 14;
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private final Limits limits;
    private final Map<String, List<MergedCells.Block>> merged = new HashMap<>();
    private final XMLInputFactory factory = factory();
    private long total;

    private XlsxPackage(Limits limits) {
        this.limits = limits;
    }

    /** Merged blocks by part, such as {@code xl/worksheets/sheet1.xml} in lower case. */
    static Map<String, List<MergedCells.Block>> inspect(File file, Limits limits) throws IOException {
        XlsxPackage parts = new XlsxPackage(limits);
        try (ZipFile zip = new ZipFile(file)) {
            parts.inspect(zip);
        } catch (ZipException e) {
            throw corrupt(e);
        }
        return parts.merged;
    }

    static UnreadableFile corrupt(Throwable cause) {
        return new UnreadableFile("XLSX_CORRUPT", "工作簿已损坏或不完整，请用 Excel/WPS 打开后另存再上报。", cause);
    }

    private void inspect(ZipFile zip) throws IOException {
        if (zip.size() > limits.entries()) {
            throw bomb();
        }
        List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()).stream()
                .map(ZipEntry.class::cast)
                .toList());
        checkNames(entries);
        for (ZipEntry entry : entries) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                try (Counted in = bounded(zip, entry, name)) {
                    inspect(name, in);
                } catch (XMLStreamException e) {
                    throw e.getNestedException() instanceof UnreadableFile refused ? refused : corrupt(e);
                }
            }
        }
    }

    private static void checkNames(List<ZipEntry> entries) {
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries) {
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new UnreadableFile("XLSX_DUPLICATE_ENTRY", "工作簿内部有重名部件，文件不可信，请另存后再上报。");
            }
        }
        if (names.contains("xl/vbaproject.bin")
                || names.stream().anyMatch(name -> name.startsWith("xl/macrosheets/"))) {
            throw new UnreadableFile("FILE_TYPE_UNSUPPORTED", "不接受带宏的工作簿，请另存为普通 .xlsx 后上报。");
        }
        if (!names.contains("xl/workbook.xml")) {
            throw new UnreadableFile("FILE_TYPE_UNSUPPORTED", "压缩包不是 .xlsx 工作簿，请另存为 .xlsx 或 .csv 后上报。");
        }
    }

    private void inspect(String name, Counted in) throws XMLStreamException {
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        boolean sheet = isSheet(name);
        List<MergedCells.Block> blocks = new ArrayList<>();
        boolean root = true;
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            in.endToken();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableFile("XLSX_DTD", "工作簿内含不允许的 DTD 声明，文件不可信，请另存后再上报。");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (root && name.equals("xl/workbook.xml") && STRICT.equals(reader.getNamespaceURI())) {
                throw new UnreadableFile("XLSX_STRICT_UNSUPPORTED", "不支持“Strict Open XML”格式，请另存为普通 .xlsx 后上报。");
            }
            if (!isRead(name)) {
                break;
            }
            root = false;
            if (++depth > DEPTH) {
                throw bomb();
            }
            if (sheet) {
                look(reader, blocks);
            }
        }
        reader.close();
        if (!blocks.isEmpty()) {
            merged.put(name, blocks);
        }
    }

    private static boolean isSheet(String name) {
        return name.startsWith("xl/worksheets/") && !name.contains("/_rels/") && name.endsWith(".xml");
    }

    /** Whether the reader of workbooks reads the part, and not only its first element. */
    private static boolean isRead(String name) {
        return isSheet(name)
                || Set.of("xl/sharedstrings.xml", "xl/workbook.xml", "xl/styles.xml", "[content_types].xml")
                        .contains(name)
                || name.endsWith("workbook.xml.rels")
                || name.equals("_rels/.rels");
    }

    /** Addresses beyond the end of any sheet would have the reader make room for them. */
    private static void look(XMLStreamReader reader, List<MergedCells.Block> blocks) {
        switch (reader.getLocalName()) {
            case "mergeCell" -> add(blocks, reader.getAttributeValue(null, "ref"));
            case "c" -> {
                String address = reader.getAttributeValue(null, "r");
                if (address != null && !isWithin(address)) {
                    throw corrupt(new IllegalArgumentException("cell address"));
                }
            }
            case "row" -> {
                String row = reader.getAttributeValue(null, "r");
                if (row != null && !(row.matches("\\d{1,7}") && isRow(Integer.parseInt(row)))) {
                    throw corrupt(new IllegalArgumentException("row number"));
                }
            }
            default -> {}
        }
    }

    private static boolean isWithin(String address) {
        int column = 0;
        int at = 0;
        while (at < address.length() && at < 3 && address.charAt(at) >= 'A' && address.charAt(at) <= 'Z') {
            column = column * 26 + address.charAt(at++) - 'A' + 1;
        }
        int row = 0;
        int digits = 0;
        while (at < address.length() && digits < 7 && address.charAt(at) >= '0' && address.charAt(at) <= '9') {
            row = row * 10 + address.charAt(at++) - '0';
            digits++;
        }
        return at == address.length() && column >= 1 && column <= COLUMNS && isRow(row);
    }

    private static boolean isRow(int row) {
        return row >= 1 && row <= ROWS;
    }

    private static void add(List<MergedCells.Block> blocks, String reference) {
        if (blocks.size() >= MERGED_BLOCKS) {
            throw bomb();
        }
        MergedCells.Block block = MergedCells.Block.parse(reference == null ? "" : reference);
        if (block.firstRow() >= 0 && block.firstColumn() >= 0) {
            blocks.add(block);
        }
    }

    /** Counts what really comes out, whatever the directory of the zip claims. */
    private Counted bounded(ZipFile zip, ZipEntry entry, String name) throws IOException {
        long maximum = isSheet(name)
                ? limits.sheetBytes()
                : name.equals("xl/sharedstrings.xml") ? limits.sharedTextBytes() : HELD_BYTES;
        if (entry.getSize() > maximum) {
            throw bomb();
        }
        return new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()), maximum);
    }

    private final class Counted extends FilterInputStream {
        private final long stored;
        private final long maximum;
        private long count;
        private long tokenStart;

        Counted(InputStream in, long stored, long maximum) {
            super(in);
            this.stored = stored;
            this.maximum = maximum;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counted(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        void endToken() {
            tokenStart = count;
        }

        private void counted(int read) {
            count += read;
            total += read;
            if (count > maximum
                    || total > limits.sheetBytes()
                    || count - tokenStart > TOKEN_BYTES
                    || count > 1 << 20 && count / stored > limits.inflateRatio()) {
                throw bomb();
            }
        }
    }

    private static UnreadableFile bomb() {
        return new UnreadableFile("XLSX_ZIP_BOMB", "工作簿内部过大或压缩比异常，请删去空白行列和多余格式后另存再上报。");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        return factory;
    }
}

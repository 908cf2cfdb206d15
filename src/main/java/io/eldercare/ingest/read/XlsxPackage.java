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
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private final Limits limits;
    private final Map<String, List<MergedCells.Block>> merged = new HashMap<>();
    private final XMLInputFactory factory = factory();

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
                try (InputStream in = bounded(zip, entry, name)) {
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

    private void inspect(String name, InputStream in) throws XMLStreamException {
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        boolean sheet = name.startsWith("xl/worksheets/") && name.endsWith(".xml");
        List<MergedCells.Block> blocks = new ArrayList<>();
        boolean root = true;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableFile("XLSX_DTD", "工作簿内含不允许的 DTD 声明，文件不可信，请另存后再上报。");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (root && name.equals("xl/workbook.xml") && STRICT.equals(reader.getNamespaceURI())) {
                throw new UnreadableFile("XLSX_STRICT_UNSUPPORTED", "不支持“Strict Open XML”格式，请另存为普通 .xlsx 后上报。");
            }
            if (!sheet && !name.equals("xl/sharedstrings.xml")) {
                break;
            }
            root = false;
            if (sheet && reader.getLocalName().equals("mergeCell")) {
                add(blocks, reader.getAttributeValue(null, "ref"));
            }
        }
        reader.close();
        if (!blocks.isEmpty()) {
            merged.put(name, blocks);
        }
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
    private InputStream bounded(ZipFile zip, ZipEntry entry, String name) throws IOException {
        long maximum = name.equals("xl/sharedstrings.xml") ? limits.sharedTextBytes() : limits.sheetBytes();
        long stored = Math.max(1, entry.getCompressedSize());
        if (entry.getSize() > maximum) {
            throw bomb();
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            private long count;

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

            private void counted(int read) {
                count += read;
                if (count > maximum || count > 1 << 20 && count / stored > limits.inflateRatio()) {
                    throw bomb();
                }
            }
        };
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

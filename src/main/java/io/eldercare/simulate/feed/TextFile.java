package io.eldercare.simulate.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** CSV, plain or gzip-compressed. */
public final class TextFile {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private TextFile() {}

    public static byte[] write(Sheet sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        boolean compressed = sheet.layout().container() == Layout.Container.CSV_GZ;
        try (OutputStream target = compressed ? new GZIPOutputStream(bytes, 1 << 16) : bytes) {
            if (sheet.layout().encoding().byteOrderMark()) {
                target.write(BYTE_ORDER_MARK);
            }
            try (Writer writer = new OutputStreamWriter(
                            target, sheet.layout().encoding().charset());
                    CsvWriter rows = CsvWriter.builder()
                            .fieldSeparator(sheet.layout().separator())
                            .lineDelimiter(LineDelimiter.CRLF)
                            .bufferSize(1 << 16)
                            .build(writer)) {
                write(sheet, rows);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(Sheet sheet, CsvWriter rows) {
        int width = sheet.order().size();
        String[] fields = new String[width];
        List<Optional<String>> units = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            fields[place] = sheet.header(place);
            units.add(sheet.unit(place));
        }
        rows.writeRecord(fields);
        CellText text = new CellText(sheet.layout());
        for (@Nullable Object[] row : sheet.table().rows()) {
            for (int place = 0; place < width; place++) {
                fields[place] = text.of(row[sheet.order().get(place)], units.get(place));
            }
            rows.writeRecord(fields);
        }
    }
}

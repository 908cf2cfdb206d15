package io.eldercare.job.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** The cells of a line of a file as a county sent it, read without the program's own readers. */
public final class OriginalLine {
    private OriginalLine() {}

    /** @param rowNo from 1, as a spreadsheet shows it; {@code sheet} empty for a workbook of one sheet */
    public static List<String> of(Path file, String name, String sheet, int rowNo) throws IOException {
        return name.endsWith(".xlsx") || name.endsWith(".xls")
                ? ofWorkbook(file, sheet, rowNo)
                : ofText(Files.readAllBytes(file), rowNo);
    }

    private static List<String> ofWorkbook(Path file, String name, int rowNo) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                Workbook book = WorkbookFactory.create(bytes)) {
            Sheet sheet = name.isEmpty() ? book.getSheetAt(0) : book.getSheet(name);
            Row row = sheet.getRow(rowNo - 1);
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(new DataFormatter().formatCellValue(cell)));
            return cells;
        }
    }

    private static List<String> ofText(byte[] bytes, int rowNo) throws IOException {
        boolean compressed = bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
        byte[] plain = compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
        String line = text(plain).split("\\R", -1)[rowNo - 1];
        return List.of(line.replace("\"", "").replace("\uFEFF", "").split("[,;\t|]", -1));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}

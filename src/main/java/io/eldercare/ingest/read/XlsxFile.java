package io.eldercare.ingest.read;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** An .xlsx workbook, streamed row by row; only its shared strings are held in memory. */
final class XlsxFile implements TabularFile {
    private static final int SHEET_NAME_CHARACTERS = 255;

    private final Path copy;
    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;

    private XlsxFile(Path copy, ReadableWorkbook workbook, List<Sheet> sheets) {
        this.copy = copy;
        this.workbook = workbook;
        this.sheets = sheets;
    }

    static XlsxFile open(ByteSource bytes, Limits limits) throws IOException {
        Path copy = copy(bytes);
        try {
            return open(copy, limits);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static Path copy(ByteSource bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            Path copy = Files.createTempFile("sheet", ".xlsx");
            try (OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
                return copy;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(copy);
                throw e;
            }
        } catch (IOException full) {
            throw new StorageFailure("Cannot copy a workbook to the temporary folder", full);
        }
    }

    private static XlsxFile open(Path copy, Limits limits) throws IOException {
        File file = copy.toFile();
        Map<String, List<MergedCells.Block>> merged = XlsxPackage.inspect(file, limits);
        Map<String, String> parts = SheetParts.read(file);
        ReadableWorkbook workbook;
        try {
            workbook = new ReadableWorkbook(file, new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            throw XlsxPackage.corrupt(e);
        }
        try (Stream<org.dhatim.fastexcel.reader.Sheet> all = workbook.getSheets()) {
            List<Sheet> sheets = all.<Sheet>map(sheet -> {
                        String part = parts.getOrDefault(sheet.getId(), "");
                        return new XlsxSheet(workbook, sheet, merged.getOrDefault(part, List.of()), limits.columns());
                    })
                    .toList();
            if (sheets.isEmpty()) {
                throw new UnreadableFile("XLSX_NO_SHEET", "工作簿中没有工作表。");
            }
            if (sheets.size() > limits.entries()
                    || sheets.stream().anyMatch(sheet -> sheet.name().length() > SHEET_NAME_CHARACTERS)) {
                throw new UnreadableFile("XLSX_CORRUPT", "工作簿中的工作表太多，或表名太长，请用 Excel/WPS 打开后另存再上报。");
            }
            return new XlsxFile(copy, workbook, sheets);
        } catch (RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public Kind kind() {
        return Kind.XLSX;
    }

    @Override
    public String encoding() {
        return "";
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void close() {
        try {
            workbook.close();
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record XlsxSheet(
            ReadableWorkbook workbook,
            org.dhatim.fastexcel.reader.Sheet sheet,
            List<MergedCells.Block> blocks,
            int maximumColumns)
            implements Sheet {
        @Override
        public String name() {
            return sheet.getName();
        }

        @Override
        public boolean hidden() {
            return sheet.getVisibility() != SheetVisibility.VISIBLE;
        }

        @Override
        public Origin origin() {
            return new Origin(true, workbook.isDate1904(), false);
        }

        @Override
        public RowCursor open() {
            try {
                return new Cursor(
                        sheet.openStream(),
                        new ExcelText(workbook.isDate1904()),
                        new MergedCells(blocks, maximumColumns),
                        maximumColumns);
            } catch (IOException | RuntimeException e) {
                throw XlsxPackage.corrupt(e);
            }
        }
    }

    private static final class Cursor implements RowCursor {
        private final Stream<Row> stream;
        private final Iterator<Row> rows;
        private final ExcelText texts;
        private final MergedCells merged;
        private final int maximumColumns;

        Cursor(Stream<Row> stream, ExcelText texts, MergedCells merged, int maximumColumns) {
            this.stream = stream;
            this.rows = stream.iterator();
            this.texts = texts;
            this.merged = merged;
            this.maximumColumns = maximumColumns;
        }

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (UnreadableFile e) {
                throw e;
            } catch (RuntimeException e) {
                throw XlsxPackage.corrupt(e);
            }
        }

        @Override
        public RawRow next() {
            Row row;
            try {
                row = rows.next();
            } catch (UnreadableFile e) {
                throw e;
            } catch (RuntimeException e) {
                throw XlsxPackage.corrupt(e);
            }
            int width = Math.min(row.getCellCount(), maximumColumns);
            List<String> cells = new ArrayList<>(width);
            BitSet rounded = RawRow.Marks.NONE.rounded();
            for (int column = 0; column < width; column++) {
                Cell cell = row.getCell(column);
                String text = cell == null ? "" : text(cell);
                if (text.length() > 15 && cell.getValue() instanceof BigDecimal && ExcelText.rounded(text)) {
                    rounded = rounded.isEmpty() ? new BitSet() : rounded;
                    rounded.set(column);
                }
                cells.add(text);
            }
            return merged.fill(row.getRowNum() - 1, cells, rounded, row.isHidden());
        }

        private String text(Cell cell) {
            @Nullable Object value = cell.getValue();
            if (cell.getType() == CellType.FORMULA) {
                String raw = cell.getRawValue();
                if (raw == null || raw.isEmpty()) {
                    return ExcelText.FORMULA_WITHOUT_VALUE;
                }
            }
            if (value instanceof BigDecimal number) {
                Integer format = cell.getDataFormatId();
                return texts.text(number, format == null ? 0 : format, cell.getDataFormatString());
            }
            if (value instanceof Boolean truth) {
                return truth.toString().toUpperCase(Locale.ROOT);
            }
            return value == null ? "" : value.toString();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}

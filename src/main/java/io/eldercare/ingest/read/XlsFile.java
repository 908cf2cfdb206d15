package io.eldercare.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;

/** An .xls workbook (BIFF8), held in memory as a whole, therefore of limited size. */
final class XlsFile implements TabularFile {
    private final HSSFWorkbook workbook;
    private final List<Sheet> sheets;

    private XlsFile(HSSFWorkbook workbook, List<Sheet> sheets) {
        this.workbook = workbook;
        this.sheets = sheets;
    }

    static XlsFile open(ByteSource bytes, long size, Limits limits) throws IOException {
        if (size > limits.xlsBytes()) {
            throw new UnreadableFile("FILE_TOO_LARGE", ".xls 文件过大（" + (size >> 20) + " MB），请另存为 .xlsx 后上报。");
        }
        byte[] content;
        try (InputStream in = bytes.open()) {
            content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.xlsBytes() + 1));
        }
        HSSFWorkbook workbook = workbook(content);
        List<Sheet> sheets = new ArrayList<>();
        boolean date1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            boolean hidden = workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index);
            sheets.add(new XlsSheet(workbook.getSheetAt(index), hidden, date1904, limits.columns()));
        }
        if (sheets.isEmpty()) {
            throw new UnreadableFile("XLSX_NO_SHEET", "工作簿中没有工作表。");
        }
        return new XlsFile(workbook, List.copyOf(sheets));
    }

    private static HSSFWorkbook workbook(byte[] content) {
        try {
            POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content));
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw encrypted(null);
            }
            if (!root.hasEntryCaseInsensitive("Workbook") && !root.hasEntryCaseInsensitive("Book")) {
                throw new UnreadableFile("FILE_TYPE_UNSUPPORTED", "文件不是 Excel 工作簿，请另存为 .xlsx 或 .csv 后上报。");
            }
            return new HSSFWorkbook(container);
        } catch (EncryptedDocumentException e) {
            throw encrypted(e);
        } catch (OldExcelFormatException e) {
            throw new UnreadableFile("FILE_TYPE_UNSUPPORTED", "Excel 95 及更早的格式不受支持，请另存为 .xlsx 后上报。", e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw XlsxPackage.corrupt(e);
        }
    }

    private static UnreadableFile encrypted(@org.jspecify.annotations.Nullable Exception cause) {
        String message = "工作簿设有打开密码，请取消密码后上报。";
        return cause == null
                ? new UnreadableFile("XLSX_ENCRYPTED", message)
                : new UnreadableFile("XLSX_ENCRYPTED", message, cause);
    }

    @Override
    public Kind kind() {
        return Kind.XLS;
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record XlsSheet(
            org.apache.poi.ss.usermodel.Sheet sheet, boolean hidden, boolean date1904, int maximumColumns)
            implements Sheet {
        @Override
        public String name() {
            return sheet.getSheetName();
        }

        @Override
        public Origin origin() {
            return new Origin(true, date1904, false);
        }

        @Override
        public RowCursor open() {
            List<MergedCells.Block> blocks = new ArrayList<>();
            for (CellRangeAddress region : sheet.getMergedRegions()) {
                blocks.add(new MergedCells.Block(
                        region.getFirstRow(), region.getLastRow(), region.getFirstColumn(), region.getLastColumn()));
            }
            MergedCells merged = new MergedCells(blocks, maximumColumns);
            return new Cursor(sheet.rowIterator(), new ExcelText(date1904), merged);
        }
    }

    private record Cursor(Iterator<Row> rows, ExcelText texts, MergedCells merged) implements RowCursor {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RawRow next() {
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            BitSet rounded = new BitSet();
            for (int column = 0; column < row.getLastCellNum(); column++) {
                Cell cell = row.getCell(column);
                String text = cell == null ? "" : text(cell);
                if (cell != null && valueType(cell) == CellType.NUMERIC && ExcelText.rounded(text)) {
                    rounded.set(column);
                }
                cells.add(text);
            }
            return merged.fill(row.getRowNum(), cells, rounded, row.getZeroHeight());
        }

        private static CellType valueType(Cell cell) {
            return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        }

        private String text(Cell cell) {
            return switch (valueType(cell)) {
                case STRING -> cell.getRichStringCellValue().getString();
                case BOOLEAN -> String.valueOf(cell.getBooleanCellValue()).toUpperCase(Locale.ROOT);
                case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
                case NUMERIC ->
                    texts.text(
                            BigDecimal.valueOf(cell.getNumericCellValue()),
                            cell.getCellStyle().getDataFormat(),
                            cell.getCellStyle().getDataFormatString());
                default -> "";
            };
        }

        @Override
        public void close() {
            // rows are in memory
        }
    }
}

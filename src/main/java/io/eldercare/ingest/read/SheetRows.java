package io.eldercare.ingest.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where header and data of a sheet are, and what stands around them. */
final class SheetRows {
    /** Most data rows of a sheet: five times what a workbook can hold, far above a city's month of visits. */
    static final int MOST_ROWS = 5_000_000;

    /** Longer than any label or title. */
    private static final int LABEL_CHARACTERS = 500;

    private final Header header;
    private final List<RawRow> head;
    private final boolean empty;
    private final RowClassifier classifier;
    private final Signatures signatures = new Signatures();
    private final Map<RowKind, Integer> skipped = new EnumMap<>(RowKind.class);
    private final int[] mapped;
    private final int[] unnamed;
    private final SortedSet<Integer> unnamedWithContent = new TreeSet<>();
    private final int width;
    private final BigDecimal yuan;
    private boolean hiddenRows;
    private boolean lastIsData;
    private @Nullable RawRow lastData;
    private int dataRows;
    private int fittingRows;

    private SheetRows(Header header, List<RawRow> head, boolean empty) {
        this.header = header;
        this.head = head;
        this.empty = empty;
        List<RawRow> above = empty ? List.of() : head.subList(0, header.first());
        List<RawRow> rows = empty ? List.of() : head.subList(header.first(), header.last() + 1);
        refuseTooWide(rows);
        this.classifier = new RowClassifier(above, rows);
        this.mapped = header.positions().stream()
                .mapToInt(Integer::intValue)
                .filter(each -> each >= 0)
                .toArray();
        this.unnamed = header.unnamed();
        this.width = header.width();
        BigDecimal found = BigDecimal.ZERO;
        for (RawRow row : above) {
            signatures.collect(row);
            for (String cell : row.cells()) {
                BigDecimal unit = MoneyUnit.ofTitle(CellText.squeeze(cell));
                found = unit.signum() > 0 ? unit : found;
            }
        }
        this.yuan = found;
    }

    /** Finds the header by the wanted names; a sheet that only says 无 has none. */
    static SheetRows find(Sheet sheet, HeaderNames names) {
        List<RawRow> head = head(sheet, Header.ROWS_LOOKED_AT);
        return Header.find(head, names)
                .map(header -> new SheetRows(header, head, false))
                .orElseGet(() -> withoutHeader(head, names));
    }

    /** Takes the header at a known row; a header of several levels ends there. */
    static SheetRows at(Sheet sheet, int headerRow, int levels, HeaderNames names) {
        List<RawRow> head = head(sheet, headerRow);
        for (int last = 0; last < head.size(); last++) {
            if (head.get(last).rowNo() == headerRow && last + 1 >= levels) {
                return new SheetRows(Header.at(head, last + 1 - levels, levels, names), head, false);
            }
        }
        throw new UnreadableFile("HDR_MISSING", "第 " + headerRow + " 行没有表头。");
    }

    private static List<RawRow> head(Sheet sheet, int rows) {
        List<RawRow> head = new ArrayList<>();
        try (RowCursor cursor = sheet.open()) {
            while (head.size() < rows && cursor.hasNext()) {
                head.add(cursor.next().beginnings(LABEL_CHARACTERS));
            }
        }
        return head;
    }

    private static SheetRows withoutHeader(List<RawRow> head, HeaderNames names) {
        RowClassifier classifier = new RowClassifier(List.of(), List.of());
        List<RowKind> kinds =
                head.stream().map(row -> classifier.kind(row, false)).toList();
        if (kinds.contains(RowKind.NOTHING)) {
            Integer[] absent = new Integer[names.size()];
            Arrays.fill(absent, -1);
            Header none = new Header(0, 0, List.of(), List.of(absent), List.of(), List.of());
            return new SheetRows(none, head, true);
        }
        refuseTooWide(head);
        if (kinds.stream().allMatch(RowKind.BLANK::equals)) {
            throw new UnreadableFile("FILE_NO_ROWS", "文件中没有任何内容行。");
        }
        throw new UnreadableFile("HDR_MISSING", "前 " + Header.ROWS_LOOKED_AT + " 行中没有找到表头，请使用模板的列名。");
    }

    private static void refuseTooWide(List<RawRow> header) {
        if (header.stream().anyMatch(row -> row.marks().fault().equals(RawRow.Marks.TOO_WIDE.fault()))) {
            throw new UnreadableFile("HDR_TOO_MANY_COLUMNS", "表头的列数太多，请删去多余的列后整份重报。");
        }
    }

    boolean empty() {
        return empty;
    }

    Header header() {
        return header;
    }

    int headerRow() {
        return empty ? 0 : head.get(header.last()).rowNo();
    }

    int width() {
        return width;
    }

    int dataRows() {
        return dataRows;
    }

    /** Yuan of the money unit declared above the header; zero where there is none. */
    BigDecimal yuan() {
        return yuan;
    }

    /** By wanted column: yuan of the unit that its header, else the line above the header declares; one where neither does. */
    List<BigDecimal> multipliers() {
        List<BigDecimal> multipliers = new ArrayList<>();
        for (int position : header.positions()) {
            BigDecimal stated = position < 0 ? BigDecimal.ZERO : header.yuan().get(position);
            BigDecimal unit = stated.signum() > 0 ? stated : yuan;
            multipliers.add(unit.signum() > 0 ? unit : BigDecimal.ONE);
        }
        return multipliers;
    }

    /** Whether a row of text has a field for each label and nothing beyond them. */
    boolean fits(RawRow row) {
        if (row.cells().size() < width) {
            return false;
        }
        for (int column = width; column < row.cells().size(); column++) {
            if (!CellText.isBlank(row.cell(column))) {
                return false;
            }
        }
        return true;
    }

    /** The data rows of a cursor that stands at the start. */
    Iterator<RawRow> data(RowCursor cursor) {
        return new Data(cursor, false, Integer.MAX_VALUE);
    }

    /** The same, noting on the way what is skipped; for the first complete reading. */
    Iterator<RawRow> countedData(RowCursor cursor) {
        return countedData(cursor, Integer.MAX_VALUE);
    }

    /** Iterating throws {@link UnreadableFile} beyond so many rows. */
    Iterator<RawRow> countedData(RowCursor cursor, int mostRows) {
        return new Data(cursor, true, mostRows);
    }

    /** Throws {@link UnreadableFile} where the text, read to its end before, breaks off within a row. */
    void refuseTruncated(Sheet sheet) {
        RawRow last = lastData;
        if (last != null
                && sheet.origin().cutOff()
                && lastIsData
                && last.cells().size() < width) {
            throw new UnreadableFile(
                    "FILE_TRUNCATED", "文件最后一行（第 " + last.rowNo() + " 行）不完整，文件可能被截断，请重新导出上报。", dataRows);
        }
    }

    /** Throws {@link UnreadableFile} where rows of text, counted before, are all of another width than the header. */
    void refuseMisfit(Sheet sheet) {
        if (!sheet.origin().workbook() && dataRows > 1 && fittingRows == 0) {
            throw new UnreadableFile(
                    "CSV_FIELD_COUNT_ALL",
                    "全部 " + dataRows + " 行的列数都与表头（第 " + headerRow() + " 行，" + width + " 列）不同，表头或分隔符有误，请改正后整份重报。",
                    dataRows);
        }
    }

    ReadSummary summary(String sheet) {
        List<String> unknown = header.unknown();
        List<String> warnings = new ArrayList<>();
        unknown.forEach(label -> warnings.add("HDR_UNKNOWN_COLUMN:" + label));
        unnamedWithContent.forEach(column -> warnings.add("HDR_UNKNOWN_COLUMN:第" + (column + 1) + "列（无列名）"));
        if (hiddenRows) {
            warnings.add("XLSX_HIDDEN_ROWS:*");
        }
        boolean declaredEmpty = dataRows == 0 && (empty || skipped.containsKey(RowKind.NOTHING));
        return new ReadSummary(
                sheet,
                headerRow(),
                dataRows,
                Map.copyOf(skipped),
                declaredEmpty,
                unknown,
                List.copyOf(warnings),
                signatures.found(),
                MoneyUnit.name(yuan));
    }

    private final class Data implements Iterator<RawRow> {
        private final RowCursor cursor;
        private final boolean counting;
        private final int mostRows;
        private boolean firstBelowHeader = true;
        private @Nullable RawRow next;

        Data(RowCursor cursor, boolean counting, int mostRows) {
            this.cursor = cursor;
            this.counting = counting;
            this.mostRows = mostRows;
            for (int i = 0; i <= header.last() && !empty && cursor.hasNext(); i++) {
                cursor.next();
            }
            advance();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public RawRow next() {
            RawRow row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return row;
        }

        private void advance() {
            next = null;
            while (next == null && cursor.hasNext()) {
                RawRow row = cursor.next();
                RowKind kind = empty ? RowKind.NOTHING : kind(row);
                if (kind == RowKind.DATA) {
                    next = row;
                }
                if (counting) {
                    note(kind, row);
                }
            }
        }

        private RowKind kind(RawRow row) {
            RowKind kind = classifier.kind(row, firstBelowHeader);
            firstBelowHeader &= kind == RowKind.BLANK;
            return kind == RowKind.DATA && allBlank(row) ? RowKind.BLANK : kind;
        }

        /** A prefilled running number alone is no row. */
        private boolean allBlank(RawRow row) {
            for (int position : mapped) {
                if (!CellText.isBlank(row.cell(position))) {
                    return false;
                }
            }
            return mapped.length > 0;
        }

        private void note(RowKind kind, RawRow row) {
            if (kind == RowKind.DATA) {
                dataRows++;
                fittingRows += fits(row) ? 1 : 0;
                if (dataRows > mostRows) {
                    throw new UnreadableFile("FILE_TOO_MANY_ROWS", "数据超过 " + mostRows + " 行，请按乡镇或日期拆分后上报。", dataRows);
                }
                hiddenRows |= row.marks().hidden();
                lastData = row;
                for (int column : unnamed) {
                    if (!CellText.isBlank(row.cell(column))) {
                        unnamedWithContent.add(column);
                    }
                }
            } else {
                skipped.merge(kind, 1, Integer::sum);
            }
            if (kind == RowKind.FOOTER) {
                signatures.collect(row);
            }
            lastIsData = kind == RowKind.DATA || lastIsData && kind == RowKind.BLANK;
        }
    }
}

package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The typed rows of one sheet after one contract, as an iterator. Opening reads the sheet once to the end: the header is found,
 * duplicates are known, {@link #summary()} is complete, and whatever refuses the whole sheet is thrown as {@link UnreadableFile};
 * iterating cannot fail afterwards. Up to 100,000 rows of ordinary length are kept from that reading, longer sheets are read a second time. Not
 * thread-safe.
 */
public final class ContractReader implements Iterator<TypedRow>, AutoCloseable {
    static final int ROWS_KEPT = 100_000;

    private static final long CHARACTERS_KEPT = 1L << 25;

    private final Contract contract;
    private final Sheet sheet;
    private final RowParser parser;
    private final DuplicateRows duplicates;
    private final SheetRows layout;
    private final int[] positions;
    private final ReadSummary summary;
    private Iterator<TypedRow> rows;
    private @Nullable RowCursor cursor;

    private ContractReader(Contract contract, Sheet sheet, ReaderOptions options, SheetRows layout, int rowsKept) {
        this.contract = contract;
        this.sheet = sheet;
        this.layout = layout;
        this.positions =
                layout.header().positions().stream().mapToInt(Integer::intValue).toArray();
        this.parser = RowParser.of(contract, options, sheet.origin(), layout.multipliers());
        this.duplicates = new DuplicateRows(contract);
        List<TypedRow> kept = new ArrayList<>();
        boolean all = firstPass(kept, rowsKept);
        this.summary = layout.summary(sheet.name());
        this.rows = all ? kept.iterator() : secondPass();
    }

    /** Opens a sheet; throws {@link UnreadableFile} where it must be refused. */
    public static ContractReader open(Contract contract, Sheet sheet, ReaderOptions options) {
        return open(contract, sheet, options, ROWS_KEPT);
    }

    static ContractReader open(Contract contract, Sheet sheet, ReaderOptions options, int rowsKept) {
        return new ContractReader(contract, sheet, options, layout(contract, sheet, options), rowsKept);
    }

    /** Header and data of a sheet; throws {@link UnreadableFile} where columns are missing or given twice. */
    static SheetRows layout(Contract contract, Sheet sheet, ReaderOptions options) {
        SheetRows layout = SheetRows.find(sheet, HeaderNames.of(contract));
        if (!layout.empty()) {
            refuseDuplicates(contract, layout.header());
            refuseMissing(contract, sheet, options, layout);
        }
        return layout;
    }

    /** The sheet of a workbook that carries a contract's feed: by name, else the only one with the contract's header. */
    public static Sheet choose(TabularFile file, Contract contract) {
        return SheetChoice.choose(file.sheets(), contract);
    }

    /** The visible sheet named after a contract's feed, for workbooks of several feeds; a second one is refused. */
    public static Optional<Sheet> named(TabularFile file, Contract contract) {
        return SheetChoice.onlyNamed(file.sheets(), contract);
    }

    public ReadSummary summary() {
        return summary;
    }

    @Override
    public boolean hasNext() {
        boolean more = rows.hasNext();
        if (!more) {
            close();
        }
        return more;
    }

    @Override
    public TypedRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return duplicates.judge(rows.next());
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }

    private static void refuseDuplicates(Contract contract, Header header) {
        if (!header.duplicates().isEmpty()) {
            throw new UnreadableFile(
                    "HDR_DUPLICATE_COLUMN",
                    "表头重复：" + String.join("、", header.duplicates()) + " 对应同一列，请保留一列（见 " + contract.file() + "）。");
        }
    }

    private static void refuseMissing(Contract contract, Sheet sheet, ReaderOptions options, SheetRows layout) {
        Set<Column> missing = missing(contract, options, layout.header());
        if (missing.isEmpty()) {
            return;
        }
        String names = missing.stream()
                .map(column -> column.label() + "（" + column.name() + "）")
                .collect(Collectors.joining("、"));
        throw new UnreadableFile(
                "HDR_MISSING_COLUMN",
                "表头（第 " + layout.headerRow() + " 行）缺少必填列：" + names + "。请按模板补齐后整份重报。",
                rows(sheet, layout));
    }

    static int rows(Sheet sheet, SheetRows layout) {
        int rows = 0;
        try (RowCursor cursor = sheet.open()) {
            Iterator<RawRow> data = layout.data(cursor);
            for (; data.hasNext(); data.next()) {
                rows++;
            }
        }
        return rows;
    }

    static Set<Column> missing(Contract contract, ReaderOptions options, Header header) {
        Set<Column> missing = new LinkedHashSet<>();
        for (int i = 0; i < contract.columns().size(); i++) {
            Column column = contract.columns().get(i);
            boolean county = contract.countyColumn().equals(Optional.of(column.name()));
            boolean month = contract.monthColumn().equals(Optional.of(column.name()));
            boolean required =
                    county ? options.countyCode() == null : month ? options.month() == null : column.required();
            if (required && header.positions().get(i) < 0) {
                missing.add(column);
            }
        }
        return missing;
    }

    /** Counts all rows and keeps the first ones; true where that were all. */
    private boolean firstPass(List<TypedRow> kept, int rowsKept) {
        int count = 0;
        long characters = 0;
        try (RowCursor all = sheet.open()) {
            for (Iterator<RawRow> data = layout.countedData(all); data.hasNext(); ) {
                RawRow raw = data.next();
                TypedRow row = parse(raw);
                duplicates.count(row);
                characters += characters(raw);
                if (count++ < rowsKept && characters <= CHARACTERS_KEPT) {
                    kept.add(row);
                }
            }
        }
        layout.refuseTruncated(sheet);
        return count == kept.size();
    }

    private static long characters(RawRow row) {
        long characters = 0;
        for (String cell : row.cells()) {
            characters += cell.length();
        }
        return characters;
    }

    private Iterator<TypedRow> secondPass() {
        RowCursor again = sheet.open();
        cursor = again;
        Iterator<RawRow> data = layout.data(again);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return data.hasNext();
            }

            @Override
            public TypedRow next() {
                return parse(data.next());
            }
        };
    }

    private TypedRow parse(RawRow row) {
        if (row.marks().isBroken()) {
            return parser.rejected(row, row.marks().fault());
        }
        if (!sheet.origin().workbook() && !layout.fits(row)) {
            return parser.rejected(row, "CSV_FIELD_COUNT");
        }
        return parser.parse(row, positions);
    }

    @Override
    public String toString() {
        return "ContractReader[" + contract.feed() + ", " + sheet.name() + "]";
    }
}

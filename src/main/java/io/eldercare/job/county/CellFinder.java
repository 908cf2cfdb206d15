package io.eldercare.job.county;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.ingest.FileInspection.JudgedRow;
import io.eldercare.ingest.read.RawRow;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.SheetPlaces;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.job.county.FileCheck.Spot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the cell that an issue speaks of, and says what stands in it. */
final class CellFinder {
    private static final int LONGEST = 24;

    private final Contract contract;
    private final Optional<SheetPlaces> places;
    private final Map<Integer, RawRow> rows;

    private CellFinder(Contract contract, Optional<SheetPlaces> places, Map<Integer, RawRow> rows) {
        this.contract = contract;
        this.places = places;
        this.rows = rows;
    }

    /** @param judged rows whose cells will be asked for, those of other sheets among them */
    static CellFinder of(Contract contract, TabularFile file, String sheetName, List<JudgedRow> judged) {
        Optional<Sheet> sheet = file.sheets().stream()
                .filter(candidate -> candidate.name().equals(sheetName))
                .findFirst();
        Set<Integer> wanted = judged.stream()
                .filter(row -> row.feed().equals(contract.feed()) && row.sheet().equals(sheetName))
                .map(JudgedRow::rowNo)
                .collect(Collectors.toSet());
        return new CellFinder(
                contract,
                sheet.flatMap(found -> SheetPlaces.of(contract, found)),
                sheet.map(found -> SheetPlaces.rows(found, wanted)).orElse(Map.of()));
    }

    Spot spot(int rowNo, String columnName) {
        Optional<Integer> index = places.map(SheetPlaces::columns).map(columns -> columns.get(columnName));
        Optional<Column> column = contract.column(columnName);
        if (index.isEmpty() || column.isEmpty()) {
            return new Spot(rowNo, "", "");
        }
        String text = Optional.ofNullable(rows.get(rowNo))
                .map(row -> row.cell(index.get()))
                .orElse("");
        return new Spot(rowNo, name(index.get()) + rowNo, shown(column.get(), text));
    }

    /** The cell of a header that the contract does not know. */
    Optional<Spot> label(String label) {
        return places.flatMap(found -> Optional.ofNullable(found.unknown().get(label))
                .map(index -> new Spot(found.headerRow(), name(index) + found.headerRow(), "")));
    }

    /** Letters of a column as a spreadsheet shows them. @param index from 0 */
    static String name(int index) {
        return (index < 26 ? "" : name(index / 26 - 1)) + (char) ('A' + index % 26);
    }

    static String shown(Column column, String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        boolean personal = column.type() == Type.PERSON || column.personal() != Personal.NO;
        return personal ? masked(line) : clipped(withoutNumbers(line));
    }

    /** First and last character and the length (standards J.3, the stricter form). */
    private static String masked(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= 2) {
            return "*".repeat(length);
        }
        int last = text.offsetByCodePoints(text.length(), -1);
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "…" + text.substring(last) + "（" + length + " 位）";
    }

    /** An ID number or a telephone number can stand in any column by mistake. */
    private static String withoutNumbers(String text) {
        return java.util.regex.Pattern.compile("\\d{11,17}[0-9Xx]?")
                .matcher(text)
                .replaceAll(number -> masked(number.group()));
    }

    private static String clipped(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}

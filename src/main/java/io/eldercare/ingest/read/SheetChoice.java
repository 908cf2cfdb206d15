package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the sheet of a feed in a workbook. */
final class SheetChoice {
    private SheetChoice() {}

    static Sheet choose(List<Sheet> sheets, Contract contract) {
        List<Sheet> visible = sheets.stream().filter(sheet -> !sheet.hidden()).toList();
        List<Sheet> named = named(visible, contract);
        if (named.size() == 1) {
            return named.get(0);
        }
        List<Sheet> candidates = named.isEmpty() ? visible : named;
        if (candidates.size() == 1 && sheets.size() == 1) {
            return candidates.get(0);
        }
        List<Sheet> headed = headed(candidates, contract);
        if (headed.size() == 1) {
            return headed.get(0);
        }
        if (headed.size() > 1) {
            throw ambiguous(contract);
        }
        List<Sheet> hidden = sheets.stream().filter(Sheet::hidden).toList();
        if (!named(hidden, contract).isEmpty() || !headed(hidden, contract).isEmpty()) {
            throw hidden(contract);
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new UnreadableFile("XLSX_NO_SHEET", "工作簿中没有“" + contract.title() + "”的表。");
    }

    static Optional<Sheet> onlyNamed(List<Sheet> sheets, Contract contract) {
        List<Sheet> named = named(sheets, contract);
        List<Sheet> visible = named.stream().filter(sheet -> !sheet.hidden()).toList();
        if (visible.size() > 1) {
            throw ambiguous(contract);
        }
        if (visible.isEmpty() && !named.isEmpty()) {
            throw hidden(contract);
        }
        return visible.stream().findFirst();
    }

    private static UnreadableFile ambiguous(Contract contract) {
        return new UnreadableFile(
                "XLSX_SHEET_AMBIGUOUS",
                "工作簿中有多张表都像“" + contract.title() + "”，请只保留一张，或把表名改为“" + contract.title() + "”。");
    }

    private static UnreadableFile hidden(Contract contract) {
        return new UnreadableFile("XLSX_HIDDEN_SHEET", "“" + contract.title() + "”所在的表被隐藏，请取消隐藏后上报。");
    }

    /** Sheets named after the feed, its title or one of its further sheet names. */
    static List<Sheet> named(List<Sheet> sheets, Contract contract) {
        List<String> names = Stream.concat(Stream.of(contract.feed(), contract.title()), contract.sheetNames().stream())
                .map(CellText::squeeze)
                .toList();
        return sheets.stream()
                .filter(sheet -> names.contains(CellText.squeeze(sheet.name())))
                .toList();
    }

    private static List<Sheet> headed(List<Sheet> sheets, Contract contract) {
        List<Sheet> headed = new ArrayList<>();
        for (Sheet sheet : sheets) {
            List<RawRow> head = new ArrayList<>();
            try (RowCursor cursor = sheet.open()) {
                while (head.size() < Header.ROWS_LOOKED_AT && cursor.hasNext()) {
                    head.add(cursor.next());
                }
            }
            if (Header.find(head, HeaderNames.of(contract)).isPresent()) {
                headed.add(sheet);
            }
        }
        return headed;
    }
}

package io.eldercare.job.county;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Expectation;
import io.eldercare.definitions.Messages;
import io.eldercare.ingest.FileInspection;
import io.eldercare.ingest.FileInspection.JudgedRow;
import io.eldercare.ingest.FileInspection.Tally;
import io.eldercare.ingest.Mode;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.job.county.FileCheck.Correction;
import io.eldercare.job.county.FileCheck.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns issues of rows into things to correct, each with its cells. */
final class Corrections {
    /** As the reader tells sheets that are there but hold nothing. */
    static final String EMPTY_SHEET = "FILE_EMPTY_SHEET";

    private static final Comparator<Correction> GRAVEST = Comparator.<Correction>comparingInt(
                    correction -> correction.severity().startsWith("reject") ? 0 : 1)
            .thenComparing(Comparator.comparingLong(Correction::rows).reversed())
            .thenComparing(Correction::rule)
            .thenComparing(Correction::column);

    private final Definitions definitions;
    private final Messages messages;
    private final Map<String, CellFinder> finders = new HashMap<>();
    private List<String> sheets = List.of();

    private Corrections(Definitions definitions) {
        this.definitions = definitions;
        this.messages = new Messages(definitions);
    }

    static List<Correction> of(
            Definitions definitions, Path file, Receipt receipt, FileInspection.Inspected inspected) {
        Corrections corrections = new Corrections(definitions);
        if (receipt.profile().isPresent()) {
            return corrections.all(receipt, inspected);
        }
        try (TabularFile opened = TabularFile.open(file)) {
            corrections.sheets = opened.sheets().stream().map(Sheet::name).toList();
            for (Receipt.Part part : receipt.parts()) {
                corrections.finders.computeIfAbsent(
                        key(part.feed(), part.sheet()),
                        unknown -> CellFinder.of(
                                corrections.contract(part.feed()), opened, part.sheet(), inspected.judged()));
            }
            return corrections.all(receipt, inspected);
        }
    }

    private static String key(String feed, String sheet) {
        return feed + "|" + sheet;
    }

    private Contract contract(String feed) {
        return Optional.ofNullable(definitions.contracts().get(feed)).orElseThrow();
    }

    private List<Correction> all(Receipt receipt, FileInspection.Inspected inspected) {
        Map<Tally, List<Spot>> places = new LinkedHashMap<>();
        Map<String, Tally> tallies = new HashMap<>();
        for (Tally tally : inspected.tallies()) {
            places.put(tally, new ArrayList<>());
            tallies.put(key(tally.feed(), tally.sheet()) + tally.accepted() + tally.issue(), tally);
        }
        for (JudgedRow row : inspected.judged()) {
            for (String issue : row.issues()) {
                Optional.ofNullable(tallies.get(key(row.feed(), row.sheet()) + row.accepted() + issue))
                        .map(places::get)
                        .ifPresent(spots -> spots.add(spot(row, issue)));
            }
        }
        List<Correction> corrections = new ArrayList<>(besideRows(receipt));
        places.forEach((tally, spots) -> corrections.add(correction(tally, spots)));
        return corrections.stream()
                .sorted(Comparator.<Correction>comparingInt(correction -> sheets.indexOf(correction.sheet()))
                        .thenComparing(GRAVEST))
                .toList();
    }

    private Spot spot(JudgedRow row, String issue) {
        String column = issue.substring(issue.indexOf(':') + 1);
        return Optional.ofNullable(finders.get(key(row.feed(), row.sheet())))
                .map(finder -> finder.spot(row.rowNo(), column))
                .orElseGet(() -> new Spot(row.rowNo(), "", ""));
    }

    private Correction correction(Tally tally, List<Spot> spots) {
        Messages.Text text = messages.of(tally.feed(), tally.issue());
        String expected = contract(tally.feed())
                .column(text.column())
                .filter(column -> isOfTheCell(contract(tally.feed()), text))
                .map(Expectation::of)
                .orElse("");
        return new Correction(
                tally.sheet(),
                tally.accepted() ? "warn" : "reject_row",
                text.rule(),
                text.column(),
                text.columnLabel(),
                text.message(),
                expected,
                text.remedy(),
                tally.rows(),
                List.copyOf(spots));
    }

    /** What a column takes says nothing about a rule between columns or rows. */
    private static boolean isOfTheCell(Contract contract, Messages.Text text) {
        return !text.rule().startsWith("UNIQ_")
                && !text.rule().startsWith("REF_")
                && contract.checks().stream()
                        .noneMatch(check -> check.rule().equals(text.rule())
                                && check.column().equals(text.column()));
    }

    /** What is told of a file or a sheet as a whole. */
    private List<Correction> besideRows(Receipt receipt) {
        List<Correction> corrections = new ArrayList<>();
        for (String warning : receipt.warnings()) {
            String[] words = warning.split(":", 2);
            String what = words.length > 1 ? words[1] : "";
            boolean column = words[0].equals("HDR_UNKNOWN_COLUMN");
            Optional<Map.Entry<String, Spot>> place = finders.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(entry -> entry.getValue().label(what).stream()
                            .map(spot -> Map.entry(entry.getKey().replaceFirst("^[^|]*\\|", ""), spot)))
                    .findFirst();
            corrections.add(new Correction(
                    place.map(Map.Entry::getKey).orElse(""),
                    "warn",
                    words[0],
                    what,
                    what.equals("*") ? "" : what,
                    column ? "不认识的列，内容不会收入" : "隐藏的行中有数据，照常读取",
                    "",
                    column ? "无须报送的可不理；列名写错的，改用模板的列名" : "取消隐藏和筛选后核对",
                    0,
                    place.map(Map.Entry::getValue).stream().toList()));
        }
        receipt.parts().stream()
                .filter(part -> part.rows() == 0 && !part.declaredEmpty() && receipt.mode() == Mode.FULL)
                .forEach(part -> corrections.add(new Correction(
                        part.sheet(),
                        "warn",
                        EMPTY_SHEET,
                        "",
                        "",
                        contract(part.feed()).title() + "没有数据行，也没有写“无”，将按没有填报处理",
                        "",
                        "本月确无的，在第一行填“无”；不由本单位报送的，删去这张表",
                        0,
                        List.of())));
        return corrections;
    }
}

package io.eldercare.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the mart says about one allocation: everything its dossier may print. Amounts are in yuan with two decimals. */
public record Dossier(
        String planCode,
        String planName,
        Optional<String> planDocument,
        String place,
        YearMonth month,
        BigDecimal pot,
        boolean trial,
        Optional<String> document,
        Optional<String> weightsDocument,
        List<Line> parts,
        List<Unit> units,
        List<Note> notes,
        List<Step> steps) {
    public Dossier {
        parts = List.copyOf(parts);
        units = List.copyOf(units);
        notes = List.copyOf(notes);
        steps = List.copyOf(steps);
    }

    /** @param code such as need or settlement */
    public record Line(String code, BigDecimal yuan, String formula, String numbers) {}

    /**
     * @param share of the pot, 0–1
     * @param payments advance and settlement, or none
     */
    public record Unit(
            String code,
            String name,
            BigDecimal yuan,
            BigDecimal share,
            List<Line> parts,
            List<Line> payments,
            List<Input> inputs) {
        Optional<Line> find(String kind) {
            return java.util.stream.Stream.concat(parts.stream(), payments.stream())
                    .filter(line -> line.code().equals(kind))
                    .findFirst();
        }
    }

    /** A figure that an amount rests on; see table {@code mart.allocation_input}. */
    public record Input(
            String part,
            String code,
            String name,
            YearMonth month,
            Optional<BigDecimal> numerator,
            Optional<BigDecimal> denominator,
            Optional<BigDecimal> value,
            String unitLabel,
            String remark,
            List<Delivery> deliveries) {}

    /** @param feed its title, such as 探访记录 */
    public record Delivery(String feed, String id, String fileName) {}

    /** @param kind rule, note or trial_reason */
    public record Note(String kind, String text) {}

    public record Step(String name, LocalDate doneOn, String remark) {}

    List<String> notes(String kind) {
        return notes.stream()
                .filter(note -> note.kind().equals(kind))
                .map(Note::text)
                .toList();
    }

    /** Part codes that the allocation has, in order. */
    List<String> partCodes() {
        return units.get(0).parts().stream().map(Line::code).toList();
    }

    boolean hasPayments() {
        return !units.get(0).payments().isEmpty();
    }

    /** Every delivery once, by file name and id. */
    List<Delivery> deliveries() {
        TreeMap<String, Delivery> byId = new TreeMap<>();
        units.forEach(unit -> unit.inputs()
                .forEach(input -> input.deliveries().forEach(delivery -> byId.putIfAbsent(delivery.id(), delivery))));
        return byId.values().stream()
                .sorted(Comparator.comparing(Delivery::fileName).thenComparing(Delivery::id))
                .toList();
    }
}

package io.eldercare.job.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A number that was worked out from others, with what it was worked out from.
 *
 * @param code of the item, target, part or rule
 * @param value as the mart holds it; empty where there is none
 * @param unit as it is printed: 分, 元, %
 * @param formula in words; may be empty
 * @param numbers the formula with its numbers, such as a reader can work out by hand (× ÷ before + −); may be empty
 * @param notes what else decided it
 * @param inputs numbers by name
 * @param below what it is made of
 * @param figures codes of the figures that it rests on, each with region and month
 * @param deliveries behind it, where it rests on no figure
 */
record Account(
        String code,
        String name,
        Optional<BigDecimal> value,
        String unit,
        String formula,
        String numbers,
        List<String> notes,
        List<Input> inputs,
        List<Account> below,
        List<FigureKey> figures,
        List<Cited> deliveries) {

    record Input(String name, Optional<BigDecimal> value) {}

    /** A delivery, and of it perhaps a line. @param rowNo 0: as a whole */
    record Cited(String deliveryId, String file, String sheet, int rowNo, Optional<BigDecimal> value) {}

    static Account of(String code, String name, Optional<BigDecimal> value, String unit) {
        return new Account(code, name, value, unit, "", "", List.of(), List.of(), List.of(), List.of(), List.of());
    }

    Account worked(String how, String withNumbers) {
        return new Account(code, name, value, unit, how, withNumbers, notes, inputs, below, figures, deliveries);
    }

    Account noted(List<String> words) {
        return new Account(code, name, value, unit, formula, numbers, words, inputs, below, figures, deliveries);
    }

    Account from(List<Input> known) {
        return new Account(code, name, value, unit, formula, numbers, notes, known, below, figures, deliveries);
    }

    Account made(List<Account> parts) {
        return new Account(code, name, value, unit, formula, numbers, notes, inputs, parts, figures, deliveries);
    }

    Account resting(List<FigureKey> on) {
        return new Account(code, name, value, unit, formula, numbers, notes, inputs, below, on, deliveries);
    }

    Account citing(List<Cited> cited) {
        return new Account(code, name, value, unit, formula, numbers, notes, inputs, below, figures, cited);
    }
}
